import type { Counter, Gauge, Histogram, Metrics } from '@kavka/base';

const CLEANING_SECONDS = [0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800];

/** The figures of the cleaner. */
export interface CleanerMetrics {
  readonly cleanings: Counter;
  readonly failures: Counter;
  readonly readBytes: Counter;
  readonly writtenBytes: Counter;
  readonly removedRecords: Counter;
  readonly cleaningSeconds: Histogram;
  /** Of the last look at all logs. */
  readonly maxDirtyRatio: Gauge;
}

export function cleanerMetrics(metrics: Metrics, uncleanable: () => number): CleanerMetrics {
  metrics.observed(
    'kavka_log_cleaner_uncleanable_partitions',
    'Compacted partitions that are damaged and not cleaned any more',
    uncleanable,
  );
  return {
    cleanings: metrics.counter('kavka_log_cleaner_cleanings_total', 'Cleanings of compacted logs'),
    failures: metrics.counter('kavka_log_cleaner_failures_total', 'Cleanings that failed'),
    readBytes: metrics.counter('kavka_log_cleaner_read_bytes_total', 'Bytes read by cleanings'),
    writtenBytes: metrics.counter('kavka_log_cleaner_written_bytes_total', 'Bytes written by cleanings'),
    removedRecords: metrics.counter(
      'kavka_log_cleaner_removed_records_total',
      'Records that cleanings removed',
    ),
    cleaningSeconds: metrics.histogram(
      'kavka_log_cleaner_seconds',
      'Time of a cleaning of a log',
      CLEANING_SECONDS,
    ),
    maxDirtyRatio: metrics.gauge(
      'kavka_log_cleaner_max_dirty_ratio',
      'The part of the dirtiest compacted log that is not cleaned',
    ),
  };
}
