// Generated from packages/protocol/spec/messages/log/voters-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const VOTERS_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface VotersRecord {
  version: number;
  voters: VotersRecordVoter[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VotersRecordVoter {
  voterId: number;
  voterDirectoryId: Uuid;
  endpoints: VotersRecordEndpoint[];
  kRaftVersionFeature: VotersRecordKRaftVersionFeature;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VotersRecordEndpoint {
  name: string;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VotersRecordKRaftVersionFeature {
  minSupportedVersion: number;
  maxSupportedVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeVotersRecord(writer: Writer, message: Init<VotersRecord>, version: number): void {
  checkVersion(version, 0, 0, 'VotersRecord');
  writer.int16(message.version ?? 0);
  const voters = message.voters ?? [];
  writer.compactArrayLength(voters.length);
  for (const element of voters) encodeVotersRecordVoter(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeVotersRecord(reader: Reader, version: number): VotersRecord {
  reader.expectVersion(version, 0, 0, 'VotersRecord');
  const versionValue = reader.int16();
  const votersLength = reader.compactArrayLength(27);
  const voters: VotersRecordVoter[] = [];
  for (let i = 0; i < votersLength; i++) voters.push(decodeVotersRecordVoter(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VotersRecord = { version: versionValue, voters };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVotersRecordVoter(writer: Writer, message: Init<VotersRecordVoter>): void {
  writer.int32(message.voterId ?? 0);
  writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  const endpoints = message.endpoints ?? [];
  writer.compactArrayLength(endpoints.length);
  for (const element of endpoints) encodeVotersRecordEndpoint(writer, element);
  encodeVotersRecordKRaftVersionFeature(writer, message.kRaftVersionFeature ?? {});
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVotersRecordVoter(reader: Reader): VotersRecordVoter {
  const voterId = reader.int32();
  const voterDirectoryId = reader.uuid();
  const endpointsLength = reader.compactArrayLength(5);
  const endpoints: VotersRecordEndpoint[] = [];
  for (let i = 0; i < endpointsLength; i++) endpoints.push(decodeVotersRecordEndpoint(reader));
  const kRaftVersionFeature = decodeVotersRecordKRaftVersionFeature(reader);
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VotersRecordVoter = { voterId, voterDirectoryId, endpoints, kRaftVersionFeature };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVotersRecordEndpoint(writer: Writer, message: Init<VotersRecordEndpoint>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVotersRecordEndpoint(reader: Reader): VotersRecordEndpoint {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VotersRecordEndpoint = { name, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVotersRecordKRaftVersionFeature(writer: Writer, message: Init<VotersRecordKRaftVersionFeature>): void {
  writer.int16(message.minSupportedVersion ?? 0);
  writer.int16(message.maxSupportedVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVotersRecordKRaftVersionFeature(reader: Reader): VotersRecordKRaftVersionFeature {
  const minSupportedVersion = reader.int16();
  const maxSupportedVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VotersRecordKRaftVersionFeature = { minSupportedVersion, maxSupportedVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
