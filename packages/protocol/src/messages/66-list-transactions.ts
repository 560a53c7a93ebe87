// Generated from packages/protocol/spec/messages/66-list-transactions.spec by npm run generate. Do not edit.
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const LIST_TRANSACTIONS_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface ListTransactionsRequest {
  stateFilters: string[];
  producerIdFilters: bigint[];
  /** Versions 1+. Default -1. */
  durationFilter: bigint;
  /** Versions 2+. */
  transactionalIdPattern: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListTransactionsRequest(writer: Writer, message: Init<ListTransactionsRequest>, version: number): void {
  checkVersion(version, 0, 2, 'ListTransactionsRequest');
  const stateFilters = message.stateFilters ?? [];
  writer.compactArrayLength(stateFilters.length);
  for (const element of stateFilters) writer.compactString(element);
  const producerIdFilters = message.producerIdFilters ?? [];
  writer.compactArrayLength(producerIdFilters.length);
  for (const element of producerIdFilters) writer.int64(element);
  if (version >= 1) writer.int64(message.durationFilter ?? -1n);
  else if (message.durationFilter !== undefined && message.durationFilter !== -1n) unsupportedField('ListTransactionsRequest', 'durationFilter', version);
  if (version >= 2) writer.compactNullableString(message.transactionalIdPattern ?? null);
  else if (message.transactionalIdPattern !== undefined && message.transactionalIdPattern !== null) unsupportedField('ListTransactionsRequest', 'transactionalIdPattern', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeListTransactionsRequest(reader: Reader, version: number): ListTransactionsRequest {
  reader.expectVersion(version, 0, 2, 'ListTransactionsRequest');
  const stateFiltersLength = reader.compactArrayLength(1);
  const stateFilters: string[] = [];
  for (let i = 0; i < stateFiltersLength; i++) stateFilters.push(reader.compactString());
  const producerIdFiltersLength = reader.compactArrayLength(8);
  const producerIdFilters: bigint[] = [];
  for (let i = 0; i < producerIdFiltersLength; i++) producerIdFilters.push(reader.int64());
  let durationFilter: bigint = -1n;
  if (version >= 1) durationFilter = reader.int64();
  let transactionalIdPattern: string | null = null;
  if (version >= 2) transactionalIdPattern = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListTransactionsRequest = { stateFilters, producerIdFilters, durationFilter, transactionalIdPattern };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const LIST_TRANSACTIONS_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface ListTransactionsResponse {
  throttleTimeMs: number;
  errorCode: number;
  unknownStateFilters: string[];
  transactionStates: ListTransactionsResponseTransactionState[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListTransactionsResponseTransactionState {
  transactionalId: string;
  producerId: bigint;
  transactionState: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListTransactionsResponse(writer: Writer, message: Init<ListTransactionsResponse>, version: number): void {
  checkVersion(version, 0, 2, 'ListTransactionsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const unknownStateFilters = message.unknownStateFilters ?? [];
  writer.compactArrayLength(unknownStateFilters.length);
  for (const element of unknownStateFilters) writer.compactString(element);
  const transactionStates = message.transactionStates ?? [];
  writer.compactArrayLength(transactionStates.length);
  for (const element of transactionStates) encodeListTransactionsResponseTransactionState(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeListTransactionsResponse(reader: Reader, version: number): ListTransactionsResponse {
  reader.expectVersion(version, 0, 2, 'ListTransactionsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const unknownStateFiltersLength = reader.compactArrayLength(1);
  const unknownStateFilters: string[] = [];
  for (let i = 0; i < unknownStateFiltersLength; i++) unknownStateFilters.push(reader.compactString());
  const transactionStatesLength = reader.compactArrayLength(11);
  const transactionStates: ListTransactionsResponseTransactionState[] = [];
  for (let i = 0; i < transactionStatesLength; i++) transactionStates.push(decodeListTransactionsResponseTransactionState(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListTransactionsResponse = { throttleTimeMs, errorCode, unknownStateFilters, transactionStates };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListTransactionsResponseTransactionState(writer: Writer, message: Init<ListTransactionsResponseTransactionState>): void {
  writer.compactString(message.transactionalId ?? '');
  writer.int64(message.producerId ?? 0n);
  writer.compactString(message.transactionState ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeListTransactionsResponseTransactionState(reader: Reader): ListTransactionsResponseTransactionState {
  const transactionalId = reader.compactString();
  const producerId = reader.int64();
  const transactionState = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListTransactionsResponseTransactionState = { transactionalId, producerId, transactionState };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
