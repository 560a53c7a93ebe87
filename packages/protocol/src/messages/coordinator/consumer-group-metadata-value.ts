// Generated from packages/protocol/spec/messages/coordinator/consumer-group-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConsumerGroupMetadataValue {
  epoch: number;
  metadataHash: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupMetadataValue(writer: Writer, message: Init<ConsumerGroupMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupMetadataValue');
  writer.int32(message.epoch ?? 0);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasMetadataHash = message.metadataHash !== undefined && message.metadataHash !== 0n;
  if (hasMetadataHash) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasMetadataHash) {
    writer.taggedField(0, 8);
    writer.int64(message.metadataHash ?? 0n);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeConsumerGroupMetadataValue(reader: Reader, version: number): ConsumerGroupMetadataValue {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupMetadataValue');
  const epoch = reader.int32();
  let metadataHash: bigint = 0n;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      metadataHash = reader.int64();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: ConsumerGroupMetadataValue = { epoch, metadataHash };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
