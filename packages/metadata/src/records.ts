import type { Uuid } from '@kavka/base';
import type {
  BrokerRegistrationChangeRecord,
  MetadataRecord,
  PartitionChangeRecord,
} from '@kavka/protocol/messages/metadata/index';
import type { ConfigResourceType, Partition } from './image/metadata-image.ts';

/** Levels of `metadata.version` from which a record has a newer form. */
export const DIRECTORIES_METADATA_VERSION = 17;
const ELIGIBLE_LEADER_REPLICAS = 23;
const CORDONED_DIRECTORIES = 30;

/** What a change record has where a flag stays as it is. */
const UNCHANGED = 0;

export function topicRecord(name: string, topicId: Uuid): MetadataRecord {
  return { type: 'TopicRecord', data: { name, topicId } };
}

/** The whole of a partition, in the form that this `metadata.version` has for it. */
export function partitionRecord(
  topicId: Uuid,
  partition: Partition,
  metadataVersion: number,
): MetadataRecord {
  const elr = partition.eligibleLeaderReplicas;
  return {
    type: 'PartitionRecord',
    version: partitionVersion(metadataVersion),
    data: {
      partitionId: partition.index,
      topicId,
      replicas: [...partition.replicas],
      isr: [...partition.isr],
      removingReplicas: [...partition.removingReplicas],
      addingReplicas: [...partition.addingReplicas],
      leader: partition.leader,
      leaderRecoveryState: partition.leaderRecoveryState,
      leaderEpoch: partition.leaderEpoch,
      partitionEpoch: partition.partitionEpoch,
      directories: metadataVersion >= DIRECTORIES_METADATA_VERSION ? [...partition.directories] : [],
      eligibleLeaderReplicas: elr.length > 0 ? [...elr] : null,
      lastKnownElr: partition.lastKnownElr.length > 0 ? [...partition.lastKnownElr] : null,
    },
  };
}

/** A change of the fields that are given. */
export function partitionChangeRecord(
  topicId: Uuid,
  partitionId: number,
  changes: Partial<Omit<PartitionChangeRecord, 'topicId' | 'partitionId'>>,
  metadataVersion: number,
): MetadataRecord {
  return {
    type: 'PartitionChangeRecord',
    version: partitionVersion(metadataVersion),
    data: {
      partitionId,
      topicId,
      isr: null,
      leader: -2,
      replicas: null,
      removingReplicas: null,
      addingReplicas: null,
      leaderRecoveryState: -1,
      directories: null,
      eligibleLeaderReplicas: null,
      lastKnownElr: null,
      ...changes,
    },
  };
}

function partitionVersion(metadataVersion: number): number {
  if (metadataVersion >= ELIGIBLE_LEADER_REPLICAS) return 2;
  return metadataVersion >= DIRECTORIES_METADATA_VERSION ? 1 : 0;
}

export function registerBrokerVersion(metadataVersion: number): number {
  if (metadataVersion >= CORDONED_DIRECTORIES) return 4;
  return metadataVersion >= DIRECTORIES_METADATA_VERSION ? 3 : 1;
}

export function removeTopicRecord(topicId: Uuid): MetadataRecord {
  return { type: 'RemoveTopicRecord', data: { topicId } };
}

/** A null value takes the config away. */
export function configRecord(
  resourceType: ConfigResourceType,
  resourceName: string,
  name: string,
  value: string | null,
): MetadataRecord {
  return { type: 'ConfigRecord', data: { resourceType, resourceName, name, value } };
}

export function fencingRecord(brokerId: number, brokerEpoch: bigint, fenced: boolean): MetadataRecord {
  return brokerChangeRecord({ brokerId, brokerEpoch, fenced: fenced ? 1 : -1 }, 0);
}

export function controlledShutdownRecord(brokerId: number, brokerEpoch: bigint): MetadataRecord {
  return brokerChangeRecord({ brokerId, brokerEpoch, inControlledShutdown: 1 }, 1);
}

/** The log directories of a broker that are left. */
export function directoriesRecord(
  brokerId: number,
  brokerEpoch: bigint,
  logDirs: readonly Uuid[],
): MetadataRecord {
  return brokerChangeRecord({ brokerId, brokerEpoch, logDirs: [...logDirs] }, 2);
}

function brokerChangeRecord(
  changes: Pick<BrokerRegistrationChangeRecord, 'brokerId' | 'brokerEpoch'> &
    Partial<BrokerRegistrationChangeRecord>,
  version: number,
): MetadataRecord {
  return {
    type: 'BrokerRegistrationChangeRecord',
    version,
    data: {
      fenced: UNCHANGED,
      inControlledShutdown: UNCHANGED,
      logDirs: [],
      cordonedLogDirs: null,
      ...changes,
    },
  };
}
