import { ErrorCode } from '@kavka/protocol';
import type {
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsRequestReassignablePartition,
  AlterPartitionReassignmentsResponse,
} from '@kavka/protocol/messages/45-alter-partition-reassignments';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { Partition, Topic } from '../image/metadata-image.ts';
import type { ControllerContext } from './controller-context.ts';
import { electionRules } from './leader-changes.ts';
import { changePartition, type PartitionTarget } from './partition-change.ts';
import { isReassigning, reassigned, reverted } from './reassignment.ts';
import { badAssignment, checkReplicas, isActive } from './replica-assignment.ts';
import { type Refusal, type Result, refusal } from './result.ts';
import { allowsUncleanElection } from './topic-configs.ts';

type Wanted = AlterPartitionReassignmentsRequestReassignablePartition;

/** Moves partitions to other brokers, or gives a move up; what is wrong with one partition does not stop the others. */
export function alterPartitionReassignments(
  context: ControllerContext,
  request: AlterPartitionReassignmentsRequest,
): Result<AlterPartitionReassignmentsResponse> {
  const records: MetadataRecord[] = [];
  const { allowReplicationFactorChange } = request;
  const responses = request.topics.map(({ name, partitions }) => ({
    name,
    partitions: partitions.map((wanted) => {
      const outcome = move(context, name, wanted, allowReplicationFactorChange);
      if (outcome !== undefined && !('errorCode' in outcome)) records.push(outcome);
      const isRefused = outcome !== undefined && 'errorCode' in outcome;
      const { errorCode, errorMessage } = isRefused ? outcome : refusal(ErrorCode.NONE);
      return { partitionIndex: wanted.partitionIndex, errorCode, errorMessage };
    }),
  }));
  const response = {
    throttleTimeMs: 0,
    allowReplicationFactorChange,
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    responses,
  };
  return { records, response };
}

function move(
  context: ControllerContext,
  topicName: string,
  { partitionIndex, replicas }: Wanted,
  mayChangeFactor: boolean,
): MetadataRecord | Refusal | undefined {
  const topic = context.state.topics.byName(topicName);
  const partition = topic?.partitions[partitionIndex];
  if (topic === undefined || partition === undefined) {
    const message = `there is no partition ${topicName}-${partitionIndex}`;
    return refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, message);
  }
  if (replicas === null) return giveUp(context, topic, partition);
  const refused =
    checkReplicas(context, replicas, undefined) ??
    (mayChangeFactor ? undefined : checkFactor(partition, replicas));
  return refused ?? change(context, topic, partition, reassigned(partition, replicas));
}

/** The number of replicas that a move under way comes from counts. */
function checkFactor(partition: Partition, replicas: readonly number[]): Refusal | undefined {
  const before = partition.replicas.length - partition.addingReplicas.length;
  if (replicas.length === before) return undefined;
  return refusal(
    ErrorCode.INVALID_REPLICATION_FACTOR,
    `the replication factor would change from ${before} to ${replicas.length}, which the request does not allow`,
  );
}

function giveUp(
  context: ControllerContext,
  topic: Topic,
  partition: Partition,
): MetadataRecord | Refusal | undefined {
  if (!isReassigning(partition)) {
    return refusal(ErrorCode.NO_REASSIGNMENT_IN_PROGRESS);
  }
  const { to, isUnclean } = reverted(partition);
  if (isUnclean && !allowsUncleanElection(context, topic.name)) {
    return badAssignment(
      `the move of ${topic.name}-${partition.index} can be given up only with an unclean election, which the topic does not allow`,
    );
  }
  return change(context, topic, partition, to);
}

function change(
  context: ControllerContext,
  topic: Topic,
  partition: Partition,
  target: PartitionTarget,
): MetadataRecord | undefined {
  const isAcceptableLeader = (id: number): boolean => isActive(context.state.brokers.get(id));
  const rules = electionRules(context, topic.name, partition, 'online', isAcceptableLeader);
  return changePartition(topic.id, partition, target, rules);
}
