// Generated from packages/protocol/spec/messages/coordinator/streams-group-target-assignment-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number;
  assignmentTimestamp: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupTargetAssignmentMetadataValue(writer: Writer, message: Init<StreamsGroupTargetAssignmentMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMetadataValue');
  writer.int32(message.assignmentEpoch ?? 0);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasAssignmentTimestamp = message.assignmentTimestamp !== undefined && message.assignmentTimestamp !== 0n;
  if (hasAssignmentTimestamp) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasAssignmentTimestamp) {
    writer.taggedField(0, 8);
    writer.int64(message.assignmentTimestamp ?? 0n);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeStreamsGroupTargetAssignmentMetadataValue(reader: Reader, version: number): StreamsGroupTargetAssignmentMetadataValue {
  reader.expectVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMetadataValue');
  const assignmentEpoch = reader.int32();
  let assignmentTimestamp: bigint = 0n;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      assignmentTimestamp = reader.int64();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: StreamsGroupTargetAssignmentMetadataValue = { assignmentEpoch, assignmentTimestamp };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
