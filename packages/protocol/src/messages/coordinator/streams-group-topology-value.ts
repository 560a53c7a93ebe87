// Generated from packages/protocol/spec/messages/coordinator/streams-group-topology-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_TOPOLOGY_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupTopologyValue {
  epoch: number;
  subtopologies: StreamsGroupTopologyValueSubtopology[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupTopologyValueSubtopology {
  subtopologyId: string;
  sourceTopics: string[];
  sourceTopicRegex: string[];
  stateChangelogTopics: StreamsGroupTopologyValueTopicInfo[];
  repartitionSinkTopics: string[];
  repartitionSourceTopics: StreamsGroupTopologyValueTopicInfo[];
  copartitionGroups: StreamsGroupTopologyValueCopartitionGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupTopologyValueTopicInfo {
  name: string;
  partitions: number;
  replicationFactor: number;
  topicConfigs: StreamsGroupTopologyValueTopicConfig[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupTopologyValueTopicConfig {
  key: string;
  value: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupTopologyValueCopartitionGroup {
  sourceTopics: number[];
  sourceTopicRegex: number[];
  repartitionSourceTopics: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupTopologyValue(writer: Writer, message: Init<StreamsGroupTopologyValue>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupTopologyValue');
  writer.int32(message.epoch ?? 0);
  const subtopologies = message.subtopologies ?? [];
  writer.compactArrayLength(subtopologies.length);
  for (const element of subtopologies) encodeStreamsGroupTopologyValueSubtopology(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupTopologyValue(reader: Reader, version: number): StreamsGroupTopologyValue {
  reader.expectVersion(version, 0, 0, 'StreamsGroupTopologyValue');
  const epoch = reader.int32();
  const subtopologiesLength = reader.compactArrayLength(8);
  const subtopologies: StreamsGroupTopologyValueSubtopology[] = [];
  for (let i = 0; i < subtopologiesLength; i++) subtopologies.push(decodeStreamsGroupTopologyValueSubtopology(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTopologyValue = { epoch, subtopologies };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupTopologyValueSubtopology(writer: Writer, message: Init<StreamsGroupTopologyValueSubtopology>): void {
  writer.compactString(message.subtopologyId ?? '');
  const sourceTopics = message.sourceTopics ?? [];
  writer.compactArrayLength(sourceTopics.length);
  for (const element of sourceTopics) writer.compactString(element);
  const sourceTopicRegex = message.sourceTopicRegex ?? [];
  writer.compactArrayLength(sourceTopicRegex.length);
  for (const element of sourceTopicRegex) writer.compactString(element);
  const stateChangelogTopics = message.stateChangelogTopics ?? [];
  writer.compactArrayLength(stateChangelogTopics.length);
  for (const element of stateChangelogTopics) encodeStreamsGroupTopologyValueTopicInfo(writer, element);
  const repartitionSinkTopics = message.repartitionSinkTopics ?? [];
  writer.compactArrayLength(repartitionSinkTopics.length);
  for (const element of repartitionSinkTopics) writer.compactString(element);
  const repartitionSourceTopics = message.repartitionSourceTopics ?? [];
  writer.compactArrayLength(repartitionSourceTopics.length);
  for (const element of repartitionSourceTopics) encodeStreamsGroupTopologyValueTopicInfo(writer, element);
  const copartitionGroups = message.copartitionGroups ?? [];
  writer.compactArrayLength(copartitionGroups.length);
  for (const element of copartitionGroups) encodeStreamsGroupTopologyValueCopartitionGroup(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupTopologyValueSubtopology(reader: Reader): StreamsGroupTopologyValueSubtopology {
  const subtopologyId = reader.compactString();
  const sourceTopicsLength = reader.compactArrayLength(1);
  const sourceTopics: string[] = [];
  for (let i = 0; i < sourceTopicsLength; i++) sourceTopics.push(reader.compactString());
  const sourceTopicRegexLength = reader.compactArrayLength(1);
  const sourceTopicRegex: string[] = [];
  for (let i = 0; i < sourceTopicRegexLength; i++) sourceTopicRegex.push(reader.compactString());
  const stateChangelogTopicsLength = reader.compactArrayLength(9);
  const stateChangelogTopics: StreamsGroupTopologyValueTopicInfo[] = [];
  for (let i = 0; i < stateChangelogTopicsLength; i++) stateChangelogTopics.push(decodeStreamsGroupTopologyValueTopicInfo(reader));
  const repartitionSinkTopicsLength = reader.compactArrayLength(1);
  const repartitionSinkTopics: string[] = [];
  for (let i = 0; i < repartitionSinkTopicsLength; i++) repartitionSinkTopics.push(reader.compactString());
  const repartitionSourceTopicsLength = reader.compactArrayLength(9);
  const repartitionSourceTopics: StreamsGroupTopologyValueTopicInfo[] = [];
  for (let i = 0; i < repartitionSourceTopicsLength; i++) repartitionSourceTopics.push(decodeStreamsGroupTopologyValueTopicInfo(reader));
  const copartitionGroupsLength = reader.compactArrayLength(4);
  const copartitionGroups: StreamsGroupTopologyValueCopartitionGroup[] = [];
  for (let i = 0; i < copartitionGroupsLength; i++) copartitionGroups.push(decodeStreamsGroupTopologyValueCopartitionGroup(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTopologyValueSubtopology = { subtopologyId, sourceTopics, sourceTopicRegex, stateChangelogTopics, repartitionSinkTopics, repartitionSourceTopics, copartitionGroups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupTopologyValueTopicInfo(writer: Writer, message: Init<StreamsGroupTopologyValueTopicInfo>): void {
  writer.compactString(message.name ?? '');
  writer.int32(message.partitions ?? 0);
  writer.int16(message.replicationFactor ?? 0);
  const topicConfigs = message.topicConfigs ?? [];
  writer.compactArrayLength(topicConfigs.length);
  for (const element of topicConfigs) encodeStreamsGroupTopologyValueTopicConfig(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupTopologyValueTopicInfo(reader: Reader): StreamsGroupTopologyValueTopicInfo {
  const name = reader.compactString();
  const partitions = reader.int32();
  const replicationFactor = reader.int16();
  const topicConfigsLength = reader.compactArrayLength(3);
  const topicConfigs: StreamsGroupTopologyValueTopicConfig[] = [];
  for (let i = 0; i < topicConfigsLength; i++) topicConfigs.push(decodeStreamsGroupTopologyValueTopicConfig(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTopologyValueTopicInfo = { name, partitions, replicationFactor, topicConfigs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupTopologyValueTopicConfig(writer: Writer, message: Init<StreamsGroupTopologyValueTopicConfig>): void {
  writer.compactString(message.key ?? '');
  writer.compactString(message.value ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupTopologyValueTopicConfig(reader: Reader): StreamsGroupTopologyValueTopicConfig {
  const key = reader.compactString();
  const value = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTopologyValueTopicConfig = { key, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupTopologyValueCopartitionGroup(writer: Writer, message: Init<StreamsGroupTopologyValueCopartitionGroup>): void {
  const sourceTopics = message.sourceTopics ?? [];
  writer.compactArrayLength(sourceTopics.length);
  for (const element of sourceTopics) writer.int16(element);
  const sourceTopicRegex = message.sourceTopicRegex ?? [];
  writer.compactArrayLength(sourceTopicRegex.length);
  for (const element of sourceTopicRegex) writer.int16(element);
  const repartitionSourceTopics = message.repartitionSourceTopics ?? [];
  writer.compactArrayLength(repartitionSourceTopics.length);
  for (const element of repartitionSourceTopics) writer.int16(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupTopologyValueCopartitionGroup(reader: Reader): StreamsGroupTopologyValueCopartitionGroup {
  const sourceTopicsLength = reader.compactArrayLength(2);
  const sourceTopics: number[] = [];
  for (let i = 0; i < sourceTopicsLength; i++) sourceTopics.push(reader.int16());
  const sourceTopicRegexLength = reader.compactArrayLength(2);
  const sourceTopicRegex: number[] = [];
  for (let i = 0; i < sourceTopicRegexLength; i++) sourceTopicRegex.push(reader.int16());
  const repartitionSourceTopicsLength = reader.compactArrayLength(2);
  const repartitionSourceTopics: number[] = [];
  for (let i = 0; i < repartitionSourceTopicsLength; i++) repartitionSourceTopics.push(reader.int16());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTopologyValueCopartitionGroup = { sourceTopics, sourceTopicRegex, repartitionSourceTopics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
