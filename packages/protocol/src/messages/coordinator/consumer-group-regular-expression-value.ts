// Generated from packages/protocol/spec/messages/coordinator/consumer-group-regular-expression-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_REGULAR_EXPRESSION_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConsumerGroupRegularExpressionValue {
  topics: string[];
  version: bigint;
  timestamp: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupRegularExpressionValue(writer: Writer, message: Init<ConsumerGroupRegularExpressionValue>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupRegularExpressionValue');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) writer.compactString(element);
  writer.int64(message.version ?? 0n);
  writer.int64(message.timestamp ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupRegularExpressionValue(reader: Reader, version: number): ConsumerGroupRegularExpressionValue {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupRegularExpressionValue');
  const topicsLength = reader.compactArrayLength(1);
  const topics: string[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(reader.compactString());
  const versionValue = reader.int64();
  const timestamp = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupRegularExpressionValue = { topics, version: versionValue, timestamp };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
