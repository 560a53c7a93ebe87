export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  add(amount: number): void;
}

export interface Gauge {
  set(value: number): void;
}

export interface Histogram {
  observe(value: number): void;
}

/**
 * Where figures go. `labels` are fixed when an instrument is made, so that the hot path only adds numbers.
 * Names follow Prometheus: `kavka_fetch_bytes_total`, `_seconds`, `_bytes`.
 */
export interface Metrics {
  counter(name: string, help: string, labels?: Labels): Counter;
  gauge(name: string, help: string, labels?: Labels): Gauge;
  /** A gauge that is read when the figures are asked for. */
  observed(name: string, help: string, read: () => number, labels?: Labels): void;
  histogram(name: string, help: string, buckets: readonly number[], labels?: Labels): Histogram;
  /** Forgets the instrument with these labels, such as those of a deleted topic. */
  remove(name: string, labels: Labels): void;
}

const ignore = { add: (): void => {}, set: (): void => {}, observe: (): void => {} };

/** Counts nothing. */
export const NO_METRICS: Metrics = {
  counter: () => ignore,
  gauge: () => ignore,
  observed: () => {},
  histogram: () => ignore,
  remove: () => {},
};
