// Generated from packages/protocol/spec/messages/metadata/client-quota-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CLIENT_QUOTA_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ClientQuotaRecord {
  entity: ClientQuotaRecordEntityData[];
  key: string;
  value: number;
  remove: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ClientQuotaRecordEntityData {
  entityType: string;
  entityName: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeClientQuotaRecord(writer: Writer, message: Init<ClientQuotaRecord>, version: number): void {
  checkVersion(version, 0, 0, 'ClientQuotaRecord');
  const entity = message.entity ?? [];
  writer.compactArrayLength(entity.length);
  for (const element of entity) encodeClientQuotaRecordEntityData(writer, element);
  writer.compactString(message.key ?? '');
  writer.float64(message.value ?? 0);
  writer.bool(message.remove ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeClientQuotaRecord(reader: Reader, version: number): ClientQuotaRecord {
  reader.expectVersion(version, 0, 0, 'ClientQuotaRecord');
  const entityLength = reader.compactArrayLength(3);
  const entity: ClientQuotaRecordEntityData[] = [];
  for (let i = 0; i < entityLength; i++) entity.push(decodeClientQuotaRecordEntityData(reader));
  const key = reader.compactString();
  const value = reader.float64();
  const remove = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ClientQuotaRecord = { entity, key, value, remove };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeClientQuotaRecordEntityData(writer: Writer, message: Init<ClientQuotaRecordEntityData>): void {
  writer.compactString(message.entityType ?? '');
  writer.compactNullableString(message.entityName === undefined ? '' : message.entityName);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeClientQuotaRecordEntityData(reader: Reader): ClientQuotaRecordEntityData {
  const entityType = reader.compactString();
  const entityName = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ClientQuotaRecordEntityData = { entityType, entityName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
