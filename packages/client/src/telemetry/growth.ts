import type { MetricValue } from '../metrics/metric-value.ts';

/** By how much totals have grown since the last push. */
export class Growth {
  #last = new Map<string, number>();

  /** The totals' growth in place of the totals; other figures as they are. */
  since(values: readonly MetricValue[]): MetricValue[] {
    const now = new Map<string, number>();
    const grown = values.map((one) => {
      if (!one.isTotal) return one;
      const key = JSON.stringify([one.group, one.name, one.tags]);
      now.set(key, one.value);
      return { ...one, value: one.value - (this.#last.get(key) ?? 0) };
    });
    this.#last = now;
    return grown;
  }

  forget(): void {
    this.#last = new Map();
  }
}
