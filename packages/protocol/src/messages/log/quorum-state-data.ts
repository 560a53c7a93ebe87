// Generated from packages/protocol/spec/messages/log/quorum-state-data.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const QUORUM_STATE_DATA_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface QuorumStateData {
  /** Versions 0. */
  clusterId: string;
  /** Default -1. */
  leaderId: number;
  /** Default -1. */
  leaderEpoch: number;
  /** Default -1. */
  votedId: number;
  /** Versions 1+. */
  votedDirectoryId: Uuid;
  /** Versions 0. */
  appliedOffset: bigint;
  /** Versions 0. */
  currentVoters: QuorumStateDataVoter[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface QuorumStateDataVoter {
  voterId: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeQuorumStateData(writer: Writer, message: Init<QuorumStateData>, version: number): void {
  checkVersion(version, 0, 1, 'QuorumStateData');
  if (version <= 0) writer.compactString(message.clusterId ?? '');
  else if (message.clusterId !== undefined && message.clusterId !== '') unsupportedField('QuorumStateData', 'clusterId', version);
  writer.int32(message.leaderId ?? -1);
  writer.int32(message.leaderEpoch ?? -1);
  writer.int32(message.votedId ?? -1);
  if (version >= 1) writer.uuid(message.votedDirectoryId ?? ZERO_UUID);
  else if (message.votedDirectoryId !== undefined && message.votedDirectoryId !== ZERO_UUID) unsupportedField('QuorumStateData', 'votedDirectoryId', version);
  if (version <= 0) {
    writer.int64(message.appliedOffset ?? 0n);
    const currentVoters = message.currentVoters === undefined ? [] : message.currentVoters;
    writer.compactArrayLength(currentVoters === null ? -1 : currentVoters.length);
    if (currentVoters !== null) for (const element of currentVoters) encodeQuorumStateDataVoter(writer, element);
  } else {
    if (message.appliedOffset !== undefined && message.appliedOffset !== 0n) unsupportedField('QuorumStateData', 'appliedOffset', version);
    if (message.currentVoters !== undefined && (message.currentVoters === null || message.currentVoters.length > 0)) unsupportedField('QuorumStateData', 'currentVoters', version);
  }
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeQuorumStateData(reader: Reader, version: number): QuorumStateData {
  reader.expectVersion(version, 0, 1, 'QuorumStateData');
  let clusterId: string = '';
  if (version <= 0) clusterId = reader.compactString();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const votedId = reader.int32();
  let votedDirectoryId: Uuid = ZERO_UUID;
  if (version >= 1) votedDirectoryId = reader.uuid();
  let appliedOffset: bigint = 0n;
  let currentVoters: QuorumStateDataVoter[] | null = [];
  if (version <= 0) {
    appliedOffset = reader.int64();
    const currentVotersLength = reader.compactNullableArrayLength(5);
    currentVoters = null;
    if (currentVotersLength >= 0) {
      currentVoters = [];
      for (let i = 0; i < currentVotersLength; i++) currentVoters.push(decodeQuorumStateDataVoter(reader));
    }
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: QuorumStateData = { clusterId, leaderId, leaderEpoch, votedId, votedDirectoryId, appliedOffset, currentVoters };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeQuorumStateDataVoter(writer: Writer, message: Init<QuorumStateDataVoter>): void {
  writer.int32(message.voterId ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeQuorumStateDataVoter(reader: Reader): QuorumStateDataVoter {
  const voterId = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: QuorumStateDataVoter = { voterId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
