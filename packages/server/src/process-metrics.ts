import type { Metrics } from '@kavka/base';

/** The figures of this process, under the names that dashboards for Node expect. */
export function observeProcess(metrics: Metrics, startedMs: number): void {
  metrics.observed('process_cpu_seconds_total', 'Processor time used', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  metrics.observed('process_resident_memory_bytes', 'Memory held', () => process.memoryUsage.rss());
  metrics.observed('nodejs_heap_size_used_bytes', 'JavaScript objects', () => process.memoryUsage().heapUsed);
  metrics.observed(
    'nodejs_external_memory_bytes',
    'Buffers and other memory outside the heap',
    () => process.memoryUsage().external,
  );
  metrics.observed(
    'process_start_time_seconds',
    'When the process started, since the epoch',
    () => startedMs / 1000,
  );
  let last = performance.eventLoopUtilization();
  metrics.observed(
    'kavka_event_loop_busy_ratio',
    'Share of the time since the last reading in which the event loop was busy',
    () => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
  );
}
