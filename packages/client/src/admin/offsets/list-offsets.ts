import {
  type FoundOffset,
  listOffsets as listLeadersOffsets,
  type OffsetQuery,
} from '../../consumer/offsets/list-offsets.ts';
import { nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';

/**
 * The first offset at or after a time, or one of those that have a name.
 *
 * @example
 * const [end] = await admin.listOffsets([{ topic: 'orders', partition: 0, at: 'latest' }]);
 */
export interface OffsetSpec extends TopicPartition {
  readonly at: bigint | keyof typeof NAMED;
}

const NAMED = {
  latest: -1n,
  earliest: -2n,
  /** Of the record with the greatest timestamp. */
  maxTimestamp: -3n,
  /** Of the first record that is not in remote storage only. */
  earliestLocal: -4n,
  latestTiered: -5n,
  earliestPendingUpload: -6n,
} as const;

export async function listOffsets(
  admin: AdminContext,
  specs: readonly OffsetSpec[],
  {
    timeoutMs = admin.timeoutMs,
    signal,
    readCommitted = false,
  }: AdminCallOptions & { readonly readCommitted?: boolean } = {},
): Promise<FoundOffset[]> {
  const queries: OffsetQuery[] = specs.map(({ topic, partition, at }) => ({
    topic,
    partition,
    timestamp: typeof at === 'bigint' ? at : NAMED[at],
  }));
  const isolationLevel = readCommitted ? 1 : 0;
  const found = await listLeadersOffsets(admin.cluster, queries, { isolationLevel, timeoutMs, signal });
  return queries.flatMap((query) => found.get(nameOf(query)) ?? []);
}
