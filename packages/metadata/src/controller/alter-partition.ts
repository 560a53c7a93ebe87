import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  AlterPartitionRequest,
  AlterPartitionRequestPartitionData,
  AlterPartitionResponse,
  AlterPartitionResponsePartitionData,
} from '@kavka/protocol/messages/56-alter-partition';
import type { MetadataRecord, PartitionChangeRecord } from '@kavka/protocol/messages/metadata/index';
import type { LeaderRecoveryState, Partition, Topic } from '../image/metadata-image.ts';
import { changed } from '../image/partition-merge.ts';
import { currentBroker } from './broker-epoch.ts';
import type { ControllerContext } from './controller-context.ts';
import { electionRules } from './leader-changes.ts';
import { changePartition } from './partition-change.ts';
import { isActive } from './replica-assignment.ts';
import type { Result } from './result.ts';

type Proposal = AlterPartitionRequestPartitionData;

/** What a leader proposes as its partitions' ISR; the controller decides. */
export function alterPartition(
  context: ControllerContext,
  request: AlterPartitionRequest,
): Result<AlterPartitionResponse> {
  const { brokerId, brokerEpoch } = request;
  if (currentBroker(context.state, brokerId, brokerEpoch) === undefined) {
    const errorCode = ErrorCode.STALE_BROKER_EPOCH;
    return { records: [], response: { throttleTimeMs: 0, errorCode, topics: [] } };
  }
  const records: MetadataRecord[] = [];
  const topics = request.topics.map(({ topicId, partitions }) => ({
    topicId,
    partitions: partitions.map((proposal) => alter(context, brokerId, topicId, proposal, records)),
  }));
  return { records, response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, topics } };
}

function alter(
  context: ControllerContext,
  leader: number,
  topicId: Uuid,
  proposal: Proposal,
  records: MetadataRecord[],
): AlterPartitionResponsePartitionData {
  const topic = context.state.topics.byId(topicId);
  if (topic === undefined) return refused(proposal, ErrorCode.UNKNOWN_TOPIC_ID);
  const partition = topic.partitions[proposal.partitionIndex];
  if (partition === undefined) return refused(proposal, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
  const errorCode = refuse(context, leader, partition, proposal);
  if (errorCode !== undefined) return refused(proposal, errorCode);
  const record = change(context, topic, partition, proposal);
  if (record === undefined) return accepted(partition);
  records.push(record);
  const after = changed(partition, record.data as PartitionChangeRecord);
  // Someone else leads from now on: the one who asked learns that from the metadata.
  if (after.leader !== leader) return refused(proposal, ErrorCode.NEW_LEADER_ELECTED);
  return accepted(after);
}

function refuse(
  { state }: ControllerContext,
  leader: number,
  partition: Partition,
  proposal: Proposal,
): ErrorCode | undefined {
  const { leaderEpoch, partitionEpoch } = proposal;
  const isAhead = leaderEpoch > partition.leaderEpoch || partitionEpoch > partition.partitionEpoch;
  if (isAhead) return ErrorCode.NOT_CONTROLLER;
  if (leaderEpoch < partition.leaderEpoch) return ErrorCode.FENCED_LEADER_EPOCH;
  if (partition.leader !== leader) return ErrorCode.INVALID_REQUEST;
  if (partitionEpoch < partition.partitionEpoch) return ErrorCode.INVALID_UPDATE_VERSION;
  const isr = isrOf(proposal);
  const isPossible = isr.includes(leader) && isr.every((id) => partition.replicas.includes(id));
  if (!isPossible || new Set(isr).size < isr.length) return ErrorCode.INVALID_REQUEST;
  if (!mayClaim(proposal.leaderRecoveryState, isr, partition)) return ErrorCode.INVALID_REQUEST;
  const isEligible = (id: number, epoch: bigint): boolean => {
    const broker = state.brokers.get(id);
    return isActive(broker) && (epoch === -1n || broker?.epoch === epoch);
  };
  const areEligible =
    proposal.newIsr.every((id) => isEligible(id, -1n)) &&
    proposal.newIsrWithEpochs.every(({ brokerId, brokerEpoch }) => isEligible(brokerId, brokerEpoch));
  return areEligible ? undefined : ErrorCode.INELIGIBLE_REPLICA;
}

/** A leader that recovers (1) is alone in the ISR; one that has recovered (0) does not go back. */
function mayClaim(recoveryState: number, isr: readonly number[], partition: Partition): boolean {
  if (recoveryState === 0) return true;
  return recoveryState === 1 && isr.length === 1 && partition.leaderRecoveryState === 1;
}

/** Version 3 has the ISR with epochs, version 2 without; the other field is empty. */
function isrOf({ newIsr, newIsrWithEpochs }: Proposal): number[] {
  return newIsrWithEpochs.length > 0 ? newIsrWithEpochs.map(({ brokerId }) => brokerId) : newIsr;
}

function change(
  context: ControllerContext,
  topic: Topic,
  partition: Partition,
  proposal: Proposal,
): MetadataRecord | undefined {
  const isAcceptableLeader = (id: number): boolean => isActive(context.state.brokers.get(id));
  const rules = electionRules(context, topic.name, partition, 'online', isAcceptableLeader);
  const leaderRecoveryState = proposal.leaderRecoveryState as LeaderRecoveryState;
  return changePartition(topic.id, partition, { isr: isrOf(proposal), leaderRecoveryState }, rules);
}

function refused({ partitionIndex }: Proposal, errorCode: ErrorCode): AlterPartitionResponsePartitionData {
  return {
    partitionIndex,
    errorCode,
    leaderId: 0,
    leaderEpoch: 0,
    isr: [],
    leaderRecoveryState: 0,
    partitionEpoch: 0,
  };
}

function accepted(partition: Partition): AlterPartitionResponsePartitionData {
  return {
    partitionIndex: partition.index,
    errorCode: ErrorCode.NONE,
    leaderId: partition.leader,
    leaderEpoch: partition.leaderEpoch,
    isr: [...partition.isr],
    leaderRecoveryState: partition.leaderRecoveryState,
    partitionEpoch: partition.partitionEpoch,
  };
}
