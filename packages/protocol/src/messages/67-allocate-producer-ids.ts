// Generated from packages/protocol/spec/messages/67-allocate-producer-ids.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALLOCATE_PRODUCER_IDS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AllocateProducerIdsRequest {
  brokerId: number;
  /** Default -1. */
  brokerEpoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAllocateProducerIdsRequest(writer: Writer, message: Init<AllocateProducerIdsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'AllocateProducerIdsRequest');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAllocateProducerIdsRequest(reader: Reader, version: number): AllocateProducerIdsRequest {
  reader.expectVersion(version, 0, 0, 'AllocateProducerIdsRequest');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AllocateProducerIdsRequest = { brokerId, brokerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALLOCATE_PRODUCER_IDS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AllocateProducerIdsResponse {
  throttleTimeMs: number;
  errorCode: number;
  producerIdStart: bigint;
  producerIdLen: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAllocateProducerIdsResponse(writer: Writer, message: Init<AllocateProducerIdsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'AllocateProducerIdsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.producerIdStart ?? 0n);
  writer.int32(message.producerIdLen ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAllocateProducerIdsResponse(reader: Reader, version: number): AllocateProducerIdsResponse {
  reader.expectVersion(version, 0, 0, 'AllocateProducerIdsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const producerIdStart = reader.int64();
  const producerIdLen = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AllocateProducerIdsResponse = { throttleTimeMs, errorCode, producerIdStart, producerIdLen };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
