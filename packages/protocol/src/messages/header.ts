// Generated from packages/protocol/spec/messages/header.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const REQUEST_HEADER_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface RequestHeader {
  requestApiKey: number;
  requestApiVersion: number;
  correlationId: number;
  clientId: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRequestHeader(writer: Writer, message: Init<RequestHeader>, version: number): void {
  checkVersion(version, 1, 2, 'RequestHeader');
  const flexible = version >= 2;
  writer.int16(message.requestApiKey ?? 0);
  writer.int16(message.requestApiVersion ?? 0);
  writer.int32(message.correlationId ?? 0);
  writer.nullableString(message.clientId === undefined ? '' : message.clientId);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'RequestHeader', version);
}

export function decodeRequestHeader(reader: Reader, version: number): RequestHeader {
  reader.expectVersion(version, 1, 2, 'RequestHeader');
  const flexible = version >= 2;
  const requestApiKey = reader.int16();
  const requestApiVersion = reader.int16();
  const correlationId = reader.int32();
  const clientId = reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: RequestHeader = { requestApiKey, requestApiVersion, correlationId, clientId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const RESPONSE_HEADER_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface ResponseHeader {
  correlationId: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeResponseHeader(writer: Writer, message: Init<ResponseHeader>, version: number): void {
  checkVersion(version, 0, 1, 'ResponseHeader');
  const flexible = version >= 1;
  writer.int32(message.correlationId ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ResponseHeader', version);
}

export function decodeResponseHeader(reader: Reader, version: number): ResponseHeader {
  reader.expectVersion(version, 0, 1, 'ResponseHeader');
  const flexible = version >= 1;
  const correlationId = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ResponseHeader = { correlationId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
