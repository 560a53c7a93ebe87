export const CONSUMER_OFFSETS_TOPIC = '__consumer_offsets';
export const SHARE_GROUP_STATE_TOPIC = '__share_group_state';

const INTERNAL_TOPICS = new Set([CONSUMER_OFFSETS_TOPIC, '__transaction_state', SHARE_GROUP_STATE_TOPIC]);

/** Topics that belong to the brokers themselves. */
export function isInternalTopic(topic: string): boolean {
  return INTERNAL_TOPICS.has(topic);
}
