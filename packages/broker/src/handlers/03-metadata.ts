import { ZERO_UUID } from '@kavka/base';
import type { Partition, Topic } from '@kavka/metadata';
import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  decodeMetadataRequest,
  encodeMetadataResponse,
  type MetadataRequest,
  type MetadataRequestTopic,
  type MetadataResponse,
  type MetadataResponsePartition,
  type MetadataResponseTopic,
} from '@kavka/protocol/messages/03-metadata';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { CLUSTER_OPERATIONS, NO_OPERATIONS, TOPIC_OPERATIONS } from '../security/operations.ts';
import { isValidTopicName } from '../topic/topic-creation.ts';

const FIRST_VERSION_WITH_IDS = 10;
const FIRST_VERSION_ASKED_BY_ID = 12;

type TopicAnswer = Init<MetadataResponseTopic>;

export const metadata = defineHandler<MetadataRequest, MetadataResponse>({
  apiKey: ApiKey.Metadata,
  decode: decodeMetadataRequest,
  encode: encodeMetadataResponse,
  handle(request, context) {
    if (asksByIdTooEarly(request, context)) return refuseAll(request);
    const missing = topicsToCreate(request, context);
    const response = respond(request, context);
    context.broker.topicCreation.createAutomatically(missing);
    return response;
  },
});

/** Versions 10 and 11 have a place for topic ids, but only answer them. */
function asksByIdTooEarly({ topics }: MetadataRequest, { apiVersion }: RequestContext): boolean {
  if (topics === null || apiVersion < FIRST_VERSION_WITH_IDS || apiVersion >= FIRST_VERSION_ASKED_BY_ID)
    return false;
  return topics.some(({ name, topicId }) => name === null || topicId !== ZERO_UUID);
}

function refuseAll({ topics }: MetadataRequest): Init<MetadataResponse> {
  return {
    brokers: [],
    clusterId: null,
    controllerId: -1,
    topics: (topics ?? []).map(({ name, topicId }) =>
      refused(name ?? '', ErrorCode.INVALID_REQUEST, topicId),
    ),
  };
}

/** Each topic once; with ids among them only those. */
function askedTopics(topics: readonly MetadataRequestTopic[]): MetadataRequestTopic[] {
  const byId = topics.filter(({ topicId }) => topicId !== ZERO_UUID);
  if (byId.length > 0) return [...new Map(byId.map((topic) => [topic.topicId, topic])).values()];
  return [...new Map(topics.map((topic) => [topic.name, topic])).values()];
}

/** Named topics that do not exist and may be created by asking for them. */
function topicsToCreate(request: MetadataRequest, context: RequestContext): string[] {
  const { broker, apiVersion } = context;
  const allowed = (apiVersion < 4 || request.allowAutoTopicCreation) && broker.topicCreation.isAutomatic;
  if (!allowed || request.topics === null) return [];
  const missing = request.topics.filter(
    ({ name, topicId }) =>
      name !== null &&
      topicId === ZERO_UUID &&
      isValidTopicName(name) &&
      broker.image.topics.byName(name) === undefined,
  );
  return missing.map((topic) => topic.name as string);
}

function respond(request: MetadataRequest, context: RequestContext): Init<MetadataResponse> {
  const { broker, apiVersion, connection } = context;
  const brokers = broker.image.brokers.alive();
  const addresses = brokers
    .map((one) => broker.nodeAddress(one.id, connection.listenerName))
    .filter((one) => one !== undefined);
  const asksForAll = request.topics === null || (apiVersion === 0 && request.topics.length === 0);
  const asked = asksForAll
    ? broker.image.topics.sorted().map((topic) => describe(topic, request, context))
    : askedTopics(request.topics ?? []).map((topic) => answerTo(topic, request, context));
  return {
    brokers: addresses.map(({ id, host, port, rack }) => ({ nodeId: id, host, port, rack })),
    clusterId: broker.clusterId,
    controllerId: addresses[broker.random.below(Math.max(addresses.length, 1))]?.id ?? -1,
    topics: asked,
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
      ? CLUSTER_OPERATIONS
      : NO_OPERATIONS,
  };
}

function answerTo(
  asked: MetadataRequestTopic,
  request: MetadataRequest,
  context: RequestContext,
): TopicAnswer {
  const { topics } = context.broker.image;
  const { name, topicId } = asked;
  const byId = topicId !== ZERO_UUID;
  const topic = byId ? topics.byId(topicId) : topics.byName(name ?? '');
  if (topic !== undefined) return describe(topic, request, context);
  if (byId) return refused(null, ErrorCode.UNKNOWN_TOPIC_ID, topicId);
  if (name === null) return refused(null, ErrorCode.INVALID_REQUEST, ZERO_UUID);
  const errorCode = isValidTopicName(name)
    ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    : ErrorCode.INVALID_TOPIC_EXCEPTION;
  return {
    ...refused(name, errorCode, ZERO_UUID),
    isInternal: context.broker.isInternalTopic(name),
    topicAuthorizedOperations: request.includeTopicAuthorizedOperations ? TOPIC_OPERATIONS : NO_OPERATIONS,
  };
}

function refused(
  name: string | null,
  errorCode: number,
  topicId: MetadataRequestTopic['topicId'],
): TopicAnswer {
  return { errorCode, name, topicId, partitions: [] };
}

function describe(topic: Topic, request: MetadataRequest, context: RequestContext): TopicAnswer {
  return {
    errorCode: 0,
    name: topic.name,
    topicId: topic.id,
    isInternal: context.broker.isInternalTopic(topic.name),
    partitions: topic.partitions.map((partition) => describePartition(partition, context)),
    topicAuthorizedOperations: request.includeTopicAuthorizedOperations ? TOPIC_OPERATIONS : NO_OPERATIONS,
  };
}

function describePartition(partition: Partition, context: RequestContext): Init<MetadataResponsePartition> {
  const { brokers } = context.broker.image;
  const hasLeader =
    context.broker.nodeAddress(partition.leader, context.connection.listenerName) !== undefined;
  return {
    errorCode: hasLeader ? 0 : ErrorCode.LEADER_NOT_AVAILABLE,
    partitionIndex: partition.index,
    leaderId: hasLeader ? partition.leader : -1,
    leaderEpoch: partition.leaderEpoch,
    replicaNodes: [...partition.replicas],
    isrNodes: [...partition.isr],
    offlineReplicas: partition.replicas.filter((replica) => !brokers.isAlive(replica)),
  };
}
