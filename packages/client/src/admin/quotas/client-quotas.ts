import { ApiKey } from '@kavka/protocol';
import {
  decodeDescribeClientQuotasResponse,
  encodeDescribeClientQuotasRequest,
} from '@kavka/protocol/messages/48-describe-client-quotas';
import {
  decodeAlterClientQuotasResponse,
  encodeAlterClientQuotasRequest,
} from '@kavka/protocol/messages/49-alter-client-quotas';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';

export type QuotaEntityType = 'user' | 'client-id' | 'ip';
/** Whom a quota is for; null stands for everyone without one of their own. */
export type QuotaEntity = Readonly<Partial<Record<QuotaEntityType, string | null>>>;

/** The quotas of one entity, by their names. */
export interface ClientQuotas {
  readonly entity: QuotaEntity;
  /** Such as `producer_byte_rate`. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * A name, null for the default, or `any` value at all.
 *
 * @example
 * await admin.describeClientQuotas({ user: { name: 'alice' }, 'client-id': 'any' });
 */
export type QuotaFilter = Readonly<
  Partial<Record<QuotaEntityType, { readonly name: string | null } | 'any'>>
>;

/**
 * Quotas of one entity to set, or with null to take away.
 *
 * @example
 * await admin.alterClientQuotas([{ entity: { user: 'alice' }, values: { producer_byte_rate: 1_000_000 } }]);
 */
export interface QuotaChange {
  readonly entity: QuotaEntity;
  /** Null takes a quota away. */
  readonly values: Readonly<Record<string, number | null>>;
}

const MATCH = { exact: 0, default: 1, any: 2 } as const;
const DESCRIBE = api(
  ApiKey.DescribeClientQuotas,
  encodeDescribeClientQuotasRequest,
  decodeDescribeClientQuotasResponse,
);
const ALTER = api(ApiKey.AlterClientQuotas, encodeAlterClientQuotasRequest, decodeAlterClientQuotasResponse);

/** `strict`: only entities that have no parts but those in the filter. */
export async function describeClientQuotas(
  admin: AdminContext,
  filter: QuotaFilter = {},
  { strict = false, ...options }: AdminCallOptions & { readonly strict?: boolean } = {},
): Promise<ClientQuotas[]> {
  const components = Object.entries(filter).map(([entityType, part]) => {
    if (part === 'any') return { entityType, matchType: MATCH.any, match: null };
    return part.name === null
      ? { entityType, matchType: MATCH.default, match: null }
      : { entityType, matchType: MATCH.exact, match: part.name };
  });
  const { entries } = await callOnce(
    admin,
    { api: DESCRIBE, to: 'any', request: () => ({ components, strict }), error: (response) => response },
    options,
  );
  return (entries ?? []).map(({ entity, values }) => ({
    entity: Object.fromEntries(
      entity.map(({ entityType, entityName }) => [entityType, entityName]),
    ) as QuotaEntity,
    values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
  }));
}

export async function alterClientQuotas(
  admin: AdminContext,
  changes: readonly QuotaChange[],
  { validateOnly = false, ...options }: AdminCallOptions & { readonly validateOnly?: boolean } = {},
): Promise<void> {
  await callForEach(
    admin,
    changes,
    {
      api: ALTER,
      route: toController<QuotaChange>,
      describe: ({ entity }) => entityText(entity),
      request: (some) => ({
        validateOnly,
        entries: some.map(({ entity, values }) => ({
          entity: Object.entries(entity).map(([entityType, entityName]) => ({ entityType, entityName })),
          ops: Object.entries(values).map(([key, value]) => ({
            key,
            value: value ?? 0,
            remove: value === null,
          })),
        })),
      }),
      outcomes: ({ entries }, some) =>
        new Map(
          some.flatMap((change, index) => {
            const answer = entries[index];
            if (answer === undefined) return [];
            const error = failure(answer.errorCode, entityText(change.entity), {}, answer.errorMessage);
            return [[change, error ?? null] as const];
          }),
        ),
    },
    options,
  );
}

function entityText(entity: QuotaEntity): string {
  return Object.entries(entity)
    .map(([type, name]) => `${type} ${name ?? '(default)'}`)
    .join(', ');
}
