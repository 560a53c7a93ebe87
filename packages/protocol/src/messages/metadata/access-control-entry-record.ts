// Generated from packages/protocol/spec/messages/metadata/access-control-entry-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const ACCESS_CONTROL_ENTRY_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AccessControlEntryRecord {
  id: Uuid;
  resourceType: number;
  resourceName: string;
  patternType: number;
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAccessControlEntryRecord(writer: Writer, message: Init<AccessControlEntryRecord>, version: number): void {
  checkVersion(version, 0, 0, 'AccessControlEntryRecord');
  writer.uuid(message.id ?? ZERO_UUID);
  writer.int8(message.resourceType ?? 0);
  writer.compactString(message.resourceName ?? '');
  writer.int8(message.patternType ?? 0);
  writer.compactString(message.principal ?? '');
  writer.compactString(message.host ?? '');
  writer.int8(message.operation ?? 0);
  writer.int8(message.permissionType ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAccessControlEntryRecord(reader: Reader, version: number): AccessControlEntryRecord {
  reader.expectVersion(version, 0, 0, 'AccessControlEntryRecord');
  const id = reader.uuid();
  const resourceType = reader.int8();
  const resourceName = reader.compactString();
  const patternType = reader.int8();
  const principal = reader.compactString();
  const host = reader.compactString();
  const operation = reader.int8();
  const permissionType = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AccessControlEntryRecord = { id, resourceType, resourceName, patternType, principal, host, operation, permissionType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
