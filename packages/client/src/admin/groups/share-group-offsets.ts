import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeDescribeShareGroupOffsetsResponse,
  encodeDescribeShareGroupOffsetsRequest,
} from '@kavka/protocol/messages/90-describe-share-group-offsets';
import {
  decodeAlterShareGroupOffsetsResponse,
  encodeAlterShareGroupOffsetsRequest,
} from '@kavka/protocol/messages/91-alter-share-group-offsets';
import {
  decodeDeleteShareGroupOffsetsResponse,
  encodeDeleteShareGroupOffsetsRequest,
} from '@kavka/protocol/messages/92-delete-share-group-offsets';
import { api } from '../../connection/index.ts';
import { underTopics } from '../../consumer/offsets/leaders.ts';
import { nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toCoordinators } from '../calls/routes.ts';

/** Where one share group is in its partitions. */
export interface ShareGroupOffsets {
  readonly groupId: string;
  readonly offsets: readonly ShareOffset[];
}

export interface ShareOffset extends TopicPartition {
  /** Everything before it is done with. */
  readonly startOffset: number;
  readonly leaderEpoch: number;
  /** Records that are not done with; -1 where it is not known. */
  readonly lag: number;
}

export type ShareOffsetChange = Pick<ShareOffset, 'topic' | 'partition' | 'startOffset'>;

const DESCRIBE = api(
  ApiKey.DescribeShareGroupOffsets,
  encodeDescribeShareGroupOffsetsRequest,
  decodeDescribeShareGroupOffsetsResponse,
);
const ALTER = api(
  ApiKey.AlterShareGroupOffsets,
  encodeAlterShareGroupOffsetsRequest,
  decodeAlterShareGroupOffsetsResponse,
);
const DELETE = api(
  ApiKey.DeleteShareGroupOffsets,
  encodeDeleteShareGroupOffsetsRequest,
  decodeDeleteShareGroupOffsetsResponse,
);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

export function listShareGroupOffsets(
  admin: AdminContext,
  groupIds: readonly string[],
  options?: AdminCallOptions,
): Promise<ShareGroupOffsets[]> {
  return callForEach(
    admin,
    groupIds,
    {
      api: DESCRIBE,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `share group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groups: some.map((groupId) => ({ groupId, topics: null })) }),
      outcomes: ({ groups }) =>
        new Map(
          groups.map(({ groupId, errorCode, errorMessage, topics }) => {
            const offsets = topics.flatMap(({ topicName: topic, partitions }) =>
              partitions
                .filter((one) => one.errorCode === ErrorCode.NONE)
                .map(({ partitionIndex: partition, startOffset, leaderEpoch, lag }) => ({
                  topic,
                  partition,
                  startOffset: Number(startOffset),
                  leaderEpoch,
                  lag: Number(lag),
                })),
            );
            const error = failure(errorCode, `share group ${groupId}`, { groupId }, errorMessage);
            return [groupId, error ?? { groupId, offsets }];
          }),
        ),
    },
    options,
  );
}

/** Moves a share group that has no members. */
export async function alterShareGroupOffsets(
  admin: AdminContext,
  groupId: string,
  offsets: readonly ShareOffsetChange[],
  options?: AdminCallOptions,
): Promise<void> {
  const coordinator = { type: 'group', nameOf: () => groupId } as const;
  const text = (one: TopicPartition): string => `${nameOf(one)} in share group ${groupId}`;
  await callForEach(
    admin,
    offsets,
    {
      api: ALTER,
      route: toCoordinators<ShareOffsetChange>('group', coordinator.nameOf),
      coordinator,
      describe: (one) => text(one),
      context: ({ topic, partition }) => ({ groupId, topic, partition }),
      request: (some) => ({
        groupId,
        topics: underTopics(some, ({ partition, startOffset }) => ({
          partitionIndex: partition,
          startOffset: BigInt(startOffset),
        })).map(({ name, partitions }) => ({ topicName: name, partitions })),
      }),
      outcomes: ({ errorCode, errorMessage, responses }, some) => {
        if (errorCode !== ErrorCode.NONE)
          return new Map(
            some.map((one) => [one, failure(errorCode, text(one), { groupId }, errorMessage) ?? null]),
          );
        return byKey(
          some,
          responses.flatMap(({ topicName: topic, partitions }) =>
            partitions.map(({ partitionIndex: partition, errorCode: code, errorMessage: message }) => {
              const one = { topic, partition };
              return [one, failure(code, text(one), { groupId, ...one }, message) ?? null] as const;
            }),
          ),
        );
      },
    },
    options,
  );
}

/** Forgets topics that none of the group's members reads. */
export async function deleteShareGroupOffsets(
  admin: AdminContext,
  groupId: string,
  topics: readonly string[],
  options?: AdminCallOptions,
): Promise<void> {
  const coordinator = { type: 'group', nameOf: () => groupId } as const;
  await callForEach(
    admin,
    topics,
    {
      api: DELETE,
      route: toCoordinators<string>('group', coordinator.nameOf),
      coordinator,
      describe: (topic) => `topic ${topic} in share group ${groupId}`,
      context: (topic) => ({ groupId, topic }),
      request: (some) => ({ groupId, topics: some.map((topicName) => ({ topicName })) }),
      outcomes: ({ errorCode, errorMessage, responses }, some) =>
        new Map(
          some.map((topic) => {
            const answer = responses.find(({ topicName }) => topicName === topic);
            const isWhole = errorCode !== ErrorCode.NONE || answer === undefined;
            const [code, message] = isWhole
              ? [errorCode, errorMessage]
              : [answer.errorCode, answer.errorMessage];
            return [
              topic,
              failure(code, `topic ${topic} in share group ${groupId}`, { groupId, topic }, message) ?? null,
            ];
          }),
        ),
    },
    options,
  );
}
