import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeOffsetDeleteResponse,
  encodeOffsetDeleteRequest,
} from '@kavka/protocol/messages/47-offset-delete';
import { api } from '../../connection/index.ts';
import { OFFSET_FETCH } from '../../consumer/apis.ts';
import { type CommittedOffset, commitOffsets } from '../../consumer/offsets/committed-offsets.ts';
import { underTopics } from '../../consumer/offsets/leaders.ts';
import { nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toCoordinators } from '../calls/routes.ts';

/** What one group has committed. */
export interface GroupOffsets {
  readonly groupId: string;
  readonly offsets: readonly CommittedOffset[];
}

const OFFSET_DELETE = api(ApiKey.OffsetDelete, encodeOffsetDeleteRequest, decodeOffsetDeleteResponse);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

/** How committed offsets are asked for. */
export interface ListGroupOffsetsOptions extends AdminCallOptions {
  /** Waits for transactions that are about to commit offsets, as consumers of what is committed do. */
  readonly requireStable?: boolean;
}

/** All that these groups have committed. */
export function listGroupOffsets(
  admin: AdminContext,
  groupIds: readonly string[],
  { requireStable = false, ...options }: ListGroupOffsetsOptions = {},
): Promise<GroupOffsets[]> {
  return callForEach(
    admin,
    groupIds,
    {
      api: OFFSET_FETCH,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groups: some.map((groupId) => ({ groupId, topics: null })), requireStable }),
      outcomes: ({ groups }) =>
        new Map(
          groups.map(({ groupId, errorCode, topics }) => {
            const offsets = topics.flatMap(({ name: topic, partitions }) =>
              partitions.map(({ partitionIndex, committedOffset, committedLeaderEpoch, metadata }) => ({
                topic,
                partition: partitionIndex,
                offset: Number(committedOffset),
                leaderEpoch: committedLeaderEpoch,
                metadata: metadata ?? '',
              })),
            );
            const committed = offsets.filter(({ offset }) => offset >= 0);
            return [
              groupId,
              failure(errorCode, `group ${groupId}`, { groupId }) ?? { groupId, offsets: committed },
            ];
          }),
        ),
    },
    options,
  );
}

/** Commits in place of a group that has no members. */
export function alterGroupOffsets(
  admin: AdminContext,
  groupId: string,
  offsets: readonly (TopicPartition & { readonly offset: number; readonly metadata?: string })[],
  { timeoutMs = admin.timeoutMs, signal }: AdminCallOptions = {},
): Promise<void> {
  const identity = { groupId, memberId: '', generationId: -1, groupInstanceId: null };
  const complete = offsets.map((one) => ({ leaderEpoch: -1, metadata: '', ...one }));
  return commitOffsets(admin.cluster, identity, complete, { timeoutMs, signal });
}

/** Forgets what a group has committed, of topics that none of its members reads. */
export async function deleteGroupOffsets(
  admin: AdminContext,
  groupId: string,
  partitions: readonly TopicPartition[],
  options?: AdminCallOptions,
): Promise<void> {
  const coordinator = { type: 'group', nameOf: () => groupId } as const;
  await callForEach(
    admin,
    partitions,
    {
      api: OFFSET_DELETE,
      route: toCoordinators<TopicPartition>('group', coordinator.nameOf),
      coordinator,
      describe: (one) => `offset of ${nameOf(one)} in group ${groupId}`,
      context: ({ topic, partition }) => ({ groupId, topic, partition }),
      request: (some) => ({
        groupId,
        topics: underTopics(some, ({ partition }) => ({ partitionIndex: partition })),
      }),
      outcomes: ({ errorCode, topics }, some) => {
        const outcome = (one: TopicPartition, code: number) =>
          failure(code, `offset of ${nameOf(one)} in group ${groupId}`, { groupId, ...one }) ?? null;
        if (errorCode !== ErrorCode.NONE) return new Map(some.map((one) => [one, outcome(one, errorCode)]));
        const answers = topics.flatMap(({ name: topic, partitions: codes }) =>
          codes.map((one) => ({ topic, partition: one.partitionIndex, code: one.errorCode })),
        );
        return byKey(
          some,
          answers.map(
            ({ topic, partition, code }) =>
              [{ topic, partition }, outcome({ topic, partition }, code)] as const,
          ),
        );
      },
    },
    options,
  );
}
