import type { Uuid } from '@kavka/base';
import type { MetadataRecord, PartitionChangeRecord } from '@kavka/protocol/messages/metadata/index';
import { type LeaderRecoveryState, NO_LEADER, type Partition } from '../image/metadata-image.ts';
import { DIRECTORIES_METADATA_VERSION, partitionChangeRecord } from '../records.ts';
import { type Assignment, completed } from './reassignment.ts';

/**
 * Who may be elected. `preferred`: the first replica, if it can be, or else as it is. `online`: whoever is in sync, if the present leader
 * cannot be. `unclean`: if nobody is in sync, any replica, at the price of what it does not hold.
 */
export type ElectionMode = 'preferred' | 'online' | 'unclean';

export interface ElectionRules {
  readonly mode: ElectionMode;
  readonly isAcceptableLeader: (brokerId: number) => boolean;
  readonly minIsr: number;
  /** Whether replicas that left the ISR below `minIsr` are remembered as eligible. */
  readonly keepsEligibleLeaders: boolean;
  readonly metadataVersion: number;
  /** Where a broker that gets a replica puts it. */
  readonly directoryOf: (brokerId: number) => Uuid;
}

/** What else shall change. */
export interface PartitionTarget extends Partial<Assignment> {
  readonly leaderRecoveryState?: LeaderRecoveryState;
  /** Replicas that lost what they held in memory: they are not eligible, whatever they were. */
  readonly uncleanReplicas?: readonly number[];
}

interface Election {
  readonly leader: number;
  readonly isUnclean: boolean;
}

/** Works out a partition's next state: leader, ISR and eligible leaders; undefined when nothing changes. */
export function changePartition(
  topicId: Uuid,
  partition: Partition,
  target: PartitionTarget,
  rules: ElectionRules,
): MetadataRecord | undefined {
  const changes: Partial<PartitionChangeRecord> = {};
  const assignment = assignmentAfter(partition, target, rules);
  const { replicas } = assignment;
  let { isr } = assignment;
  let eligible = eligibleAfter(partition, isr, target, rules);
  const elected = elect(partition, replicas, isr, eligible, rules);
  if (elected.leader !== partition.leader) {
    changes.leader = elected.leader;
    if (elected.leader !== NO_LEADER && !isr.includes(elected.leader)) isr = [elected.leader];
    if (elected.isUnclean) {
      if (partition.leaderRecoveryState === 0) changes.leaderRecoveryState = 1;
      eligible = [];
    }
    eligible = eligible.filter((id) => id !== elected.leader);
  } else if (!partition.replicas.every((id) => replicas.includes(id))) {
    // A replica that has left must not be taken for one any more: a new epoch says so.
    changes.leader = partition.leader;
  }
  const recovery = target.leaderRecoveryState;
  if (recovery !== undefined && recovery !== partition.leaderRecoveryState) {
    changes.leaderRecoveryState = recovery;
  }
  if (!isSame(isr, partition.isr)) changes.isr = [...isr];
  if (!isSame(eligible, partition.eligibleLeaderReplicas)) changes.eligibleLeaderReplicas = [...eligible];
  const lastKnown = lastKnownAfter(partition, isr, elected.leader, rules);
  if (!isSame(lastKnown, partition.lastKnownElr)) changes.lastKnownElr = [...lastKnown];
  Object.assign(changes, assignmentChanges(partition, assignment, rules));
  if (Object.keys(changes).length === 0) return undefined;
  return partitionChangeRecord(topicId, partition.index, changes, rules.metadataVersion);
}

function assignmentAfter(
  partition: Partition,
  target: PartitionTarget,
  { keepsEligibleLeaders }: ElectionRules,
): Assignment {
  const { replicas, removingReplicas, addingReplicas, isr } = { ...partition, ...target };
  // Without eligible leaders to fall back on, the last in-sync replica stays in the ISR although it is gone.
  const kept = isr.length === 0 && !keepsEligibleLeaders ? partition.isr : isr;
  return completed({ replicas, removingReplicas, addingReplicas, isr: kept });
}

function assignmentChanges(
  partition: Partition,
  { replicas, removingReplicas, addingReplicas }: Assignment,
  { directoryOf, metadataVersion }: ElectionRules,
): Partial<PartitionChangeRecord> {
  const changes: Partial<PartitionChangeRecord> = {};
  if (!isSame(replicas, partition.replicas)) {
    changes.replicas = [...replicas];
    if (metadataVersion >= DIRECTORIES_METADATA_VERSION) {
      changes.directories = replicas.map(
        (id) => partition.directories[partition.replicas.indexOf(id)] ?? directoryOf(id),
      );
    }
  }
  if (!isSame(removingReplicas, partition.removingReplicas)) changes.removingReplicas = [...removingReplicas];
  if (!isSame(addingReplicas, partition.addingReplicas)) changes.addingReplicas = [...addingReplicas];
  return changes;
}

function elect(
  partition: Partition,
  replicas: readonly number[],
  isr: readonly number[],
  eligible: readonly number[],
  { mode, isAcceptableLeader }: ElectionRules,
): Election {
  const canLead = (id: number): boolean =>
    (isr.includes(id) || eligible.includes(id)) && isAcceptableLeader(id);
  const preferred = replicas[0];
  if (mode === 'preferred' && preferred !== undefined && canLead(preferred)) return clean(preferred);
  if (partition.leader !== NO_LEADER && canLead(partition.leader)) return clean(partition.leader);
  const inSync = replicas.find(canLead);
  if (inSync !== undefined) return clean(inSync);
  if (mode === 'unclean') {
    const any = replicas.find(isAcceptableLeader);
    if (any !== undefined) return { leader: any, isUnclean: true };
  }
  const [lastKnown] = partition.lastKnownElr;
  const isLastResort = isr.length === 0 && eligible.length === 0 && partition.lastKnownElr.length === 1;
  if (isLastResort && lastKnown !== undefined && isAcceptableLeader(lastKnown)) {
    return { leader: lastKnown, isUnclean: true };
  }
  return clean(NO_LEADER);
}

function clean(leader: number): Election {
  return { leader, isUnclean: false };
}

/** While the ISR is as large as it must be, all that is committed is in it, and nobody else need be remembered. */
function eligibleAfter(
  partition: Partition,
  isr: readonly number[],
  { uncleanReplicas = [] }: PartitionTarget,
  { keepsEligibleLeaders, minIsr }: ElectionRules,
): readonly number[] {
  if (!keepsEligibleLeaders || isr.length >= minIsr) return [];
  const candidates = new Set([...partition.eligibleLeaderReplicas, ...partition.isr]);
  return [...candidates].filter((id) => !isr.includes(id) && !uncleanReplicas.includes(id));
}

/** When the ISR empties, its last leader is remembered: the one to wait for when no other is left. */
function lastKnownAfter(
  partition: Partition,
  isr: readonly number[],
  leader: number,
  { keepsEligibleLeaders }: ElectionRules,
): readonly number[] {
  if (!keepsEligibleLeaders || leader !== NO_LEADER) return [];
  const justEmptied = isr.length === 0 && partition.isr.length > 0;
  return justEmptied && partition.leader !== NO_LEADER ? [partition.leader] : partition.lastKnownElr;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, position) => id === b[position]);
}
