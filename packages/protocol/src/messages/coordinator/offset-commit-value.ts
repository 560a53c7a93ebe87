// Generated from packages/protocol/spec/messages/coordinator/offset-commit-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const OFFSET_COMMIT_VALUE_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 4+. */
export interface OffsetCommitValue {
  offset: bigint;
  /** Versions 3+. Default -1. */
  leaderEpoch: number;
  metadata: string;
  commitTimestamp: bigint;
  /** Versions 1. Default -1. */
  expireTimestamp: bigint;
  /** Versions 4+. */
  topicId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetCommitValue(writer: Writer, message: Init<OffsetCommitValue>, version: number): void {
  checkVersion(version, 0, 4, 'OffsetCommitValue');
  const flexible = version >= 4;
  writer.int64(message.offset ?? 0n);
  if (version >= 3) writer.int32(message.leaderEpoch ?? -1);
  if (flexible) writer.compactString(message.metadata ?? '');
  else writer.string(message.metadata ?? '');
  writer.int64(message.commitTimestamp ?? 0n);
  if (version === 1) writer.int64(message.expireTimestamp ?? -1n);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasTopicId = message.topicId !== undefined && message.topicId !== ZERO_UUID;
    if (hasTopicId) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasTopicId) {
      writer.taggedField(0, 16);
      writer.uuid(message.topicId ?? ZERO_UUID);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitValue', version);
  }
}

export function decodeOffsetCommitValue(reader: Reader, version: number): OffsetCommitValue {
  reader.expectVersion(version, 0, 4, 'OffsetCommitValue');
  const flexible = version >= 4;
  const offset = reader.int64();
  let leaderEpoch: number = -1;
  if (version >= 3) leaderEpoch = reader.int32();
  const metadata = flexible ? reader.compactString() : reader.string();
  const commitTimestamp = reader.int64();
  let expireTimestamp: bigint = -1n;
  if (version === 1) expireTimestamp = reader.int64();
  let topicId: Uuid = ZERO_UUID;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        topicId = reader.uuid();
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: OffsetCommitValue = { offset, leaderEpoch, metadata, commitTimestamp, expireTimestamp, topicId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
