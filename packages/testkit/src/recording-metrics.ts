import type { Counter, Gauge, Histogram, Labels, Metrics } from '@kavka/base';

/** Keeps figures for tests that look at them. A histogram counts its values. */
export class RecordingMetrics implements Metrics {
  readonly #numbers = new Map<string, NumberKept>();
  readonly #observed = new Map<string, () => number>();

  counter(name: string, _help: string, labels: Labels = {}): Counter {
    return this.#number(name, labels);
  }

  gauge(name: string, _help: string, labels: Labels = {}): Gauge {
    return this.#number(name, labels);
  }

  observed(name: string, _help: string, read: () => number, labels: Labels = {}): void {
    this.#observed.set(keyOf(name, labels), read);
  }

  histogram(name: string, _help: string, _buckets: readonly number[], labels: Labels = {}): Histogram {
    const count = this.#number(name, labels);
    return { observe: () => count.add(1) };
  }

  remove(name: string, labels: Labels): void {
    this.#numbers.delete(keyOf(name, labels));
    this.#observed.delete(keyOf(name, labels));
  }

  /** Undefined where there is no such instrument. */
  value(name: string, labels: Labels = {}): number | undefined {
    const key = keyOf(name, labels);
    return this.#observed.get(key)?.() ?? this.#numbers.get(key)?.value;
  }

  /** All instruments with their labels, such as `kavka_requests_total{api=Fetch}`. */
  get names(): readonly string[] {
    return [...this.#numbers.keys(), ...this.#observed.keys()].sort();
  }

  /** The same labels again are the same instrument. */
  #number(name: string, labels: Labels): NumberKept {
    const key = keyOf(name, labels);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const made = new NumberKept();
    this.#numbers.set(key, made);
    return made;
  }
}

class NumberKept implements Counter, Gauge {
  value = 0;

  add(amount: number): void {
    this.value += amount;
  }

  set(value: number): void {
    this.value = value;
  }
}

function keyOf(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return pairs.length === 0 ? name : `${name}{${pairs.sort().join(',')}}`;
}
