// Generated from packages/protocol/spec/messages/metadata/delegation-token-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const DELEGATION_TOKEN_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DelegationTokenRecord {
  owner: string;
  requester: string;
  renewers: string[];
  issueTimestamp: bigint;
  maxTimestamp: bigint;
  expirationTimestamp: bigint;
  tokenId: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDelegationTokenRecord(writer: Writer, message: Init<DelegationTokenRecord>, version: number): void {
  checkVersion(version, 0, 0, 'DelegationTokenRecord');
  writer.compactString(message.owner ?? '');
  writer.compactString(message.requester ?? '');
  const renewers = message.renewers ?? [];
  writer.compactArrayLength(renewers.length);
  for (const element of renewers) writer.compactString(element);
  writer.int64(message.issueTimestamp ?? 0n);
  writer.int64(message.maxTimestamp ?? 0n);
  writer.int64(message.expirationTimestamp ?? 0n);
  writer.compactString(message.tokenId ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDelegationTokenRecord(reader: Reader, version: number): DelegationTokenRecord {
  reader.expectVersion(version, 0, 0, 'DelegationTokenRecord');
  const owner = reader.compactString();
  const requester = reader.compactString();
  const renewersLength = reader.compactArrayLength(1);
  const renewers: string[] = [];
  for (let i = 0; i < renewersLength; i++) renewers.push(reader.compactString());
  const issueTimestamp = reader.int64();
  const maxTimestamp = reader.int64();
  const expirationTimestamp = reader.int64();
  const tokenId = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DelegationTokenRecord = { owner, requester, renewers, issueTimestamp, maxTimestamp, expirationTimestamp, tokenId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
