// Generated from packages/protocol/spec/messages/metadata/zk-migration-state-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const ZK_MIGRATION_STATE_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ZkMigrationStateRecord {
  zkMigrationState: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeZkMigrationStateRecord(writer: Writer, message: Init<ZkMigrationStateRecord>, version: number): void {
  checkVersion(version, 0, 0, 'ZkMigrationStateRecord');
  writer.int8(message.zkMigrationState ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeZkMigrationStateRecord(reader: Reader, version: number): ZkMigrationStateRecord {
  reader.expectVersion(version, 0, 0, 'ZkMigrationStateRecord');
  const zkMigrationState = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ZkMigrationStateRecord = { zkMigrationState };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
