import type { Metrics } from '@kavka/base';
import type { Partitions } from '../partition/partitions.ts';

/** Figures that are read when they are asked for. */
export function observeTransactions(
  metrics: Metrics,
  partitions: Pick<Partitions, 'all'>,
  maxTimeoutMs: () => number,
): void {
  metrics.observed(
    'kavka_partitions_with_late_transactions',
    'Partitions with a transaction that is open for longer than any may be',
    () => {
      const limitMs = maxTimeoutMs();
      let late = 0;
      for (const { log } of partitions.all()) if (log.hasLateTransaction(limitMs)) late++;
      return late;
    },
  );
  metrics.observed('kavka_producer_ids', 'Producers that the logs of this node remember', () => {
    let count = 0;
    for (const { log } of partitions.all()) count += log.producerCount;
    return count;
  });
}
