// Generated from packages/protocol/spec/messages/92-delete-share-group-offsets.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DELETE_SHARE_GROUP_OFFSETS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DeleteShareGroupOffsetsRequest {
  groupId: string;
  topics: DeleteShareGroupOffsetsRequestTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteShareGroupOffsetsRequestTopic {
  topicName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteShareGroupOffsetsRequest(writer: Writer, message: Init<DeleteShareGroupOffsetsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'DeleteShareGroupOffsetsRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDeleteShareGroupOffsetsRequestTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDeleteShareGroupOffsetsRequest(reader: Reader, version: number): DeleteShareGroupOffsetsRequest {
  reader.expectVersion(version, 0, 0, 'DeleteShareGroupOffsetsRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(2);
  const topics: DeleteShareGroupOffsetsRequestTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDeleteShareGroupOffsetsRequestTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupOffsetsRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteShareGroupOffsetsRequestTopic(writer: Writer, message: Init<DeleteShareGroupOffsetsRequestTopic>): void {
  writer.compactString(message.topicName ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteShareGroupOffsetsRequestTopic(reader: Reader): DeleteShareGroupOffsetsRequestTopic {
  const topicName = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupOffsetsRequestTopic = { topicName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DELETE_SHARE_GROUP_OFFSETS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DeleteShareGroupOffsetsResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  responses: DeleteShareGroupOffsetsResponseTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteShareGroupOffsetsResponseTopic {
  topicName: string;
  topicId: Uuid;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteShareGroupOffsetsResponse(writer: Writer, message: Init<DeleteShareGroupOffsetsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'DeleteShareGroupOffsetsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  const responses = message.responses ?? [];
  writer.compactArrayLength(responses.length);
  for (const element of responses) encodeDeleteShareGroupOffsetsResponseTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDeleteShareGroupOffsetsResponse(reader: Reader, version: number): DeleteShareGroupOffsetsResponse {
  reader.expectVersion(version, 0, 0, 'DeleteShareGroupOffsetsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const responsesLength = reader.compactArrayLength(21);
  const responses: DeleteShareGroupOffsetsResponseTopic[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeDeleteShareGroupOffsetsResponseTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupOffsetsResponse = { throttleTimeMs, errorCode, errorMessage, responses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteShareGroupOffsetsResponseTopic(writer: Writer, message: Init<DeleteShareGroupOffsetsResponseTopic>): void {
  writer.compactString(message.topicName ?? '');
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteShareGroupOffsetsResponseTopic(reader: Reader): DeleteShareGroupOffsetsResponseTopic {
  const topicName = reader.compactString();
  const topicId = reader.uuid();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupOffsetsResponseTopic = { topicName, topicId, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
