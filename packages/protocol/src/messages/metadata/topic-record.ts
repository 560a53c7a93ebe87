// Generated from packages/protocol/spec/messages/metadata/topic-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const TOPIC_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface TopicRecord {
  name: string;
  topicId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeTopicRecord(writer: Writer, message: Init<TopicRecord>, version: number): void {
  checkVersion(version, 0, 0, 'TopicRecord');
  writer.compactString(message.name ?? '');
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeTopicRecord(reader: Reader, version: number): TopicRecord {
  reader.expectVersion(version, 0, 0, 'TopicRecord');
  const name = reader.compactString();
  const topicId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: TopicRecord = { name, topicId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
