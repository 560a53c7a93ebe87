/** What a figure of an application's own is called. */
export interface MetricName {
  readonly group: string;
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** One figure, under the name that Kafka's own clients give it. */
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
