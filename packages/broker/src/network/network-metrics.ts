import type { Counter, Metrics } from '@kavka/base';
import type { BufferPool } from './buffer-pool.ts';

/** Figures about sockets. */
export interface NetworkMetrics {
  readonly accepted: Counter;
  readonly refused: Counter;
  readonly paused: Counter;
}

export function networkMetrics(metrics: Metrics): NetworkMetrics {
  return {
    accepted: metrics.counter('kavka_connections_accepted_total', 'Connections that were accepted'),
    refused: metrics.counter(
      'kavka_connections_refused_total',
      'Connections closed because a limit was reached',
    ),
    paused: metrics.counter(
      'kavka_connections_paused_total',
      'Times that reading from a connection was stopped by back-pressure',
    ),
  };
}

/** Figures that are read when they are asked for. */
export function observeNetwork(
  metrics: Metrics,
  server: { readonly connectionCount: number },
  pool: Pick<BufferPool, 'usedBytes'>,
): void {
  metrics.observed('kavka_connections', 'Connections that are open', () => server.connectionCount);
  metrics.observed(
    'kavka_network_memory_bytes',
    'Memory that holds requests and answers',
    () => pool.usedBytes,
  );
}
