// Generated from packages/protocol/spec/messages/63-broker-heartbeat.spec by npm run generate. Do not edit.
import type { Uuid } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const BROKER_HEARTBEAT_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface BrokerHeartbeatRequest {
  brokerId: number;
  /** Default -1. */
  brokerEpoch: bigint;
  currentMetadataOffset: bigint;
  wantFence: boolean;
  wantShutDown: boolean;
  /** Versions 1+. */
  offlineLogDirs: Uuid[];
  /** Versions 2+. */
  cordonedLogDirs: Uuid[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBrokerHeartbeatRequest(writer: Writer, message: Init<BrokerHeartbeatRequest>, version: number): void {
  checkVersion(version, 0, 2, 'BrokerHeartbeatRequest');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  writer.int64(message.currentMetadataOffset ?? 0n);
  writer.bool(message.wantFence ?? false);
  writer.bool(message.wantShutDown ?? false);
  if (!(version >= 1) && message.offlineLogDirs !== undefined && message.offlineLogDirs.length > 0) unsupportedField('BrokerHeartbeatRequest', 'offlineLogDirs', version);
  if (!(version >= 2) && message.cordonedLogDirs !== undefined && message.cordonedLogDirs !== null) unsupportedField('BrokerHeartbeatRequest', 'cordonedLogDirs', version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasOfflineLogDirs = version >= 1 && message.offlineLogDirs !== undefined && message.offlineLogDirs.length > 0;
  if (hasOfflineLogDirs) tagCount++;
  const hasCordonedLogDirs = version >= 2 && message.cordonedLogDirs !== undefined && message.cordonedLogDirs !== null;
  if (hasCordonedLogDirs) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasOfflineLogDirs) {
    const mark = writer.openTaggedField(0);
    const offlineLogDirs = message.offlineLogDirs ?? [];
    writer.compactArrayLength(offlineLogDirs.length);
    for (const element of offlineLogDirs) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
  if (hasCordonedLogDirs) {
    const mark = writer.openTaggedField(1);
    const cordonedLogDirs = message.cordonedLogDirs ?? null;
    writer.compactArrayLength(cordonedLogDirs === null ? -1 : cordonedLogDirs.length);
    if (cordonedLogDirs !== null) for (const element of cordonedLogDirs) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, Infinity);
}

export function decodeBrokerHeartbeatRequest(reader: Reader, version: number): BrokerHeartbeatRequest {
  reader.expectVersion(version, 0, 2, 'BrokerHeartbeatRequest');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const currentMetadataOffset = reader.int64();
  const wantFence = reader.bool();
  const wantShutDown = reader.bool();
  let offlineLogDirs: Uuid[] = [];
  let cordonedLogDirs: Uuid[] | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0 && version >= 1) {
      const offlineLogDirsLength = reader.compactArrayLength(16);
      offlineLogDirs = [];
      for (let i = 0; i < offlineLogDirsLength; i++) offlineLogDirs.push(reader.uuid());
    } else if (tag === 1 && version >= 2) {
      const cordonedLogDirsLength = reader.compactNullableArrayLength(16);
      cordonedLogDirs = null;
      if (cordonedLogDirsLength >= 0) {
        cordonedLogDirs = [];
        for (let i = 0; i < cordonedLogDirsLength; i++) cordonedLogDirs.push(reader.uuid());
      }
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: BrokerHeartbeatRequest = { brokerId, brokerEpoch, currentMetadataOffset, wantFence, wantShutDown, offlineLogDirs, cordonedLogDirs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const BROKER_HEARTBEAT_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface BrokerHeartbeatResponse {
  throttleTimeMs: number;
  errorCode: number;
  isCaughtUp: boolean;
  /** Default true. */
  isFenced: boolean;
  shouldShutDown: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBrokerHeartbeatResponse(writer: Writer, message: Init<BrokerHeartbeatResponse>, version: number): void {
  checkVersion(version, 0, 2, 'BrokerHeartbeatResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.bool(message.isCaughtUp ?? false);
  writer.bool(message.isFenced ?? true);
  writer.bool(message.shouldShutDown ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeBrokerHeartbeatResponse(reader: Reader, version: number): BrokerHeartbeatResponse {
  reader.expectVersion(version, 0, 2, 'BrokerHeartbeatResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const isCaughtUp = reader.bool();
  const isFenced = reader.bool();
  const shouldShutDown = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BrokerHeartbeatResponse = { throttleTimeMs, errorCode, isCaughtUp, isFenced, shouldShutDown };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
