// Generated from packages/protocol/spec/messages/metadata/config-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONFIG_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConfigRecord {
  resourceType: number;
  resourceName: string;
  name: string;
  value: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConfigRecord(writer: Writer, message: Init<ConfigRecord>, version: number): void {
  checkVersion(version, 0, 0, 'ConfigRecord');
  writer.int8(message.resourceType ?? 0);
  writer.compactString(message.resourceName ?? '');
  writer.compactString(message.name ?? '');
  writer.compactNullableString(message.value === undefined ? '' : message.value);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConfigRecord(reader: Reader, version: number): ConfigRecord {
  reader.expectVersion(version, 0, 0, 'ConfigRecord');
  const resourceType = reader.int8();
  const resourceName = reader.compactString();
  const name = reader.compactString();
  const value = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConfigRecord = { resourceType, resourceName, name, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
