import type { Logger } from '@kavka/base';
import type { ConsumerHooks } from '../hooks/index.ts';
import { type ClientMetrics, ConsumerMetrics } from '../metrics/index.ts';
import type { Assignment } from './assignment/assignment.ts';
import type { ConsumerEvents } from './consumer-core.ts';
import type { ItemSource } from './item-iterator.ts';

/** What happens in a consumer, as figures and for its hooks. */
export function consumerEvents<K, V>(
  metrics: ClientMetrics,
  { onCommit, onRebalance }: ConsumerHooks<K, V>,
  logger: Logger,
  assignment: () => Assignment,
): ConsumerEvents {
  const figures = new ConsumerMetrics(metrics.registry, {
    assignedPartitions: () => assignment().size,
    lags: () =>
      [...assignment()].flatMap(({ highWatermark, position }) =>
        highWatermark < 0 || position < 0 ? [] : [Math.max(highWatermark - position, 0)],
      ),
  });
  const tell = <T>(hook: ((value: T) => void) | undefined, value: T): void => {
    try {
      hook?.(value);
    } catch (error) {
      logger.error('A hook given to the consumer has thrown', {}, error);
    }
  };
  return {
    consumed: (records) => figures.consumed(records),
    committed: (offsets) => tell(onCommit, offsets),
    rebalanced(report) {
      if (report.kind === 'assigned') figures.rebalanced();
      tell(onRebalance, report);
    },
  };
}

/** Items as `change` leaves them. */
export function intercepted<T>(
  { next, wait }: ItemSource<T>,
  change: ((item: T) => T) | undefined,
): ItemSource<T> {
  if (change === undefined) return { next, wait };
  const changed = (item: T | undefined): T | undefined => (item === undefined ? undefined : change(item));
  return { next: () => changed(next()), wait: async (signal) => changed(await wait(signal)) };
}
