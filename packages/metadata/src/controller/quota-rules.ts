import type { QuotaEntityPart } from '../image/client-quotas.ts';

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

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^(?=.*:.*:)[\da-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?$/i;

/** What is wrong with the entity that a quota is for. */
export function quotaEntityProblem(entity: readonly QuotaEntityPart[]): string | undefined {
  if (entity.length === 0) return 'a quota needs an entity that it is for';
  const seen = new Set<string>();
  for (const { entityType, entityName } of entity) {
    if (!ENTITY_TYPES.includes(entityType))
      return `there are no quotas for ${entityType}, only for ${ENTITY_TYPES.join(', ')}`;
    if (seen.has(entityType)) return `${entityType} is given twice in one entity`;
    if (entityName === '') return `${entityType} has an empty name`;
    seen.add(entityType);
  }
  if (!seen.has(IP)) return undefined;
  if (seen.size > 1) return 'a quota of an address cannot be one of a user or a client id too';
  const address = entity[0]?.entityName ?? null;
  return address === null || isAddress(address) ? undefined : `${address} is not an IP address`;
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

/** No names of hosts: the controller does not ask the network. */
function isAddress(text: string): boolean {
  return IPV4.test(text) || IPV6.test(text);
}
