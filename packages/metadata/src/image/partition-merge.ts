import { ZERO_UUID } from '@kavka/base';
import type { PartitionChangeRecord } from '@kavka/protocol/messages/metadata/partition-change-record';
import type { PartitionRecord } from '@kavka/protocol/messages/metadata/partition-record';
import type { LeaderRecoveryState, Partition } from './metadata-image.ts';

/** In a change record: the leader and its epoch stay. */
const NO_LEADER_CHANGE = -2;
const NO_RECOVERY_CHANGE = -1;

/** The first state of a partition. Directories are missing in records from before there were any. */
export function fromRecord(record: PartitionRecord): Partition {
  return {
    index: record.partitionId,
    replicas: record.replicas,
    directories: record.directories.length > 0 ? record.directories : record.replicas.map(() => ZERO_UUID),
    isr: record.isr,
    removingReplicas: record.removingReplicas,
    addingReplicas: record.addingReplicas,
    eligibleLeaderReplicas: record.eligibleLeaderReplicas ?? [],
    lastKnownElr: record.lastKnownElr ?? [],
    leader: record.leader,
    leaderRecoveryState: record.leaderRecoveryState as LeaderRecoveryState,
    leaderEpoch: record.leaderEpoch,
    partitionEpoch: record.partitionEpoch,
  };
}

/** The state after a change. A leader that is named starts a new leader epoch, also when it is the same. */
export function changed(before: Partition, record: PartitionChangeRecord): Partition {
  const newLeader = record.leader !== NO_LEADER_CHANGE;
  const recovery = record.leaderRecoveryState;
  return {
    index: before.index,
    replicas: record.replicas ?? before.replicas,
    directories: record.directories ?? before.directories,
    isr: record.isr ?? before.isr,
    removingReplicas: record.removingReplicas ?? before.removingReplicas,
    addingReplicas: record.addingReplicas ?? before.addingReplicas,
    eligibleLeaderReplicas: record.eligibleLeaderReplicas ?? before.eligibleLeaderReplicas,
    lastKnownElr: record.lastKnownElr ?? before.lastKnownElr,
    leader: newLeader ? record.leader : before.leader,
    leaderRecoveryState:
      recovery === NO_RECOVERY_CHANGE ? before.leaderRecoveryState : (recovery as LeaderRecoveryState),
    leaderEpoch: newLeader ? before.leaderEpoch + 1 : before.leaderEpoch,
    partitionEpoch: before.partitionEpoch + 1,
  };
}
