import type { Uuid } from '@kavka/base';

/** A partition of a topic as one share group consumes it. */
export interface SharePartitionKey {
  readonly groupId: string;
  readonly topicId: Uuid;
  readonly partition: number;
}

/** Kafka's text of the key: what FindCoordinator is asked with, and what places the state in a partition of the state topic. */
export function sharePartitionName({ groupId, topicId, partition }: SharePartitionKey): string {
  return `${groupId}:${topicId}:${partition}`;
}

const LARGEST_INT = 2 ** 31 - 1;
const UUID = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const WHOLE_NUMBER = /^[+-]?\d+$/;

/** The key in a text; undefined where it is none. The id of a group may have colons. */
export function parseSharePartitionKey(name: string): SharePartitionKey | undefined {
  const tokens = name.split(':');
  while (tokens.at(-1) === '') tokens.pop();
  if (tokens.length < 3) return undefined;
  const number = tokens.pop() ?? '';
  const topicId = tokens.pop() ?? '';
  const groupId = tokens.join(':');
  const partition = Number(number);
  const isPartition = WHOLE_NUMBER.test(number) && partition <= LARGEST_INT && partition >= -LARGEST_INT - 1;
  if (!UUID.test(topicId) || !isPartition || groupId.trim() === '') return undefined;
  return { groupId, topicId: topicId as Uuid, partition };
}
