import type { QuotaEntry } from '@kavka/metadata';
import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  type DescribeClientQuotasRequest,
  type DescribeClientQuotasRequestComponentData,
  type DescribeClientQuotasResponse,
  decodeDescribeClientQuotasRequest,
  encodeDescribeClientQuotasResponse,
} from '@kavka/protocol/messages/48-describe-client-quotas';
import { defineHandler } from '../dispatch/handler.ts';
import { entitiesInOrder, partsInOrder, valuesInOrder } from '../quotas/quota-order.ts';

type Filter = DescribeClientQuotasRequestComponentData;

/** How a filter looks at the name of an entity: it is this one, it is the default, or there is any. */
const EXACT = 0;
const DEFAULT = 1;
const ANY = 2;

const ENTITY_TYPES: readonly string[] = ['user', 'client-id', 'ip'];

export const describeClientQuotas = defineHandler<DescribeClientQuotasRequest, DescribeClientQuotasResponse>({
  apiKey: ApiKey.DescribeClientQuotas,
  decode: decodeDescribeClientQuotasRequest,
  encode: encodeDescribeClientQuotasResponse,
  handle(request, context) {
    const refused = refusalOf(request.components);
    if (refused !== undefined) return { ...refused, entries: null };
    const all = [...context.broker.image.clientQuotas.entries()];
    const entries = entitiesInOrder(all, all.length).filter((entry) => isWanted(entry, request));
    return { errorCode: ErrorCode.NONE, errorMessage: null, entries: entries.map(toWire) };
  },
});

function refusalOf(filters: readonly Filter[]): Init<DescribeClientQuotasResponse> | undefined {
  const seen = new Set<string>();
  for (const { entityType, matchType, match } of filters) {
    if (entityType === '') return invalid('a filter has an empty entity type');
    if (seen.has(entityType)) return invalid(`entity type ${entityType} is filtered twice`);
    if (!ENTITY_TYPES.includes(entityType))
      return {
        errorCode: ErrorCode.UNSUPPORTED_VERSION,
        errorMessage: `there are no quotas for ${entityType}, only for ${ENTITY_TYPES.join(', ')}`,
      };
    if (matchType !== EXACT && matchType !== DEFAULT && matchType !== ANY)
      return invalid(`there is no match type ${matchType}`);
    if ((matchType === EXACT) !== (match !== null))
      return invalid(`match type ${matchType} ${match === null ? 'needs a name' : 'goes without a name'}`);
    seen.add(entityType);
  }
  if (seen.has('ip') && seen.size > 1)
    return invalid('an address cannot be filtered together with a user or a client id');
  return undefined;
}

function invalid(errorMessage: string): Init<DescribeClientQuotasResponse> {
  return { errorCode: ErrorCode.INVALID_REQUEST, errorMessage };
}

/** Strict: the entity is about nothing beside what is asked for. */
function isWanted({ entity }: QuotaEntry, { components, strict }: DescribeClientQuotasRequest): boolean {
  if (strict && entity.length !== components.length) return false;
  return components.every(({ entityType, matchType, match }) => {
    const part = entity.find((each) => each.entityType === entityType);
    return part !== undefined && (matchType === ANY || part.entityName === match);
  });
}

function toWire({ entity, values }: QuotaEntry) {
  return {
    entity: partsInOrder(entity).map(({ entityType, entityName }) => ({ entityType, entityName })),
    values: valuesInOrder(values).map(([key, value]) => ({ key, value })),
  };
}
