// Generated from packages/protocol/spec/messages/20-delete-topics.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, notNull, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DELETE_TOPICS_REQUEST_VERSIONS = { lowest: 1, highest: 6 } as const;

/** Versions 1-6, flexible 4+. */
export interface DeleteTopicsRequest {
  /** Versions 6+. */
  topics: DeleteTopicsRequestDeleteTopicState[];
  /** Versions 0-5. */
  topicNames: string[];
  timeoutMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteTopicsRequestDeleteTopicState {
  name: string | null;
  topicId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteTopicsRequest(writer: Writer, message: Init<DeleteTopicsRequest>, version: number): void {
  checkVersion(version, 1, 6, 'DeleteTopicsRequest');
  const flexible = version >= 4;
  if (version >= 6) {
    const topics = message.topics ?? [];
    writer.compactArrayLength(topics.length);
    for (const element of topics) encodeDeleteTopicsRequestDeleteTopicState(writer, element);
  } else {
    if (message.topics !== undefined && message.topics.length > 0) unsupportedField('DeleteTopicsRequest', 'topics', version);
  }
  if (version <= 5) {
    const topicNames = message.topicNames ?? [];
    if (flexible) writer.compactArrayLength(topicNames.length);
    else writer.arrayLength(topicNames.length);
    for (const element of topicNames) {
      if (flexible) writer.compactString(element);
      else writer.string(element);
    }
  }
  writer.int32(message.timeoutMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteTopicsRequest', version);
}

export function decodeDeleteTopicsRequest(reader: Reader, version: number): DeleteTopicsRequest {
  reader.expectVersion(version, 1, 6, 'DeleteTopicsRequest');
  const flexible = version >= 4;
  let topics: DeleteTopicsRequestDeleteTopicState[] = [];
  if (version >= 6) {
    const topicsLength = reader.compactArrayLength(18);
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeDeleteTopicsRequestDeleteTopicState(reader));
  }
  let topicNames: string[] = [];
  if (version <= 5) {
    const topicNamesLength = flexible ? reader.compactArrayLength(1) : reader.arrayLength(2);
    topicNames = [];
    for (let i = 0; i < topicNamesLength; i++) topicNames.push(flexible ? reader.compactString() : reader.string());
  }
  const timeoutMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteTopicsRequest = { topics, topicNames, timeoutMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteTopicsRequestDeleteTopicState(writer: Writer, message: Init<DeleteTopicsRequestDeleteTopicState>): void {
  writer.compactNullableString(message.name ?? null);
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteTopicsRequestDeleteTopicState(reader: Reader): DeleteTopicsRequestDeleteTopicState {
  const name = reader.compactNullableString();
  const topicId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteTopicsRequestDeleteTopicState = { name, topicId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DELETE_TOPICS_RESPONSE_VERSIONS = { lowest: 1, highest: 6 } as const;

/** Versions 1-6, flexible 4+. */
export interface DeleteTopicsResponse {
  throttleTimeMs: number;
  responses: DeleteTopicsResponseDeletableTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteTopicsResponseDeletableTopicResult {
  /** Null in 6+. */
  name: string | null;
  /** Versions 6+. */
  topicId: Uuid;
  errorCode: number;
  /** Versions 5+. */
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteTopicsResponse(writer: Writer, message: Init<DeleteTopicsResponse>, version: number): void {
  checkVersion(version, 1, 6, 'DeleteTopicsResponse');
  const flexible = version >= 4;
  writer.int32(message.throttleTimeMs ?? 0);
  const responses = message.responses ?? [];
  if (flexible) writer.compactArrayLength(responses.length);
  else writer.arrayLength(responses.length);
  for (const element of responses) encodeDeleteTopicsResponseDeletableTopicResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteTopicsResponse', version);
}

export function decodeDeleteTopicsResponse(reader: Reader, version: number): DeleteTopicsResponse {
  reader.expectVersion(version, 1, 6, 'DeleteTopicsResponse');
  const flexible = version >= 4;
  const throttleTimeMs = reader.int32();
  const responsesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const responses: DeleteTopicsResponseDeletableTopicResult[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeDeleteTopicsResponseDeletableTopicResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteTopicsResponse = { throttleTimeMs, responses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteTopicsResponseDeletableTopicResult(writer: Writer, message: Init<DeleteTopicsResponseDeletableTopicResult>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactNullableString(version >= 6 ? (message.name === undefined ? '' : message.name) : (notNull(message.name === undefined ? '' : message.name, 'DeleteTopicsResponseDeletableTopicResult', 'name', version)));
  else writer.nullableString(version >= 6 ? (message.name === undefined ? '' : message.name) : (notNull(message.name === undefined ? '' : message.name, 'DeleteTopicsResponseDeletableTopicResult', 'name', version)));
  if (version >= 6) writer.uuid(message.topicId ?? ZERO_UUID);
  writer.int16(message.errorCode ?? 0);
  if (version >= 5) writer.compactNullableString(message.errorMessage ?? null);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteTopicsResponseDeletableTopicResult', version);
}

function decodeDeleteTopicsResponseDeletableTopicResult(reader: Reader, version: number): DeleteTopicsResponseDeletableTopicResult {
  const flexible = version >= 4;
  const name = version >= 6 ? reader.compactNullableString() : (flexible ? reader.compactString() : reader.string());
  let topicId: Uuid = ZERO_UUID;
  if (version >= 6) topicId = reader.uuid();
  const errorCode = reader.int16();
  let errorMessage: string | null = null;
  if (version >= 5) errorMessage = reader.compactNullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteTopicsResponseDeletableTopicResult = { name, topicId, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
