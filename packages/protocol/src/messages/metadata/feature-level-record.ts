// Generated from packages/protocol/spec/messages/metadata/feature-level-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const FEATURE_LEVEL_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface FeatureLevelRecord {
  name: string;
  featureLevel: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFeatureLevelRecord(writer: Writer, message: Init<FeatureLevelRecord>, version: number): void {
  checkVersion(version, 0, 0, 'FeatureLevelRecord');
  writer.compactString(message.name ?? '');
  writer.int16(message.featureLevel ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeFeatureLevelRecord(reader: Reader, version: number): FeatureLevelRecord {
  reader.expectVersion(version, 0, 0, 'FeatureLevelRecord');
  const name = reader.compactString();
  const featureLevel = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FeatureLevelRecord = { name, featureLevel };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
