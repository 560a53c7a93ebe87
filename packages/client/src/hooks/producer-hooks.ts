import type { KafkaError } from '../errors/index.ts';
import type { ProducerRecord } from '../producer/record.ts';
import type { ClientHooks } from './client-hooks.ts';

/**
 * What became of one batch.
 *
 * @example
 * const onBatch = ({ topic, recordCount, durationMs }: BatchReport) => console.log(`${recordCount} to ${topic} in ${durationMs} ms`);
 */
export interface BatchReport {
  readonly topic: string;
  readonly partition: number;
  readonly recordCount: number;
  readonly sizeInBytes: number;
  /** 1 where the first try did it. */
  readonly attempts: number;
  /** From the first record to the outcome. */
  readonly durationMs: number;
  /** -1 where it is not known. */
  readonly baseOffset: number;
  readonly error: KafkaError | null;
}

/**
 * Functions that see what a producer does. What they throw is logged and changes nothing, except in `onSend`, where it rejects the send.
 *
 * @example
 * const hooks: ProducerHooks<string, Order> = { onSend: (record) => ({ ...record, headers: { source: 'shop' } }) };
 */
export interface ProducerHooks<K, V> extends ClientHooks {
  /** May change each record before it is serialized: returns it, or another one. */
  readonly onSend?: (record: ProducerRecord<K, V>) => ProducerRecord<K, V>;
  /** A batch was stored, or failed for good. */
  readonly onBatch?: (report: BatchReport) => void;
}
