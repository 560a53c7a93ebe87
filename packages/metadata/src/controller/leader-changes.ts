import type { Uuid } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { NO_LEADER, type Partition, type Topic } from '../image/metadata-image.ts';
import { type ControllerContext, keepsEligibleLeaders } from './controller-context.ts';
import { directoryOf, isDirectoryOnline } from './directory-id.ts';
import { changePartition, type ElectionMode, type ElectionRules } from './partition-change.ts';
import { defaultDirectory, isActive } from './replica-assignment.ts';
import { allowsUncleanElection, minInsyncReplicas } from './topic-configs.ts';

/** Takes a broker that is leaving or gone out of all ISRs, and its leaderships away. */
export function withoutBroker(context: ControllerContext, brokerId: number): MetadataRecord[] {
  const isAcceptableLeader = (id: number): boolean =>
    id !== brokerId && isActive(context.state.brokers.get(id));
  return changeEach(context, isAcceptableLeader, (partition) =>
    partition.isr.includes(brokerId) || partition.leader === brokerId
      ? { isr: partition.isr.filter((id) => id !== brokerId) }
      : undefined,
  );
}

/** Log directories of a broker have failed: what it holds there it neither leads nor keeps in sync. */
export function withoutDirectories(
  context: ControllerContext,
  brokerId: number,
  directories: readonly Uuid[],
): MetadataRecord[] {
  const records: MetadataRecord[] = [];
  for (const topic of context.state.topics.sorted()) {
    for (const partition of topic.partitions) {
      if (!directories.includes(directoryOf(partition, brokerId))) continue;
      const record = withoutReplica(context, topic, partition, brokerId);
      if (record !== undefined) records.push(record);
    }
  }
  return records;
}

/** A replica of one partition cannot be used: it leaves the ISR, and does not lead. */
export function withoutReplica(
  context: ControllerContext,
  topic: Topic,
  partition: Partition,
  brokerId: number,
): MetadataRecord | undefined {
  if (!partition.isr.includes(brokerId) && partition.leader !== brokerId) return undefined;
  const isAcceptableLeader = (id: number): boolean =>
    id !== brokerId && isActive(context.state.brokers.get(id));
  const isr = partition.isr.filter((id) => id !== brokerId);
  const rules = electionRules(context, topic.name, partition, 'online', isAcceptableLeader);
  return changePartition(topic.id, partition, { isr }, rules);
}

/** A broker has started after it ended without a clean shutdown: what it had not flushed may be gone. */
export function afterUncleanShutdown(context: ControllerContext, brokerId: number): MetadataRecord[] {
  const isAcceptableLeader = (id: number): boolean =>
    id !== brokerId && isActive(context.state.brokers.get(id));
  return changeEach(context, isAcceptableLeader, (partition) =>
    partition.isr.includes(brokerId) || partition.eligibleLeaderReplicas.includes(brokerId)
      ? { isr: partition.isr.filter((id) => id !== brokerId), uncleanReplicas: [brokerId] }
      : undefined,
  );
}

/** A broker can lead again: partitions without a leader may take it. */
export function withBroker(context: ControllerContext, brokerId: number): MetadataRecord[] {
  const isAcceptableLeader = (id: number): boolean =>
    id === brokerId || isActive(context.state.brokers.get(id));
  return changeEach(context, isAcceptableLeader, (partition) =>
    partition.leader === NO_LEADER && partition.replicas.includes(brokerId) ? {} : undefined,
  );
}

type Target = Parameters<typeof changePartition>[2];

function changeEach(
  context: ControllerContext,
  isAcceptableLeader: (brokerId: number) => boolean,
  targetOf: (partition: Partition) => Target | undefined,
): MetadataRecord[] {
  const records: MetadataRecord[] = [];
  for (const topic of context.state.topics.sorted()) {
    for (const partition of topic.partitions) {
      const target = targetOf(partition);
      if (target === undefined) continue;
      const rules = electionRules(context, topic.name, partition, 'online', isAcceptableLeader);
      const record = changePartition(topic.id, partition, target, rules);
      if (record !== undefined) records.push(record);
    }
  }
  return records;
}

/** `online` becomes `unclean` where the topic says so. */
export function electionRules(
  context: ControllerContext,
  topic: string,
  partition: Partition,
  mode: ElectionMode,
  isAcceptableLeader: (brokerId: number) => boolean,
): ElectionRules {
  return {
    mode: mode === 'online' && allowsUncleanElection(context, topic) ? 'unclean' : mode,
    isAcceptableLeader: (id) =>
      isAcceptableLeader(id) && isDirectoryOnline(context.state.brokers.get(id), directoryOf(partition, id)),
    minIsr: minInsyncReplicas(context, topic, partition.replicas.length),
    keepsEligibleLeaders: keepsEligibleLeaders(context.state),
    metadataVersion: context.state.features.metadataVersion,
    directoryOf: (id) => defaultDirectory(context.state.brokers.get(id)),
  };
}
