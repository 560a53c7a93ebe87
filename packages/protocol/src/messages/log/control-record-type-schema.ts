// Generated from packages/protocol/spec/messages/log/control-record-type-schema.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONTROL_RECORD_TYPE_SCHEMA_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0. */
export interface ControlRecordTypeSchema {
  type: number;
}

export function encodeControlRecordTypeSchema(writer: Writer, message: Init<ControlRecordTypeSchema>, version: number): void {
  checkVersion(version, 0, 0, 'ControlRecordTypeSchema');
  writer.int16(message.type ?? 0);
}

export function decodeControlRecordTypeSchema(reader: Reader, version: number): ControlRecordTypeSchema {
  reader.expectVersion(version, 0, 0, 'ControlRecordTypeSchema');
  const type = reader.int16();
  return { type };
}
