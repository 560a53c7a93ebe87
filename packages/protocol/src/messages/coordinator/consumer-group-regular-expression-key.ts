// Generated from packages/protocol/spec/messages/coordinator/consumer-group-regular-expression-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_REGULAR_EXPRESSION_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_REGULAR_EXPRESSION_KEY_TYPE = 16;

/** Versions 0. */
export interface ConsumerGroupRegularExpressionKey {
  groupId: string;
  regularExpression: string;
}

export function encodeConsumerGroupRegularExpressionKey(writer: Writer, message: Init<ConsumerGroupRegularExpressionKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupRegularExpressionKey');
  writer.string(message.groupId ?? '');
  writer.string(message.regularExpression ?? '');
}

export function decodeConsumerGroupRegularExpressionKey(reader: Reader, version: number): ConsumerGroupRegularExpressionKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupRegularExpressionKey');
  const groupId = reader.string();
  const regularExpression = reader.string();
  return { groupId, regularExpression };
}
