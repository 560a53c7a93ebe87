import type { Admin, ClientQuotas, QuotaEntity, QuotaFilter } from '@kavka/client';
import { formatJavaDouble } from '@kavka/config';
import { ToolError } from '../../shell/index.ts';
import type { Changes } from './config-changes.ts';
import type { Entity, EntityType } from './config-entity.ts';

type QuotaType = 'users' | 'clients' | 'ips';

const PARTS = { users: 'user', clients: 'client-id', ips: 'ip' } as const;
const TITLES = { user: 'user-principal', 'client-id': 'client-id', ip: 'ip' } as const;
const CLIENT_QUOTAS = [
  'consumer_byte_rate',
  'controller_mutation_rate',
  'producer_byte_rate',
  'request_percentage',
];
const IP_QUOTAS = ['connection_creation_rate'];

export function hasQuotas(type: EntityType): type is QuotaType {
  return type in PARTS;
}

/** @throws ToolError for names that are no quotas of these entities, in the words of the original */
export function checkQuotaNames(entities: readonly Entity[], { set, removed }: Changes): void {
  const type = entities.length > 1 ? 'clients' : (entities[0]?.type ?? 'clients');
  const known = type === 'ips' ? IP_QUOTAS : CLIENT_QUOTAS;
  const kind =
    type === 'ips' ? 'connection quota' : type === 'users' ? 'quota and SCRAM credential' : 'quota';
  const lists = [
    ['added', Object.keys(set)],
    ['deleted', removed],
  ] as const;
  for (const [verb, names] of lists) {
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0)
      throw new ToolError(
        `Only ${kind} configs can be ${verb} for '${type}' using --bootstrap-server. ` +
          `Unexpected config names: ${unknown.join(',')}; there are ${known.join(', ')}`,
      );
  }
}

/** @throws ToolError for values that are no numbers, and for quotas to be taken away that are not there */
export async function alterQuotas(
  admin: Admin,
  entities: readonly Entity[],
  { set, removed }: Changes,
  signal: AbortSignal,
): Promise<void> {
  const present = new Set(
    (await describeQuotas(admin, entities, signal)).flatMap(({ values }) => Object.keys(values)),
  );
  const missing = removed.filter((name) => !present.has(name));
  if (missing.length > 0) throw new ToolError(`Invalid config(s): ${missing.join(',')}`);
  const values: Record<string, number | null> = Object.fromEntries(removed.map((name) => [name, null]));
  for (const [name, text] of Object.entries(set)) {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isNaN(number))
      throw new ToolError(`Cannot parse quota configuration value for ${name}: ${text}`);
    values[name] = number;
  }
  const entity: QuotaEntity = Object.fromEntries(
    entities.map(({ type, name }) => [PARTS[type as QuotaType], name === '' ? null : (name ?? null)]),
  );
  await admin.alterClientQuotas([{ entity, values }], { signal });
}

export function describeQuotas(
  admin: Admin,
  entities: readonly Entity[],
  signal: AbortSignal,
): Promise<ClientQuotas[]> {
  const filter: QuotaFilter = Object.fromEntries(
    entities.map(({ type, name }) => [
      PARTS[type as QuotaType],
      name === undefined ? 'any' : { name: name === '' ? null : name },
    ]),
  );
  return admin.describeClientQuotas(filter, { signal, strict: true });
}

/** `Quota configs for user-principal 'alice', client-id 'c' are producer_byte_rate=1024.0`. */
export function quotaLine({ entity, values }: ClientQuotas): string {
  const names = (['user', 'client-id', 'ip'] as const).flatMap((part) => {
    const name = entity[part];
    if (name === undefined) return [];
    return [name === null ? `the default ${TITLES[part]}` : `${TITLES[part]} '${name}'`];
  });
  const texts = Object.entries(values).map(([name, value]) => `${name}=${formatJavaDouble(value)}`);
  return `Quota configs for ${names.join(', ')} are ${texts.join(', ')}`;
}
