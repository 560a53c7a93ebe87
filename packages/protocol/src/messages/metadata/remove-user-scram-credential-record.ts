// Generated from packages/protocol/spec/messages/metadata/remove-user-scram-credential-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOVE_USER_SCRAM_CREDENTIAL_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoveUserScramCredentialRecord {
  name: string;
  mechanism: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoveUserScramCredentialRecord(writer: Writer, message: Init<RemoveUserScramCredentialRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoveUserScramCredentialRecord');
  writer.compactString(message.name ?? '');
  writer.int8(message.mechanism ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoveUserScramCredentialRecord(reader: Reader, version: number): RemoveUserScramCredentialRecord {
  reader.expectVersion(version, 0, 0, 'RemoveUserScramCredentialRecord');
  const name = reader.compactString();
  const mechanism = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoveUserScramCredentialRecord = { name, mechanism };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
