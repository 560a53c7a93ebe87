// Generated from packages/protocol/spec/messages/metadata/remove-topic-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOVE_TOPIC_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoveTopicRecord {
  topicId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoveTopicRecord(writer: Writer, message: Init<RemoveTopicRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoveTopicRecord');
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoveTopicRecord(reader: Reader, version: number): RemoveTopicRecord {
  reader.expectVersion(version, 0, 0, 'RemoveTopicRecord');
  const topicId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoveTopicRecord = { topicId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
