// Generated from packages/protocol/spec/messages/metadata/remove-access-control-entry-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOVE_ACCESS_CONTROL_ENTRY_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoveAccessControlEntryRecord {
  id: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoveAccessControlEntryRecord(writer: Writer, message: Init<RemoveAccessControlEntryRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoveAccessControlEntryRecord');
  writer.uuid(message.id ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoveAccessControlEntryRecord(reader: Reader, version: number): RemoveAccessControlEntryRecord {
  reader.expectVersion(version, 0, 0, 'RemoveAccessControlEntryRecord');
  const id = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoveAccessControlEntryRecord = { id };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
