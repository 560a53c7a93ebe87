export const CONSUMER_OFFSETS_TOPIC = '__consumer_offsets';

const INTERNAL_TOPICS = new Set([CONSUMER_OFFSETS_TOPIC, '__transaction_state', '__share_group_state']);

/** Topics that belong to the brokers themselves. */
export function isInternalTopic(topic: string): boolean {
  return INTERNAL_TOPICS.has(topic);
}
