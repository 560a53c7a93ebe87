import { ApiKey } from '@kavka/protocol';
import {
  decodeDeleteRecordsResponse,
  encodeDeleteRecordsRequest,
} from '@kavka/protocol/messages/21-delete-records';
import { api } from '../../connection/index.ts';
import { underTopics } from '../../consumer/offsets/leaders.ts';
import { nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toLeaders } from '../calls/routes.ts';

/**
 * Up to where the records of a partition are to be deleted.
 *
 * @example
 * await admin.deleteRecords([{ topic: 'orders', partition: 0, beforeOffset: 1000 }]);
 */
export interface RecordsToDelete extends TopicPartition {
  /** Everything before it goes; -1: everything that consumers can read. */
  readonly beforeOffset: number;
}

/** Where a partition starts after its first records were deleted. */
export interface DeletedRecords extends TopicPartition {
  /** Of the first record that is left. */
  readonly lowWatermark: number;
}

const DELETE_RECORDS = api(ApiKey.DeleteRecords, encodeDeleteRecordsRequest, decodeDeleteRecordsResponse);

export function deleteRecords(
  admin: AdminContext,
  records: readonly RecordsToDelete[],
  options?: AdminCallOptions,
): Promise<DeletedRecords[]> {
  return callForEach(
    admin,
    records,
    {
      api: DELETE_RECORDS,
      route: toLeaders<RecordsToDelete>,
      describe: (one) => nameOf(one),
      context: ({ topic, partition }) => ({ topic, partition }),
      request: (some, timeoutMs) => ({
        topics: underTopics(some, ({ partition, beforeOffset }) => ({
          partitionIndex: partition,
          offset: BigInt(beforeOffset),
        })),
        timeoutMs,
      }),
      outcomes: ({ topics }, some) =>
        byKey(
          some,
          topics.flatMap(({ name: topic, partitions }) =>
            partitions.map(({ partitionIndex: partition, lowWatermark, errorCode }) => {
              const one = { topic, partition };
              const deleted = { ...one, lowWatermark: Number(lowWatermark) };
              return [one, failure(errorCode, nameOf(one), one) ?? deleted] as const;
            }),
          ),
        ),
    },
    options,
  );
}
