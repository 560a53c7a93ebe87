// Generated from packages/protocol/spec/messages/coordinator/share-group-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareGroupMetadataValue {
  epoch: number;
  metadataHash: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupMetadataValue(writer: Writer, message: Init<ShareGroupMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupMetadataValue');
  writer.int32(message.epoch ?? 0);
  writer.int64(message.metadataHash ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupMetadataValue(reader: Reader, version: number): ShareGroupMetadataValue {
  reader.expectVersion(version, 0, 0, 'ShareGroupMetadataValue');
  const epoch = reader.int32();
  const metadataHash = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupMetadataValue = { epoch, metadataHash };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
