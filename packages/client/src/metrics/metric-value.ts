/**
 * What a figure of an application's own is called.
 *
 * @example
 * const remove = consumer.addMetric({ group: 'billing', name: 'open-bills' }, () => open.size);
 */
export interface MetricName {
  readonly group: string;
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * One figure, under the name that Kafka's own clients give it.
 *
 * @example
 * const rate = producer.metrics().find(({ name, group }) => name === 'record-send-rate' && group === 'producer-metrics')?.value;
 */
export interface MetricValue {
  /** Such as `record-send-rate`. */
  readonly name: string;
  /** Such as `producer-metrics`. */
  readonly group: string;
  /** Such as `{ 'client-id': 'billing', topic: 'orders' }`. */
  readonly tags: Readonly<Record<string, string>>;
  /** NaN for averages and maxima of nothing. */
  readonly value: number;
  /** Whether it only grows, until the client is closed. */
  readonly isTotal: boolean;
}
