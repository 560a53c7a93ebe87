// Generated from packages/protocol/spec/messages/metadata/user-scram-credential-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import { NO_BYTES, type Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const USER_SCRAM_CREDENTIAL_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UserScramCredentialRecord {
  name: string;
  mechanism: number;
  salt: Buffer;
  storedKey: Buffer;
  serverKey: Buffer;
  iterations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUserScramCredentialRecord(writer: Writer, message: Init<UserScramCredentialRecord>, version: number): void {
  checkVersion(version, 0, 0, 'UserScramCredentialRecord');
  writer.compactString(message.name ?? '');
  writer.int8(message.mechanism ?? 0);
  writer.compactBytes(message.salt ?? NO_BYTES);
  writer.compactBytes(message.storedKey ?? NO_BYTES);
  writer.compactBytes(message.serverKey ?? NO_BYTES);
  writer.int32(message.iterations ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUserScramCredentialRecord(reader: Reader, version: number): UserScramCredentialRecord {
  reader.expectVersion(version, 0, 0, 'UserScramCredentialRecord');
  const name = reader.compactString();
  const mechanism = reader.int8();
  const salt = reader.compactBytes();
  const storedKey = reader.compactBytes();
  const serverKey = reader.compactBytes();
  const iterations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UserScramCredentialRecord = { name, mechanism, salt, storedKey, serverKey, iterations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
