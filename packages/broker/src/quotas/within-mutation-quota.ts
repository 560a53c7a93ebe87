import type { TakePartitions } from '@kavka/metadata';
import type { RequestContext } from '../dispatch/request-context.ts';

/**
 * Runs a request that creates or deletes partitions within the quota of the one who asks; from version `strictFrom` on it may be
 * refused.
 */
export async function withinMutationQuota<Response>(
  context: RequestContext,
  strictFrom: number,
  change: (take: TakePartitions) => Promise<Response>,
): Promise<Response> {
  const { broker, connection, clientId, apiVersion } = context;
  const allowance = broker.quotas.controllerMutation.allowance(
    connection.principal.name,
    clientId ?? '',
    apiVersion >= strictFrom,
  );
  const response = await change(allowance.take);
  context.throttle(allowance.throttleMs());
  return response;
}
