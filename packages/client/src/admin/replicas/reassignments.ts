import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeAlterPartitionReassignmentsResponse,
  encodeAlterPartitionReassignmentsRequest,
} from '@kavka/protocol/messages/45-alter-partition-reassignments';
import {
  decodeListPartitionReassignmentsResponse,
  encodeListPartitionReassignmentsRequest,
} from '@kavka/protocol/messages/46-list-partition-reassignments';
import { api } from '../../connection/index.ts';
import { underTopics } from '../../consumer/offsets/leaders.ts';
import { byTopic, nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toController } from '../calls/routes.ts';

/**
 * The brokers that a partition is to be moved to; null gives a move up.
 *
 * @example
 * await admin.alterPartitionReassignments([{ topic: 'orders', partition: 0, replicas: [2, 3] }]);
 */
export interface Reassignment extends TopicPartition {
  /** The brokers that it goes to, the preferred leader first; null ends a reassignment that is under way. */
  readonly replicas: readonly number[] | null;
}

/** A partition that moves between brokers now. */
export interface OngoingReassignment extends TopicPartition {
  readonly replicas: readonly number[];
  readonly addingReplicas: readonly number[];
  readonly removingReplicas: readonly number[];
}

export interface ReassignOptions extends AdminCallOptions {
  /** Without it, partitions keep as many replicas as they have. */
  readonly allowReplicationFactorChange?: boolean;
}

const ALTER = api(
  ApiKey.AlterPartitionReassignments,
  encodeAlterPartitionReassignmentsRequest,
  decodeAlterPartitionReassignmentsResponse,
);
const LIST = api(
  ApiKey.ListPartitionReassignments,
  encodeListPartitionReassignmentsRequest,
  decodeListPartitionReassignmentsResponse,
);

/** Starts to move partitions to other brokers; the answer comes before the move is done. */
export async function alterPartitionReassignments(
  admin: AdminContext,
  reassignments: readonly Reassignment[],
  { allowReplicationFactorChange = true, ...options }: ReassignOptions = {},
): Promise<void> {
  await callForEach(
    admin,
    reassignments,
    {
      api: ALTER,
      route: toController<Reassignment>,
      describe: nameOf,
      context: ({ topic, partition }) => ({ topic, partition }),
      request: (some, timeoutMs) => ({
        timeoutMs,
        ...(allowReplicationFactorChange ? {} : { allowReplicationFactorChange }),
        topics: underTopics(some, ({ partition, replicas }) => ({
          partitionIndex: partition,
          replicas: replicas === null ? null : [...replicas],
        })),
      }),
      outcomes: ({ errorCode, errorMessage, responses }, some) => {
        if (errorCode !== ErrorCode.NONE)
          return new Map(
            some.map((one) => [one, failure(errorCode, nameOf(one), partitionOf(one), errorMessage) ?? null]),
          );
        return byKey(
          some,
          responses.flatMap(({ name: topic, partitions }) =>
            partitions.map(({ partitionIndex: partition, errorCode: code, errorMessage: message }) => {
              const one = { topic, partition };
              return [one, failure(code, nameOf(one), one, message) ?? null] as const;
            }),
          ),
        );
      },
    },
    options,
  );
}

/** Reassignments that are under way, of these partitions or of all. */
export async function listPartitionReassignments(
  admin: AdminContext,
  partitions: readonly TopicPartition[] | null = null,
  options?: AdminCallOptions,
): Promise<OngoingReassignment[]> {
  const asked =
    partitions && [...byTopic(partitions)].map(([name, partitionIndexes]) => ({ name, partitionIndexes }));
  const { topics } = await callOnce(
    admin,
    {
      api: LIST,
      to: 'controller',
      request: (timeoutMs) => ({ timeoutMs, topics: asked }),
      error: (response) => response,
    },
    options,
  );
  return topics.flatMap(({ name: topic, partitions: ongoing }) =>
    ongoing.map(({ partitionIndex: partition, replicas, addingReplicas, removingReplicas }) => ({
      topic,
      partition,
      replicas,
      addingReplicas,
      removingReplicas,
    })),
  );
}

function partitionOf({ topic, partition }: TopicPartition): TopicPartition {
  return { topic, partition };
}
