import { Reader } from '@kavka/protocol';
import { decodeConsumerProtocolSubscription } from '@kavka/protocol/messages/consumer-protocol';

/** The protocol type of groups whose members are consumers, whose metadata names the topics they read. */
export const CONSUMER_PROTOCOL_TYPE = 'consumer';

/**
 * The topics in a consumer's subscription, of whatever version: each version begins with the fields of version 0. Undefined where the bytes
 * are no subscription: other programs may call themselves consumers.
 */
export function subscribedTopics(metadata: Buffer): string[] | undefined {
  try {
    const reader = new Reader(metadata);
    if (reader.int16() < 0) return undefined;
    return decodeConsumerProtocolSubscription(reader, 0).topics;
  } catch {
    return undefined;
  }
}
