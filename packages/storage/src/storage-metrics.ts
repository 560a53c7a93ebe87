import type { Counter, Histogram, Metrics } from '@kavka/base';

const FLUSH_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** The figures of all logs of a node. */
export interface StorageMetrics {
  readonly appendedBytes: Counter;
  readonly groupWrites: Counter;
  readonly failedWrites: Counter;
  readonly flushSeconds: Histogram;
}

export function storageMetrics(metrics: Metrics): StorageMetrics {
  return {
    appendedBytes: metrics.counter(
      'kavka_log_appended_bytes_total',
      'Bytes of record batches written to logs',
    ),
    groupWrites: metrics.counter('kavka_log_group_writes_total', 'Writes of all appends of a turn to a log'),
    failedWrites: metrics.counter(
      'kavka_log_failed_writes_total',
      'Group writes or syncs that the disk refused',
    ),
    flushSeconds: metrics.histogram(
      'kavka_log_flush_seconds',
      'Time to make a log durable in the background',
      FLUSH_SECONDS,
    ),
  };
}
