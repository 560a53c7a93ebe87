// Generated from packages/protocol/spec/messages/metadata/partition-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const PARTITION_RECORD_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface PartitionRecord {
  /** Default -1. */
  partitionId: number;
  topicId: Uuid;
  replicas: number[];
  isr: number[];
  removingReplicas: number[];
  addingReplicas: number[];
  /** Default -1. */
  leader: number;
  leaderRecoveryState: number;
  /** Default -1. */
  leaderEpoch: number;
  /** Default -1. */
  partitionEpoch: number;
  /** Versions 1+. */
  directories: Uuid[];
  /** Versions 2+. */
  eligibleLeaderReplicas: number[] | null;
  /** Versions 2+. */
  lastKnownElr: number[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodePartitionRecord(writer: Writer, message: Init<PartitionRecord>, version: number): void {
  checkVersion(version, 0, 2, 'PartitionRecord');
  writer.int32(message.partitionId ?? -1);
  writer.uuid(message.topicId ?? ZERO_UUID);
  const replicas = message.replicas ?? [];
  writer.compactArrayLength(replicas.length);
  for (const element of replicas) writer.int32(element);
  const isr = message.isr ?? [];
  writer.compactArrayLength(isr.length);
  for (const element of isr) writer.int32(element);
  const removingReplicas = message.removingReplicas ?? [];
  writer.compactArrayLength(removingReplicas.length);
  for (const element of removingReplicas) writer.int32(element);
  const addingReplicas = message.addingReplicas ?? [];
  writer.compactArrayLength(addingReplicas.length);
  for (const element of addingReplicas) writer.int32(element);
  writer.int32(message.leader ?? -1);
  writer.int32(message.leaderEpoch ?? -1);
  writer.int32(message.partitionEpoch ?? -1);
  if (version >= 1) {
    const directories = message.directories ?? [];
    writer.compactArrayLength(directories.length);
    for (const element of directories) writer.uuid(element);
  } else {
    if (message.directories !== undefined && message.directories.length > 0) unsupportedField('PartitionRecord', 'directories', version);
  }
  if (!(version >= 2) && message.eligibleLeaderReplicas !== undefined && message.eligibleLeaderReplicas !== null) unsupportedField('PartitionRecord', 'eligibleLeaderReplicas', version);
  if (!(version >= 2) && message.lastKnownElr !== undefined && message.lastKnownElr !== null) unsupportedField('PartitionRecord', 'lastKnownElr', version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasLeaderRecoveryState = message.leaderRecoveryState !== undefined && message.leaderRecoveryState !== 0;
  if (hasLeaderRecoveryState) tagCount++;
  const hasEligibleLeaderReplicas = version >= 2 && message.eligibleLeaderReplicas !== undefined && message.eligibleLeaderReplicas !== null;
  if (hasEligibleLeaderReplicas) tagCount++;
  const hasLastKnownElr = version >= 2 && message.lastKnownElr !== undefined && message.lastKnownElr !== null;
  if (hasLastKnownElr) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasLeaderRecoveryState) {
    writer.taggedField(0, 1);
    writer.int8(message.leaderRecoveryState ?? 0);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
  if (hasEligibleLeaderReplicas) {
    const mark = writer.openTaggedField(1);
    const eligibleLeaderReplicas = message.eligibleLeaderReplicas ?? null;
    writer.compactArrayLength(eligibleLeaderReplicas === null ? -1 : eligibleLeaderReplicas.length);
    if (eligibleLeaderReplicas !== null) for (const element of eligibleLeaderReplicas) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, 2);
  if (hasLastKnownElr) {
    const mark = writer.openTaggedField(2);
    const lastKnownElr = message.lastKnownElr ?? null;
    writer.compactArrayLength(lastKnownElr === null ? -1 : lastKnownElr.length);
    if (lastKnownElr !== null) for (const element of lastKnownElr) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 2, Infinity);
}

export function decodePartitionRecord(reader: Reader, version: number): PartitionRecord {
  reader.expectVersion(version, 0, 2, 'PartitionRecord');
  const partitionId = reader.int32();
  const topicId = reader.uuid();
  const replicasLength = reader.compactArrayLength(4);
  const replicas: number[] = [];
  for (let i = 0; i < replicasLength; i++) replicas.push(reader.int32());
  const isrLength = reader.compactArrayLength(4);
  const isr: number[] = [];
  for (let i = 0; i < isrLength; i++) isr.push(reader.int32());
  const removingReplicasLength = reader.compactArrayLength(4);
  const removingReplicas: number[] = [];
  for (let i = 0; i < removingReplicasLength; i++) removingReplicas.push(reader.int32());
  const addingReplicasLength = reader.compactArrayLength(4);
  const addingReplicas: number[] = [];
  for (let i = 0; i < addingReplicasLength; i++) addingReplicas.push(reader.int32());
  const leader = reader.int32();
  const leaderEpoch = reader.int32();
  const partitionEpoch = reader.int32();
  let directories: Uuid[] = [];
  if (version >= 1) {
    const directoriesLength = reader.compactArrayLength(16);
    directories = [];
    for (let i = 0; i < directoriesLength; i++) directories.push(reader.uuid());
  }
  let leaderRecoveryState: number = 0;
  let eligibleLeaderReplicas: number[] | null = null;
  let lastKnownElr: number[] | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      leaderRecoveryState = reader.int8();
    } else if (tag === 1 && version >= 2) {
      const eligibleLeaderReplicasLength = reader.compactNullableArrayLength(4);
      eligibleLeaderReplicas = null;
      if (eligibleLeaderReplicasLength >= 0) {
        eligibleLeaderReplicas = [];
        for (let i = 0; i < eligibleLeaderReplicasLength; i++) eligibleLeaderReplicas.push(reader.int32());
      }
    } else if (tag === 2 && version >= 2) {
      const lastKnownElrLength = reader.compactNullableArrayLength(4);
      lastKnownElr = null;
      if (lastKnownElrLength >= 0) {
        lastKnownElr = [];
        for (let i = 0; i < lastKnownElrLength; i++) lastKnownElr.push(reader.int32());
      }
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: PartitionRecord = { partitionId, topicId, replicas, isr, removingReplicas, addingReplicas, leader, leaderRecoveryState, leaderEpoch, partitionEpoch, directories, eligibleLeaderReplicas, lastKnownElr };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
