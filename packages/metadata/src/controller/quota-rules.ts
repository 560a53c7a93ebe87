import type { QuotaEntityPart } from '../image/client-quotas.ts';
import { canonicalAddress } from '../image/ip-address.ts';

const IP = 'ip';
const ENTITY_TYPES: readonly string[] = ['user', 'client-id', IP];

/** Quotas of users and client ids, and the largest value that fits: bytes are whole numbers. */
const CLIENT_QUOTAS: ReadonlyMap<string, number | null> = new Map([
  ['producer_byte_rate', 2 ** 63],
  ['consumer_byte_rate', 2 ** 63],
  ['request_percentage', null],
  ['controller_mutation_rate', null],
]);

const ADDRESS_QUOTAS: ReadonlyMap<string, number | null> = new Map([
  ['connection_creation_rate', 2 ** 31 - 1],
]);

/** How far a whole number may be from one, as it comes as a floating-point number. */
const TOLERANCE = 1e-6;

/** What is wrong with the entity that a quota is for. `hosts` are the names that stand for an address. */
export function quotaEntityProblem(
  entity: readonly QuotaEntityPart[],
  hosts: ReadonlySet<string>,
): string | undefined {
  if (entity.length === 0) return 'a quota needs an entity that it is for';
  for (const { entityType, entityName } of entity) {
    if (!ENTITY_TYPES.includes(entityType))
      return `there are no quotas for ${entityType}, only for ${ENTITY_TYPES.join(', ')}`;
    if (entityName === '') return `${entityType} has an empty name`;
  }
  const address = addressIn(entity);
  if (address === undefined) return undefined;
  if (entity.length > 1) return 'a quota of an address cannot be one of a user or a client id too';
  if (address === null || canonicalAddress(address) !== undefined || hosts.has(address)) return undefined;
  return `${address} is not an IP address, and no host of this name was found`;
}

/** What is wrong with the value of a quota. */
export function quotaValueProblem(
  entity: readonly QuotaEntityPart[],
  key: string,
  value: number,
): string | undefined {
  const quotas = entity.some(({ entityType }) => entityType === IP) ? ADDRESS_QUOTAS : CLIENT_QUOTAS;
  const largest = quotas.get(key);
  if (largest === undefined) return `there is no quota ${key} here, only ${[...quotas.keys()].join(', ')}`;
  if (!(value > 0)) return `quota ${key} must be greater than 0, not ${value}`;
  if (largest === null) return undefined;
  if (value > largest) return `quota ${key} is too large: ${value}`;
  return Math.abs(value % 1) > TOLERANCE ? `quota ${key} must be a whole number, not ${value}` : undefined;
}

/** The address or host that an entity is about; null for any, undefined where it is about users or client ids. */
function addressIn(entity: readonly QuotaEntityPart[]): string | null | undefined {
  return entity.find(({ entityType }) => entityType === IP)?.entityName;
}

/** Names that may be hosts, which are looked up before the controller decides. */
export function hostsToFind(entities: readonly (readonly QuotaEntityPart[])[]): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const name of entities.map(addressIn)) {
    // No host has a colon in its name: that is an address gone wrong.
    if (name && !name.includes(':') && canonicalAddress(name) === undefined) hosts.add(name);
  }
  return hosts;
}
