import type { Uuid } from '@kavka/base';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import type { MetadataResponseTopic } from '@kavka/protocol/messages/03-metadata';
import { decodeMetadataResponse, encodeMetadataRequest } from '@kavka/protocol/messages/03-metadata';
import { api } from '../../connection/index.ts';
import { UnsupportedVersionError } from '../../errors/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { toAny } from '../calls/routes.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';
import { describeTopicPages } from './describe-topic-pages.ts';
import type { TopicDescription } from './topic-description.ts';
import { contextOf, describeRef, isAbout, type TopicRef } from './topic-ref.ts';

/** One topic, in short. */
export interface TopicListing {
  readonly name: string;
  readonly topicId: Uuid;
  readonly isInternal: boolean;
}

const DEFAULT_PARTITION_LIMIT = 2000;
const METADATA = api(ApiKey.Metadata, encodeMetadataRequest, decodeMetadataResponse);

export interface DescribeTopicsOptions extends DescribeOptions {
  /** Of how many partitions one answer tells. */
  readonly partitionLimit?: number;
}

export async function describeTopics(
  admin: AdminContext,
  topics: readonly TopicRef[],
  { partitionLimit = DEFAULT_PARTITION_LIMIT, ...options }: DescribeTopicsOptions = {},
): Promise<TopicDescription[]> {
  const names = topics.filter((ref) => typeof ref === 'string');
  if (names.length < topics.length) return describeByMetadata(admin, topics, options);
  try {
    return await describeTopicPages(admin, names, partitionLimit, options);
  } catch (error) {
    if (!(error instanceof UnsupportedVersionError)) throw error;
    return describeByMetadata(admin, names, options);
  }
}

/** By id, and for brokers before 3.7. */
function describeByMetadata(
  admin: AdminContext,
  refs: readonly TopicRef[],
  { includeAuthorizedOperations = false, ...options }: DescribeOptions,
): Promise<TopicDescription[]> {
  return callForEach(
    admin,
    refs,
    {
      api: METADATA,
      route: toAny,
      describe: describeRef,
      context: contextOf,
      request: (some) => ({
        topics: some.map((ref) => (typeof ref === 'string' ? { name: ref } : { name: null, ...ref })),
        allowAutoTopicCreation: false,
        includeTopicAuthorizedOperations: includeAuthorizedOperations,
      }),
      outcomes: ({ topics }, some) =>
        new Map(
          some.flatMap((ref) => {
            const topic = topics.find((one) => isAbout(ref, one));
            if (topic === undefined) return [];
            const error = failure(topic.errorCode, describeRef(ref), contextOf(ref));
            return [[ref, error ?? described(topic.name ?? '', topic)] as const];
          }),
        ),
    },
    options,
  );
}

export async function listTopics(
  admin: AdminContext,
  { includeInternal = false, ...options }: AdminCallOptions & { readonly includeInternal?: boolean } = {},
): Promise<TopicListing[]> {
  const { topics } = await callOnce(
    admin,
    {
      api: METADATA,
      to: 'any',
      request: () => ({ topics: null }),
      error: () => ({ errorCode: ErrorCode.NONE }),
    },
    options,
  );
  return topics
    .map(({ name, topicId, isInternal }) => ({ name: name ?? '', topicId, isInternal }))
    .filter(({ isInternal }) => includeInternal || !isInternal);
}

function described(
  name: string,
  { topicId, isInternal, partitions, topicAuthorizedOperations }: MetadataResponseTopic,
): TopicDescription {
  return {
    name,
    topicId,
    isInternal,
    authorizedOperations: authorizedOperationsIn(topicAuthorizedOperations),
    partitions: partitions
      .map(({ partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, offlineReplicas }) => ({
        partition: partitionIndex,
        leader: leaderId,
        leaderEpoch,
        replicas: replicaNodes,
        isr: isrNodes,
        offlineReplicas,
        eligibleLeaderReplicas: null,
        lastKnownElr: null,
      }))
      .sort((a, b) => a.partition - b.partition),
  };
}
