// Generated from packages/protocol/spec/messages/log/leader-change-message.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const LEADER_CHANGE_MESSAGE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface LeaderChangeMessage {
  version: number;
  leaderId: number;
  voters: LeaderChangeMessageVoter[];
  grantingVoters: LeaderChangeMessageVoter[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface LeaderChangeMessageVoter {
  voterId: number;
  /** Versions 1+. */
  voterDirectoryId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeLeaderChangeMessage(writer: Writer, message: Init<LeaderChangeMessage>, version: number): void {
  checkVersion(version, 0, 1, 'LeaderChangeMessage');
  writer.int16(message.version ?? 0);
  writer.int32(message.leaderId ?? 0);
  const voters = message.voters ?? [];
  writer.compactArrayLength(voters.length);
  for (const element of voters) encodeLeaderChangeMessageVoter(writer, element, version);
  const grantingVoters = message.grantingVoters ?? [];
  writer.compactArrayLength(grantingVoters.length);
  for (const element of grantingVoters) encodeLeaderChangeMessageVoter(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeLeaderChangeMessage(reader: Reader, version: number): LeaderChangeMessage {
  reader.expectVersion(version, 0, 1, 'LeaderChangeMessage');
  const versionValue = reader.int16();
  const leaderId = reader.int32();
  const votersLength = reader.compactArrayLength(5);
  const voters: LeaderChangeMessageVoter[] = [];
  for (let i = 0; i < votersLength; i++) voters.push(decodeLeaderChangeMessageVoter(reader, version));
  const grantingVotersLength = reader.compactArrayLength(5);
  const grantingVoters: LeaderChangeMessageVoter[] = [];
  for (let i = 0; i < grantingVotersLength; i++) grantingVoters.push(decodeLeaderChangeMessageVoter(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: LeaderChangeMessage = { version: versionValue, leaderId, voters, grantingVoters };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeLeaderChangeMessageVoter(writer: Writer, message: Init<LeaderChangeMessageVoter>, version: number): void {
  writer.int32(message.voterId ?? 0);
  if (version >= 1) writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  else if (message.voterDirectoryId !== undefined && message.voterDirectoryId !== ZERO_UUID) unsupportedField('LeaderChangeMessageVoter', 'voterDirectoryId', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeLeaderChangeMessageVoter(reader: Reader, version: number): LeaderChangeMessageVoter {
  const voterId = reader.int32();
  let voterDirectoryId: Uuid = ZERO_UUID;
  if (version >= 1) voterDirectoryId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: LeaderChangeMessageVoter = { voterId, voterDirectoryId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
