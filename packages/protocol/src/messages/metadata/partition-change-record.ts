// Generated from packages/protocol/spec/messages/metadata/partition-change-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const PARTITION_CHANGE_RECORD_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface PartitionChangeRecord {
  /** Default -1. */
  partitionId: number;
  topicId: Uuid;
  isr: number[] | null;
  /** Default -2. */
  leader: number;
  replicas: number[] | null;
  removingReplicas: number[] | null;
  addingReplicas: number[] | null;
  /** Default -1. */
  leaderRecoveryState: number;
  /** Versions 1+. */
  directories: Uuid[] | null;
  /** Versions 2+. */
  eligibleLeaderReplicas: number[] | null;
  /** Versions 2+. */
  lastKnownElr: number[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodePartitionChangeRecord(writer: Writer, message: Init<PartitionChangeRecord>, version: number): void {
  checkVersion(version, 0, 2, 'PartitionChangeRecord');
  writer.int32(message.partitionId ?? -1);
  writer.uuid(message.topicId ?? ZERO_UUID);
  if (!(version >= 2) && message.eligibleLeaderReplicas !== undefined && message.eligibleLeaderReplicas !== null) unsupportedField('PartitionChangeRecord', 'eligibleLeaderReplicas', version);
  if (!(version >= 2) && message.lastKnownElr !== undefined && message.lastKnownElr !== null) unsupportedField('PartitionChangeRecord', 'lastKnownElr', version);
  if (!(version >= 1) && message.directories !== undefined && message.directories !== null) unsupportedField('PartitionChangeRecord', 'directories', version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasIsr = message.isr !== undefined && message.isr !== null;
  if (hasIsr) tagCount++;
  const hasLeader = message.leader !== undefined && message.leader !== -2;
  if (hasLeader) tagCount++;
  const hasReplicas = message.replicas !== undefined && message.replicas !== null;
  if (hasReplicas) tagCount++;
  const hasRemovingReplicas = message.removingReplicas !== undefined && message.removingReplicas !== null;
  if (hasRemovingReplicas) tagCount++;
  const hasAddingReplicas = message.addingReplicas !== undefined && message.addingReplicas !== null;
  if (hasAddingReplicas) tagCount++;
  const hasLeaderRecoveryState = message.leaderRecoveryState !== undefined && message.leaderRecoveryState !== -1;
  if (hasLeaderRecoveryState) tagCount++;
  const hasEligibleLeaderReplicas = version >= 2 && message.eligibleLeaderReplicas !== undefined && message.eligibleLeaderReplicas !== null;
  if (hasEligibleLeaderReplicas) tagCount++;
  const hasLastKnownElr = version >= 2 && message.lastKnownElr !== undefined && message.lastKnownElr !== null;
  if (hasLastKnownElr) tagCount++;
  const hasDirectories = version >= 1 && message.directories !== undefined && message.directories !== null;
  if (hasDirectories) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasIsr) {
    const mark = writer.openTaggedField(0);
    const isr = message.isr ?? null;
    writer.compactArrayLength(isr === null ? -1 : isr.length);
    if (isr !== null) for (const element of isr) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
  if (hasLeader) {
    writer.taggedField(1, 4);
    writer.int32(message.leader ?? -2);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, 2);
  if (hasReplicas) {
    const mark = writer.openTaggedField(2);
    const replicas = message.replicas ?? null;
    writer.compactArrayLength(replicas === null ? -1 : replicas.length);
    if (replicas !== null) for (const element of replicas) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 2, 3);
  if (hasRemovingReplicas) {
    const mark = writer.openTaggedField(3);
    const removingReplicas = message.removingReplicas ?? null;
    writer.compactArrayLength(removingReplicas === null ? -1 : removingReplicas.length);
    if (removingReplicas !== null) for (const element of removingReplicas) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 3, 4);
  if (hasAddingReplicas) {
    const mark = writer.openTaggedField(4);
    const addingReplicas = message.addingReplicas ?? null;
    writer.compactArrayLength(addingReplicas === null ? -1 : addingReplicas.length);
    if (addingReplicas !== null) for (const element of addingReplicas) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 4, 5);
  if (hasLeaderRecoveryState) {
    writer.taggedField(5, 1);
    writer.int8(message.leaderRecoveryState ?? -1);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 5, 6);
  if (hasEligibleLeaderReplicas) {
    const mark = writer.openTaggedField(6);
    const eligibleLeaderReplicas = message.eligibleLeaderReplicas ?? null;
    writer.compactArrayLength(eligibleLeaderReplicas === null ? -1 : eligibleLeaderReplicas.length);
    if (eligibleLeaderReplicas !== null) for (const element of eligibleLeaderReplicas) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 6, 7);
  if (hasLastKnownElr) {
    const mark = writer.openTaggedField(7);
    const lastKnownElr = message.lastKnownElr ?? null;
    writer.compactArrayLength(lastKnownElr === null ? -1 : lastKnownElr.length);
    if (lastKnownElr !== null) for (const element of lastKnownElr) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 7, 8);
  if (hasDirectories) {
    const mark = writer.openTaggedField(8);
    const directories = message.directories ?? null;
    writer.compactArrayLength(directories === null ? -1 : directories.length);
    if (directories !== null) for (const element of directories) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 8, Infinity);
}

export function decodePartitionChangeRecord(reader: Reader, version: number): PartitionChangeRecord {
  reader.expectVersion(version, 0, 2, 'PartitionChangeRecord');
  const partitionId = reader.int32();
  const topicId = reader.uuid();
  let isr: number[] | null = null;
  let leader: number = -2;
  let replicas: number[] | null = null;
  let removingReplicas: number[] | null = null;
  let addingReplicas: number[] | null = null;
  let leaderRecoveryState: number = -1;
  let directories: Uuid[] | null = null;
  let eligibleLeaderReplicas: number[] | null = null;
  let lastKnownElr: number[] | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      const isrLength = reader.compactNullableArrayLength(4);
      isr = null;
      if (isrLength >= 0) {
        isr = [];
        for (let i = 0; i < isrLength; i++) isr.push(reader.int32());
      }
    } else if (tag === 1) {
      leader = reader.int32();
    } else if (tag === 2) {
      const replicasLength = reader.compactNullableArrayLength(4);
      replicas = null;
      if (replicasLength >= 0) {
        replicas = [];
        for (let i = 0; i < replicasLength; i++) replicas.push(reader.int32());
      }
    } else if (tag === 3) {
      const removingReplicasLength = reader.compactNullableArrayLength(4);
      removingReplicas = null;
      if (removingReplicasLength >= 0) {
        removingReplicas = [];
        for (let i = 0; i < removingReplicasLength; i++) removingReplicas.push(reader.int32());
      }
    } else if (tag === 4) {
      const addingReplicasLength = reader.compactNullableArrayLength(4);
      addingReplicas = null;
      if (addingReplicasLength >= 0) {
        addingReplicas = [];
        for (let i = 0; i < addingReplicasLength; i++) addingReplicas.push(reader.int32());
      }
    } else if (tag === 5) {
      leaderRecoveryState = reader.int8();
    } else if (tag === 6 && version >= 2) {
      const eligibleLeaderReplicasLength = reader.compactNullableArrayLength(4);
      eligibleLeaderReplicas = null;
      if (eligibleLeaderReplicasLength >= 0) {
        eligibleLeaderReplicas = [];
        for (let i = 0; i < eligibleLeaderReplicasLength; i++) eligibleLeaderReplicas.push(reader.int32());
      }
    } else if (tag === 7 && version >= 2) {
      const lastKnownElrLength = reader.compactNullableArrayLength(4);
      lastKnownElr = null;
      if (lastKnownElrLength >= 0) {
        lastKnownElr = [];
        for (let i = 0; i < lastKnownElrLength; i++) lastKnownElr.push(reader.int32());
      }
    } else if (tag === 8 && version >= 1) {
      const directoriesLength = reader.compactNullableArrayLength(16);
      directories = null;
      if (directoriesLength >= 0) {
        directories = [];
        for (let i = 0; i < directoriesLength; i++) directories.push(reader.uuid());
      }
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: PartitionChangeRecord = { partitionId, topicId, isr, leader, replicas, removingReplicas, addingReplicas, leaderRecoveryState, directories, eligibleLeaderReplicas, lastKnownElr };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
