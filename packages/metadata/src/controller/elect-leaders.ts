import { ErrorCode } from '@kavka/protocol';
import type {
  ElectLeadersRequest,
  ElectLeadersRequestTopicPartitions,
  ElectLeadersResponse,
} from '@kavka/protocol/messages/43-elect-leaders';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { NO_LEADER, type Partition, type Topic } from '../image/metadata-image.ts';
import type { ControllerContext } from './controller-context.ts';
import { electionRules } from './leader-changes.ts';
import { changePartition, type ElectionMode } from './partition-change.ts';
import { isActive } from './replica-assignment.ts';
import { type Refusal, type Result, refusal } from './result.ts';

/** Gives leadership back to the preferred replicas, or to any replica where none in sync is left. */
export function electLeaders(
  context: ControllerContext,
  request: ElectLeadersRequest,
): Result<ElectLeadersResponse> {
  const mode = modeOf(request.electionType);
  const elected: Elected = { records: [], partitions: new Set() };
  // Of "all partitions" only those are answered that had something to elect.
  const isAll = request.topicPartitions === null;
  const wanted = request.topicPartitions ?? allPartitions(context);
  const replicaElectionResults = wanted.map(({ topic, partitions }) => ({
    topic,
    partitionResult: partitions
      .map((partitionId) => ({ partitionId, ...electOrRefuse(context, topic, partitionId, mode, elected) }))
      .filter(({ errorCode }) => !isAll || errorCode !== ErrorCode.ELECTION_NOT_NEEDED),
  }));
  const errorCode = mode === undefined ? ErrorCode.INVALID_REQUEST : ErrorCode.NONE;
  const { records } = elected;
  return { records, response: { throttleTimeMs: 0, errorCode, replicaElectionResults } };
}

/** What this request has elected so far. */
interface Elected {
  readonly records: MetadataRecord[];
  readonly partitions: Set<Partition>;
}

function modeOf(electionType: number): ElectionMode | undefined {
  if (electionType === 0) return 'preferred';
  return electionType === 1 ? 'unclean' : undefined;
}

function allPartitions({ state }: ControllerContext): ElectLeadersRequestTopicPartitions[] {
  return state.topics
    .sorted()
    .map(({ name, partitions }) => ({ topic: name, partitions: partitions.map(({ index }) => index) }));
}

function electOrRefuse(
  context: ControllerContext,
  topicName: string,
  index: number,
  mode: ElectionMode | undefined,
  elected: Elected,
): Refusal {
  if (mode === undefined) return refusal(ErrorCode.INVALID_REQUEST, 'there is no such type of election');
  const topic = context.state.topics.byName(topicName);
  const partition = topic?.partitions[index];
  if (topic === undefined || partition === undefined) {
    return refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `there is no partition ${topicName}-${index}`);
  }
  if (!isNeeded(partition, mode) || elected.partitions.has(partition)) {
    return refusal(ErrorCode.ELECTION_NOT_NEEDED, 'the partition has the leader it should have');
  }
  const record = elect(context, topic, partition, mode);
  if (record === undefined) return notPossible(mode);
  elected.records.push(record);
  elected.partitions.add(partition);
  return refusal(ErrorCode.NONE);
}

function isNeeded(partition: Partition, mode: ElectionMode): boolean {
  return mode === 'preferred' ? partition.leader !== partition.replicas[0] : partition.leader === NO_LEADER;
}

function elect(
  context: ControllerContext,
  topic: Topic,
  partition: Partition,
  mode: ElectionMode,
): MetadataRecord | undefined {
  const isAcceptableLeader = (id: number): boolean => isActive(context.state.brokers.get(id));
  const rules = electionRules(context, topic.name, partition, mode, isAcceptableLeader);
  const record = changePartition(topic.id, partition, {}, rules);
  const leader = record?.type === 'PartitionChangeRecord' ? record.data.leader : NO_LEADER;
  const isWanted = mode === 'preferred' ? leader === partition.replicas[0] : leader >= 0;
  return isWanted ? record : undefined;
}

function notPossible(mode: ElectionMode): Refusal {
  return mode === 'preferred'
    ? refusal(ErrorCode.PREFERRED_LEADER_NOT_AVAILABLE, 'the preferred replica is not in sync or not alive')
    : refusal(ErrorCode.ELIGIBLE_LEADERS_NOT_AVAILABLE, 'no replica is alive');
}
