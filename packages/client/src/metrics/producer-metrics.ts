import type { BatchReport } from '../hooks/producer-hooks.ts';
import { averageAndMax } from './connection-metrics.ts';
import type { MetricRegistry, Statistic } from './metric-registry.ts';
import type { Sampled } from './sampled.ts';

const GROUP = 'producer-metrics';
const TOPIC_GROUP = 'producer-topic-metrics';

interface TopicFigures {
  readonly sent: Sampled;
  readonly bytes: Sampled;
  readonly failed: Sampled;
  readonly retried: Sampled;
}

/** What a producer records of each batch. */
export class ProducerMetrics {
  readonly #registry: MetricRegistry;
  readonly #all: TopicFigures;
  readonly #topics = new Map<string, TopicFigures>();
  readonly #batchSize: Sampled;
  readonly #recordsPerBatch: Sampled;

  constructor(registry: MetricRegistry) {
    this.#registry = registry;
    this.#all = this.#figures(GROUP, {});
    this.#batchSize = registry.sampled(GROUP, averageAndMax('batch-size'));
    this.#recordsPerBatch = registry.sampled(GROUP, { 'records-per-request-avg': 'avg' });
  }

  record({ topic, recordCount, sizeInBytes, attempts, error }: BatchReport): void {
    const nowMs = this.#registry.now();
    this.#batchSize.record(sizeInBytes, nowMs);
    this.#recordsPerBatch.record(recordCount, nowMs);
    for (const figures of [this.#all, this.#topic(topic)]) {
      if (error === null) figures.sent.record(recordCount, nowMs);
      else figures.failed.record(recordCount, nowMs);
      figures.bytes.record(sizeInBytes, nowMs);
      if (attempts > 1) figures.retried.record(recordCount * (attempts - 1), nowMs);
    }
  }

  #topic(topic: string): TopicFigures {
    const known = this.#topics.get(topic);
    if (known !== undefined) return known;
    const made = this.#figures(TOPIC_GROUP, { topic });
    this.#topics.set(topic, made);
    return made;
  }

  #figures(group: string, tags: Readonly<Record<string, string>>): TopicFigures {
    const growing = (name: string): Sampled => this.#registry.sampled(group, rateAndTotal(name), tags);
    return {
      sent: growing('record-send'),
      bytes: growing('byte'),
      failed: growing('record-error'),
      retried: growing('record-retry'),
    };
  }
}

/** `name-rate` and `name-total`, of amounts. */
export function rateAndTotal(name: string): Readonly<Record<string, Statistic>> {
  return { [`${name}-rate`]: 'rate', [`${name}-total`]: 'total' };
}
