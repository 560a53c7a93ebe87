import type { Clock } from '@kavka/base';
import type { MetricValue } from './metric-value.ts';
import { Sampled, type Windows } from './sampled.ts';

type Tags = Readonly<Record<string, string>>;
/** What is derived from recorded values: `rate` and `total` of their sum, `count-` of how many there were. */
export type Statistic = 'rate' | 'total' | 'avg' | 'max' | 'count-rate' | 'count-total';

interface Instrument {
  /** Of each statistic, by its full name. */
  readonly names: ReadonlyMap<string, Statistic>;
  readonly group: string;
  readonly tags: Tags;
  readonly values: Sampled;
}

interface Gauge {
  readonly name: string;
  readonly group: string;
  readonly tags: Tags;
  readonly read: () => number;
}

/** Series beyond this are not kept: topics and nodes come from outside. */
const MAX_INSTRUMENTS = 10_000;

/** All figures of one client. */
export class MetricRegistry {
  readonly #clock: Clock;
  readonly #windows: Windows;
  readonly #tags: Tags;
  readonly #instruments = new Map<string, Instrument>();
  readonly #gauges = new Set<Gauge>();

  constructor(clock: Clock, windows: Windows, tags: Tags) {
    this.#clock = clock;
    this.#windows = windows;
    this.#tags = tags;
  }

  /** Where values of one kind are recorded; `names` says what is derived from them. */
  sampled(group: string, names: Readonly<Record<string, Statistic>>, tags: Tags = {}): Sampled {
    const key = JSON.stringify([group, Object.keys(names)[0], tags]);
    const known = this.#instruments.get(key);
    if (known !== undefined) return known.values;
    const values = new Sampled(this.#windows);
    if (this.#instruments.size < MAX_INSTRUMENTS)
      this.#instruments.set(key, {
        names: new Map(Object.entries(names)),
        group,
        tags: { ...this.#tags, ...tags },
        values,
      });
    return values;
  }

  /** A figure that is read when it is asked for; the function returned takes it away. */
  gauge(group: string, name: string, read: () => number, tags: Tags = {}): () => void {
    const gauge: Gauge = { name, group, tags: { ...this.#tags, ...tags }, read };
    this.#gauges.add(gauge);
    return () => {
      this.#gauges.delete(gauge);
    };
  }

  now(): number {
    return this.#clock.monotonic();
  }

  values(): MetricValue[] {
    const nowMs = this.now();
    const found: MetricValue[] = [];
    for (const { names, group, tags, values } of this.#instruments.values()) {
      for (const [name, statistic] of names)
        found.push({
          name,
          group,
          tags,
          value: statisticOf(values, statistic, nowMs),
          isTotal: isTotal(statistic),
        });
    }
    for (const { name, group, tags, read } of this.#gauges)
      found.push({ name, group, tags, value: read(), isTotal: false });
    return found;
  }
}

function isTotal(statistic: Statistic): boolean {
  return statistic === 'total' || statistic === 'count-total';
}

function statisticOf(values: Sampled, statistic: Statistic, nowMs: number): number {
  switch (statistic) {
    case 'rate':
      return values.rate(nowMs);
    case 'count-rate':
      return values.countRate(nowMs);
    case 'total':
      return values.total;
    case 'count-total':
      return values.count;
    case 'avg':
      return values.average(nowMs);
    case 'max':
      return values.max(nowMs);
  }
}
