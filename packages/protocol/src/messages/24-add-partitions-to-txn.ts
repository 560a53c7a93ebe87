// Generated from packages/protocol/spec/messages/24-add-partitions-to-txn.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ADD_PARTITIONS_TO_TXN_REQUEST_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface AddPartitionsToTxnRequest {
  /** Versions 4+. */
  transactions: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[];
  /** Versions 0-3. */
  v3AndBelowTransactionalId: string;
  /** Versions 0-3. */
  v3AndBelowProducerId: bigint;
  /** Versions 0-3. */
  v3AndBelowProducerEpoch: number;
  /** Versions 0-3. */
  v3AndBelowTopics: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  transactionalId: string;
  producerId: bigint;
  producerEpoch: number;
  verifyOnly: boolean;
  topics: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  name: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAddPartitionsToTxnRequest(writer: Writer, message: Init<AddPartitionsToTxnRequest>, version: number): void {
  checkVersion(version, 0, 5, 'AddPartitionsToTxnRequest');
  const flexible = version >= 3;
  if (version >= 4) {
    const transactions = message.transactions ?? [];
    writer.compactArrayLength(transactions.length);
    for (const element of transactions) encodeAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(writer, element, version);
  } else {
    if (message.transactions !== undefined && message.transactions.length > 0) unsupportedField('AddPartitionsToTxnRequest', 'transactions', version);
  }
  if (version <= 3) {
    if (flexible) writer.compactString(message.v3AndBelowTransactionalId ?? '');
    else writer.string(message.v3AndBelowTransactionalId ?? '');
    writer.int64(message.v3AndBelowProducerId ?? 0n);
    writer.int16(message.v3AndBelowProducerEpoch ?? 0);
    const v3AndBelowTopics = message.v3AndBelowTopics ?? [];
    if (flexible) writer.compactArrayLength(v3AndBelowTopics.length);
    else writer.arrayLength(v3AndBelowTopics.length);
    for (const element of v3AndBelowTopics) encodeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(writer, element, version);
  } else {
    if (message.v3AndBelowTransactionalId !== undefined && message.v3AndBelowTransactionalId !== '') unsupportedField('AddPartitionsToTxnRequest', 'v3AndBelowTransactionalId', version);
    if (message.v3AndBelowProducerId !== undefined && message.v3AndBelowProducerId !== 0n) unsupportedField('AddPartitionsToTxnRequest', 'v3AndBelowProducerId', version);
    if (message.v3AndBelowProducerEpoch !== undefined && message.v3AndBelowProducerEpoch !== 0) unsupportedField('AddPartitionsToTxnRequest', 'v3AndBelowProducerEpoch', version);
    if (message.v3AndBelowTopics !== undefined && message.v3AndBelowTopics.length > 0) unsupportedField('AddPartitionsToTxnRequest', 'v3AndBelowTopics', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddPartitionsToTxnRequest', version);
}

export function decodeAddPartitionsToTxnRequest(reader: Reader, version: number): AddPartitionsToTxnRequest {
  reader.expectVersion(version, 0, 5, 'AddPartitionsToTxnRequest');
  const flexible = version >= 3;
  let transactions: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[] = [];
  if (version >= 4) {
    const transactionsLength = reader.compactArrayLength(14);
    transactions = [];
    for (let i = 0; i < transactionsLength; i++) transactions.push(decodeAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(reader, version));
  }
  let v3AndBelowTransactionalId: string = '';
  let v3AndBelowProducerId: bigint = 0n;
  let v3AndBelowProducerEpoch: number = 0;
  let v3AndBelowTopics: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[] = [];
  if (version <= 3) {
    v3AndBelowTransactionalId = flexible ? reader.compactString() : reader.string();
    v3AndBelowProducerId = reader.int64();
    v3AndBelowProducerEpoch = reader.int16();
    const v3AndBelowTopicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
    v3AndBelowTopics = [];
    for (let i = 0; i < v3AndBelowTopicsLength; i++) v3AndBelowTopics.push(decodeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnRequest = { transactions, v3AndBelowTransactionalId, v3AndBelowProducerId, v3AndBelowProducerEpoch, v3AndBelowTopics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(writer: Writer, message: Init<AddPartitionsToTxnRequestAddPartitionsToTxnTransaction>, version: number): void {
  writer.compactString(message.transactionalId ?? '');
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  writer.bool(message.verifyOnly ?? false);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  const transactionalId = reader.compactString();
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  const verifyOnly = reader.bool();
  const topicsLength = reader.compactArrayLength(3);
  const topics: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction = { transactionalId, producerId, producerEpoch, verifyOnly, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(writer: Writer, message: Init<AddPartitionsToTxnRequestAddPartitionsToTxnTopic>, version: number): void {
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddPartitionsToTxnRequestAddPartitionsToTxnTopic', version);
}

function decodeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  const flexible = version >= 3;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnRequestAddPartitionsToTxnTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ADD_PARTITIONS_TO_TXN_RESPONSE_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface AddPartitionsToTxnResponse {
  throttleTimeMs: number;
  /** Versions 4+. */
  errorCode: number;
  /** Versions 4+. */
  resultsByTransaction: AddPartitionsToTxnResponseAddPartitionsToTxnResult[];
  /** Versions 0-3. */
  resultsByTopicV3AndBelow: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  transactionalId: string;
  topicResults: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  name: string;
  resultsByPartition: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  partitionIndex: number;
  partitionErrorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAddPartitionsToTxnResponse(writer: Writer, message: Init<AddPartitionsToTxnResponse>, version: number): void {
  checkVersion(version, 0, 5, 'AddPartitionsToTxnResponse');
  const flexible = version >= 3;
  writer.int32(message.throttleTimeMs ?? 0);
  if (version >= 4) {
    writer.int16(message.errorCode ?? 0);
    const resultsByTransaction = message.resultsByTransaction ?? [];
    writer.compactArrayLength(resultsByTransaction.length);
    for (const element of resultsByTransaction) encodeAddPartitionsToTxnResponseAddPartitionsToTxnResult(writer, element, version);
  } else {
    if (message.resultsByTransaction !== undefined && message.resultsByTransaction.length > 0) unsupportedField('AddPartitionsToTxnResponse', 'resultsByTransaction', version);
  }
  if (version <= 3) {
    const resultsByTopicV3AndBelow = message.resultsByTopicV3AndBelow ?? [];
    if (flexible) writer.compactArrayLength(resultsByTopicV3AndBelow.length);
    else writer.arrayLength(resultsByTopicV3AndBelow.length);
    for (const element of resultsByTopicV3AndBelow) encodeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(writer, element, version);
  } else {
    if (message.resultsByTopicV3AndBelow !== undefined && message.resultsByTopicV3AndBelow.length > 0) unsupportedField('AddPartitionsToTxnResponse', 'resultsByTopicV3AndBelow', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddPartitionsToTxnResponse', version);
}

export function decodeAddPartitionsToTxnResponse(reader: Reader, version: number): AddPartitionsToTxnResponse {
  reader.expectVersion(version, 0, 5, 'AddPartitionsToTxnResponse');
  const flexible = version >= 3;
  const throttleTimeMs = reader.int32();
  let errorCode: number = 0;
  let resultsByTransaction: AddPartitionsToTxnResponseAddPartitionsToTxnResult[] = [];
  if (version >= 4) {
    errorCode = reader.int16();
    const resultsByTransactionLength = reader.compactArrayLength(3);
    resultsByTransaction = [];
    for (let i = 0; i < resultsByTransactionLength; i++) resultsByTransaction.push(decodeAddPartitionsToTxnResponseAddPartitionsToTxnResult(reader, version));
  }
  let resultsByTopicV3AndBelow: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[] = [];
  if (version <= 3) {
    const resultsByTopicV3AndBelowLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
    resultsByTopicV3AndBelow = [];
    for (let i = 0; i < resultsByTopicV3AndBelowLength; i++) resultsByTopicV3AndBelow.push(decodeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnResponse = { throttleTimeMs, errorCode, resultsByTransaction, resultsByTopicV3AndBelow };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAddPartitionsToTxnResponseAddPartitionsToTxnResult(writer: Writer, message: Init<AddPartitionsToTxnResponseAddPartitionsToTxnResult>, version: number): void {
  writer.compactString(message.transactionalId ?? '');
  const topicResults = message.topicResults ?? [];
  writer.compactArrayLength(topicResults.length);
  for (const element of topicResults) encodeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAddPartitionsToTxnResponseAddPartitionsToTxnResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  const transactionalId = reader.compactString();
  const topicResultsLength = reader.compactArrayLength(3);
  const topicResults: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[] = [];
  for (let i = 0; i < topicResultsLength; i++) topicResults.push(decodeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnResponseAddPartitionsToTxnResult = { transactionalId, topicResults };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(writer: Writer, message: Init<AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult>, version: number): void {
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const resultsByPartition = message.resultsByPartition ?? [];
  if (flexible) writer.compactArrayLength(resultsByPartition.length);
  else writer.arrayLength(resultsByPartition.length);
  for (const element of resultsByPartition) encodeAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult', version);
}

function decodeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  const flexible = version >= 3;
  const name = flexible ? reader.compactString() : reader.string();
  const resultsByPartitionLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(6);
  const resultsByPartition: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[] = [];
  for (let i = 0; i < resultsByPartitionLength; i++) resultsByPartition.push(decodeAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult = { name, resultsByPartition };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(writer: Writer, message: Init<AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult>, version: number): void {
  const flexible = version >= 3;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.partitionErrorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult', version);
}

function decodeAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  const flexible = version >= 3;
  const partitionIndex = reader.int32();
  const partitionErrorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult = { partitionIndex, partitionErrorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
