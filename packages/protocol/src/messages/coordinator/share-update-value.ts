// Generated from packages/protocol/spec/messages/coordinator/share-update-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_UPDATE_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareUpdateValue {
  snapshotEpoch: number;
  leaderEpoch: number;
  startOffset: bigint;
  /** Default -1. */
  deliveryCompleteCount: number;
  stateBatches: ShareUpdateValueStateBatch[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareUpdateValueStateBatch {
  firstOffset: bigint;
  lastOffset: bigint;
  deliveryState: number;
  deliveryCount: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareUpdateValue(writer: Writer, message: Init<ShareUpdateValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareUpdateValue');
  writer.int32(message.snapshotEpoch ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.startOffset ?? 0n);
  const stateBatches = message.stateBatches ?? [];
  writer.compactArrayLength(stateBatches.length);
  for (const element of stateBatches) encodeShareUpdateValueStateBatch(writer, element);
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

export function decodeShareUpdateValue(reader: Reader, version: number): ShareUpdateValue {
  reader.expectVersion(version, 0, 0, 'ShareUpdateValue');
  const snapshotEpoch = reader.int32();
  const leaderEpoch = reader.int32();
  const startOffset = reader.int64();
  const stateBatchesLength = reader.compactArrayLength(20);
  const stateBatches: ShareUpdateValueStateBatch[] = [];
  for (let i = 0; i < stateBatchesLength; i++) stateBatches.push(decodeShareUpdateValueStateBatch(reader));
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
  const message: ShareUpdateValue = { snapshotEpoch, leaderEpoch, startOffset, deliveryCompleteCount, stateBatches };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareUpdateValueStateBatch(writer: Writer, message: Init<ShareUpdateValueStateBatch>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  writer.int8(message.deliveryState ?? 0);
  writer.int16(message.deliveryCount ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareUpdateValueStateBatch(reader: Reader): ShareUpdateValueStateBatch {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const deliveryState = reader.int8();
  const deliveryCount = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareUpdateValueStateBatch = { firstOffset, lastOffset, deliveryState, deliveryCount };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
