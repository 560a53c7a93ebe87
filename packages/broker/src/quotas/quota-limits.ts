import type { ClientQuotas } from '@kavka/metadata';

/** What users and clients can be limited in, under Kafka's names. */
export type ClientQuotaName =
  | 'producer_byte_rate'
  | 'consumer_byte_rate'
  | 'request_percentage'
  | 'controller_mutation_rate';

/** A limit, and with whom it is shared: everyone with the same key has one allowance together. */
export interface QuotaLimit {
  readonly key: string;
  readonly perSecond: number;
}

/** A name; null stands for all who have no quota of their own; undefined: the quota is not about it. */
type Part = string | null | undefined;

/**
 * The limit of a user's client, by Kafka's eight levels, of which the most specific counts alone. A limit for a user is shared by
 * all of the user's clients, one for a client id by all users of it, also where it is the default.
 */
export function limitOf(
  quotas: ClientQuotas,
  name: ClientQuotaName,
  user: string,
  clientId: string,
): QuotaLimit | undefined {
  for (const [userPart, clientPart] of levels(user, clientId)) {
    const perSecond = quotaOf(quotas, name, userPart, clientPart);
    if (perSecond === undefined) continue;
    const key = JSON.stringify([
      userPart === undefined ? '' : user,
      clientPart === undefined ? '' : clientId,
    ]);
    return { key, perSecond };
  }
  return undefined;
}

/** Who does not say a client id has only limits of the user. */
function levels(user: string, clientId: string): readonly (readonly [Part, Part])[] {
  if (clientId === '')
    return [
      [user, undefined],
      [null, undefined],
    ];
  return [
    [user, clientId],
    [user, null],
    [user, undefined],
    [null, clientId],
    [null, null],
    [null, undefined],
    [undefined, clientId],
    [undefined, null],
  ];
}

function quotaOf(
  quotas: ClientQuotas,
  name: ClientQuotaName,
  user: Part,
  clientId: Part,
): number | undefined {
  const entity = [];
  if (clientId !== undefined) entity.push({ entityType: 'client-id', entityName: clientId });
  if (user !== undefined) entity.push({ entityType: 'user', entityName: user });
  return quotas.of(entity)?.get(name);
}
