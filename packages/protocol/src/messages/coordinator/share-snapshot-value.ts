// Generated from packages/protocol/spec/messages/coordinator/share-snapshot-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_SNAPSHOT_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareSnapshotValue {
  snapshotEpoch: number;
  stateEpoch: number;
  leaderEpoch: number;
  startOffset: bigint;
  /** Default -1. */
  deliveryCompleteCount: number;
  createTimestamp: bigint;
  writeTimestamp: bigint;
  stateBatches: ShareSnapshotValueStateBatch[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareSnapshotValueStateBatch {
  firstOffset: bigint;
  lastOffset: bigint;
  deliveryState: number;
  deliveryCount: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareSnapshotValue(writer: Writer, message: Init<ShareSnapshotValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareSnapshotValue');
  writer.int32(message.snapshotEpoch ?? 0);
  writer.int32(message.stateEpoch ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.startOffset ?? 0n);
  writer.int64(message.createTimestamp ?? 0n);
  writer.int64(message.writeTimestamp ?? 0n);
  const stateBatches = message.stateBatches ?? [];
  writer.compactArrayLength(stateBatches.length);
  for (const element of stateBatches) encodeShareSnapshotValueStateBatch(writer, element);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasDeliveryCompleteCount = message.deliveryCompleteCount !== undefined && message.deliveryCompleteCount !== -1;
  if (hasDeliveryCompleteCount) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasDeliveryCompleteCount) {
    writer.taggedField(0, 4);
    writer.int32(message.deliveryCompleteCount ?? -1);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeShareSnapshotValue(reader: Reader, version: number): ShareSnapshotValue {
  reader.expectVersion(version, 0, 0, 'ShareSnapshotValue');
  const snapshotEpoch = reader.int32();
  const stateEpoch = reader.int32();
  const leaderEpoch = reader.int32();
  const startOffset = reader.int64();
  const createTimestamp = reader.int64();
  const writeTimestamp = reader.int64();
  const stateBatchesLength = reader.compactArrayLength(20);
  const stateBatches: ShareSnapshotValueStateBatch[] = [];
  for (let i = 0; i < stateBatchesLength; i++) stateBatches.push(decodeShareSnapshotValueStateBatch(reader));
  let deliveryCompleteCount: number = -1;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      deliveryCompleteCount = reader.int32();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: ShareSnapshotValue = { snapshotEpoch, stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount, createTimestamp, writeTimestamp, stateBatches };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareSnapshotValueStateBatch(writer: Writer, message: Init<ShareSnapshotValueStateBatch>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  writer.int8(message.deliveryState ?? 0);
  writer.int16(message.deliveryCount ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareSnapshotValueStateBatch(reader: Reader): ShareSnapshotValueStateBatch {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const deliveryState = reader.int8();
  const deliveryCount = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareSnapshotValueStateBatch = { firstOffset, lastOffset, deliveryState, deliveryCount };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
