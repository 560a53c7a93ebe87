import type { TopicPartition } from '../consumer/topic-partition.ts';
import type { KafkaError } from '../errors/index.ts';

/** What a share consumer says of a record. */
export type AcknowledgeType = 'accept' | 'release' | 'reject' | 'renew';

/**
 * What became of acknowledgements of one partition that went out together.
 *
 * @example
 * const onAcknowledged = (outcomes: readonly AcknowledgeOutcome[]) => {
 *   for (const { topic, partition, error } of outcomes) if (error !== undefined) console.warn(topic, partition, error.message);
 * };
 */
export interface AcknowledgeOutcome extends TopicPartition {
  /** Ascending. */
  readonly offsets: readonly number[];
  /** Undefined: the broker has taken them. Otherwise the records go to whoever asks next, this consumer included. */
  readonly error: KafkaError | undefined;
}
