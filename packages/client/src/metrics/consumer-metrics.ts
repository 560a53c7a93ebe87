import type { MetricRegistry, Statistic } from './metric-registry.ts';
import type { Sampled } from './sampled.ts';

const FETCH_GROUP = 'consumer-fetch-manager-metrics';
const GROUP_GROUP = 'consumer-coordinator-metrics';
const CONSUMED: Readonly<Record<string, Statistic>> = {
  'records-consumed-rate': 'rate',
  'records-consumed-total': 'total',
};
const REBALANCES: Readonly<Record<string, Statistic>> = {
  'rebalance-rate': 'count-rate',
  'rebalance-total': 'count-total',
};

/** What is read of a consumer when its figures are asked for. */
export interface ConsumerFigures {
  assignedPartitions(): number;
  /** Records between the positions and the ends of the partitions, for each that is known. */
  lags(): number[];
}

/** What a consumer records beside its requests. */
export class ConsumerMetrics {
  readonly #registry: MetricRegistry;
  readonly #consumed: Sampled;
  readonly #rebalances: Sampled;

  constructor(registry: MetricRegistry, figures: ConsumerFigures) {
    this.#registry = registry;
    this.#consumed = registry.sampled(FETCH_GROUP, CONSUMED);
    this.#rebalances = registry.sampled(GROUP_GROUP, REBALANCES);
    registry.gauge(GROUP_GROUP, 'assigned-partitions', () => figures.assignedPartitions());
    registry.gauge(FETCH_GROUP, 'records-lag-max', () => {
      const lags = figures.lags();
      return lags.length === 0 ? Number.NaN : Math.max(...lags);
    });
  }

  consumed(records: number): void {
    this.#consumed.record(records, this.#registry.now());
  }

  rebalanced(): void {
    this.#rebalances.record(1, this.#registry.now());
  }
}
