import { randomUuid, type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  CreateTopicsRequest,
  CreateTopicsRequestCreatableReplicaAssignment,
  CreateTopicsRequestCreatableTopic,
  CreateTopicsResponse,
  CreateTopicsResponseCreatableTopicResult,
} from '@kavka/protocol/messages/19-create-topics';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { ConfigResourceType, type Partition } from '../image/metadata-image.ts';
import { configRecord, partitionRecord, topicRecord } from '../records.ts';
import type { ControllerContext } from './controller-context.ts';
import type { TakePartitions } from './controller-requests.ts';
import { duplicatesOf } from './duplicates.ts';
import { badAssignment, checkReplicas, newPartition, placeReplicas } from './replica-assignment.ts';
import {
  MAX_RECORDS_PER_REQUEST,
  quotaExceeded,
  type Refusal,
  type Result,
  refusal,
  refuseExpired,
} from './result.ts';
import { clusterConfigs } from './topic-configs.ts';
import { CLUSTER_METADATA_TOPIC, topicNameProblem } from './topic-name.ts';

type CreatableTopic = CreateTopicsRequestCreatableTopic;
type TopicResult = CreateTopicsResponseCreatableTopicResult;

/** -1 stands for "as the cluster is set". */
const DEFAULT = -1;

/** Creates each topic that can be; what is wrong with one does not stop the others. */
export function createTopics(
  context: ControllerContext,
  request: CreateTopicsRequest,
  take: TakePartitions = () => true,
): Result<CreateTopicsResponse> {
  const duplicates = duplicatesOf(request.topics.map((topic) => topic.name));
  const unique = request.topics.filter((topic) => !duplicates.has(topic.name));
  const topics: TopicResult[] = [...duplicates].map((name) =>
    refused(name, refusal(ErrorCode.INVALID_REQUEST, 'the topic is in the request more than once')),
  );
  const records: MetadataRecord[] = [];
  const refusedAll = refuseExpired(request) ?? tooManyPartitions(context, unique);
  for (const topic of unique) {
    const outcome = refusedAll ?? createTopic(context, topic, take);
    if ('errorCode' in outcome) {
      topics.push(refused(topic.name, outcome));
    } else {
      topics.push(created(context, topic, outcome));
      if (!request.validateOnly) records.push(...outcome.records);
    }
  }
  return { records, response: { throttleTimeMs: 0, topics } };
}

interface NewTopic {
  readonly id: Uuid;
  readonly configs: ReadonlyMap<string, string>;
  readonly partitions: readonly Partition[];
  readonly records: readonly MetadataRecord[];
}

function createTopic(
  context: ControllerContext,
  topic: CreatableTopic,
  take: TakePartitions,
): NewTopic | Refusal {
  const configs = new Map<string, string>();
  const refused = checkName(context, topic.name) ?? readConfigs(context, topic, configs);
  if (refused !== undefined) return refused;
  const partitions =
    topic.assignments.length > 0 ? assignedPartitions(context, topic) : placedPartitions(context, topic);
  if ('errorCode' in partitions) return partitions;
  if (!take(partitions.length)) return quotaExceeded();
  const id = randomUuid(context.random);
  const records = [topicRecord(topic.name, id)];
  for (const [name, value] of configs) {
    records.push(configRecord(ConfigResourceType.TOPIC, topic.name, name, value));
  }
  for (const partition of partitions) {
    records.push(partitionRecord(id, partition, context.state.features.metadataVersion));
  }
  return { id, configs, partitions, records };
}

function checkName({ state }: ControllerContext, name: string): Refusal | undefined {
  if (name === CLUSTER_METADATA_TOPIC) {
    return refusal(ErrorCode.INVALID_REQUEST, `${name} cannot be created: it is the cluster's own`);
  }
  const problem = topicNameProblem(name);
  if (problem !== undefined) return refusal(ErrorCode.INVALID_TOPIC_EXCEPTION, problem);
  if (state.topics.byName(name) !== undefined) {
    return refusal(ErrorCode.TOPIC_ALREADY_EXISTS, `Topic '${name}' already exists.`);
  }
  const colliding = state.topics.collidingWith(name);
  if (colliding === undefined) return undefined;
  return refusal(
    ErrorCode.INVALID_TOPIC_EXCEPTION,
    `topic ${name} would collide with ${colliding}: metrics take "." for "_"`,
  );
}

/** Of a config that is there twice the last counts. */
function readConfigs(
  { configRules }: ControllerContext,
  topic: CreatableTopic,
  into: Map<string, string>,
): Refusal | undefined {
  for (const { name, value } of topic.configs) {
    if (value === null) return refusal(ErrorCode.INVALID_CONFIG, `config ${name} has no value`);
    into.set(name, value);
  }
  return into.size === 0 ? undefined : configRules.validate(ConfigResourceType.TOPIC, topic.name, into);
}

function placedPartitions(context: ControllerContext, topic: CreatableTopic): Partition[] | Refusal {
  const { numPartitions } = topic;
  if (topic.replicationFactor < DEFAULT || topic.replicationFactor === 0) {
    return refusal(
      ErrorCode.INVALID_REPLICATION_FACTOR,
      'the replication factor must be larger than 0, or -1',
    );
  }
  if (numPartitions < DEFAULT || numPartitions === 0) {
    return refusal(ErrorCode.INVALID_PARTITIONS, 'the number of partitions must be larger than 0, or -1');
  }
  const count = numPartitions === DEFAULT ? context.defaultPartitions : numPartitions;
  const replicationFactor =
    topic.replicationFactor === DEFAULT ? context.defaultReplicationFactor : topic.replicationFactor;
  const placed = placeReplicas(context, count, replicationFactor);
  if ('errorCode' in placed) return placed;
  return toPartitions(context, placed, (index) =>
    refusal(ErrorCode.INVALID_REPLICATION_FACTOR, `no broker is ready to lead partition ${index}`),
  );
}

function assignedPartitions(context: ControllerContext, topic: CreatableTopic): Partition[] | Refusal {
  if (topic.replicationFactor !== DEFAULT) {
    return refusal(ErrorCode.INVALID_REQUEST, 'with assignments given, the replication factor must be -1');
  }
  if (topic.numPartitions !== DEFAULT) {
    return refusal(ErrorCode.INVALID_REQUEST, 'with assignments given, the number of partitions must be -1');
  }
  const assigned = inOrder(topic.assignments);
  if ('errorCode' in assigned) return assigned;
  for (const replicas of assigned) {
    const refused = checkReplicas(context, replicas, assigned[0]?.length);
    if (refused !== undefined) return refused;
  }
  return toPartitions(context, assigned, (index) =>
    badAssignment(`all replicas of partition ${index} are fenced or shutting down`),
  );
}

/** The assignments by partition, which must be numbered from 0 without gaps, in any order. */
function inOrder(
  assignments: readonly CreateTopicsRequestCreatableReplicaAssignment[],
): number[][] | Refusal {
  const sorted = assignments.toSorted((a, b) => a.partitionIndex - b.partitionIndex);
  if (sorted.some(({ partitionIndex }, position) => partitionIndex !== position)) {
    return badAssignment('the assigned partitions must be numbered from 0, each once');
  }
  return sorted.map(({ brokerIds }) => brokerIds);
}

function toPartitions(
  context: ControllerContext,
  assignment: readonly number[][],
  noLeader: (index: number) => Refusal,
): Partition[] | Refusal {
  const partitions: Partition[] = [];
  for (const [index, replicas] of assignment.entries()) {
    const partition = newPartition(context, index, replicas);
    if (partition === undefined) return noLeader(index);
    partitions.push(partition);
  }
  return partitions;
}

function tooManyPartitions(
  { defaultPartitions }: ControllerContext,
  topics: readonly CreatableTopic[],
): Refusal | undefined {
  let total = 0;
  for (const { assignments, numPartitions } of topics) {
    if (assignments.length > 0) total += assignments.length;
    else if (numPartitions === DEFAULT) total += defaultPartitions;
    else if (numPartitions > 0) total += numPartitions;
  }
  if (total <= MAX_RECORDS_PER_REQUEST) return undefined;
  return refusal(
    ErrorCode.POLICY_VIOLATION,
    `a request may create ${MAX_RECORDS_PER_REQUEST} partitions at most`,
  );
}

function refused(name: string, { errorCode, errorMessage }: Refusal): TopicResult {
  return {
    name,
    topicId: ZERO_UUID,
    errorCode,
    errorMessage,
    topicConfigErrorCode: ErrorCode.NONE,
    numPartitions: -1,
    replicationFactor: -1,
    configs: [],
  };
}

function created(
  { state, nodeId, configRules }: ControllerContext,
  topic: CreatableTopic,
  made: NewTopic,
): TopicResult {
  const brokerConfigs = state.configs.of(ConfigResourceType.BROKER, String(nodeId));
  return {
    name: topic.name,
    topicId: made.id,
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    topicConfigErrorCode: ErrorCode.NONE,
    numPartitions: made.partitions.length,
    replicationFactor: made.partitions[0]?.replicas.length ?? 0,
    configs: [...configRules.describeTopic(made.configs, brokerConfigs, clusterConfigs(state))],
  };
}
