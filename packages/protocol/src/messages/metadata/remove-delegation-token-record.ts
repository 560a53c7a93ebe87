// Generated from packages/protocol/spec/messages/metadata/remove-delegation-token-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOVE_DELEGATION_TOKEN_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoveDelegationTokenRecord {
  tokenId: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoveDelegationTokenRecord(writer: Writer, message: Init<RemoveDelegationTokenRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoveDelegationTokenRecord');
  writer.compactString(message.tokenId ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoveDelegationTokenRecord(reader: Reader, version: number): RemoveDelegationTokenRecord {
  reader.expectVersion(version, 0, 0, 'RemoveDelegationTokenRecord');
  const tokenId = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoveDelegationTokenRecord = { tokenId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
