/** How figures over time are computed: over so many windows of such a length (`metrics.num.samples`, `metrics.sample.window.ms`). */
export interface Windows {
  readonly count: number;
  readonly lengthMs: number;
}

interface Sample {
  readonly startMs: number;
  count: number;
  sum: number;
  max: number;
}

/** Values of the last while, and of all time: totals, rates, averages, maxima. */
export class Sampled {
  readonly #windows: Windows;
  #samples: Sample[] = [];
  /** Of all values since the beginning. */
  total = 0;
  count = 0;

  constructor(windows: Windows) {
    this.#windows = windows;
  }

  record(value: number, nowMs: number): void {
    this.total += value;
    this.count++;
    let last = this.#samples.at(-1);
    if (last === undefined || nowMs - last.startMs >= this.#windows.lengthMs) {
      last = { startMs: nowMs, count: 0, sum: 0, max: Number.NEGATIVE_INFINITY };
      this.#samples.push(last);
      if (this.#samples.length > this.#windows.count) this.#samples.shift();
    }
    last.count++;
    last.sum += value;
    if (value > last.max) last.max = value;
  }

  /** Of the values, each second. */
  rate(nowMs: number): number {
    return this.#perSecond(nowMs, ({ sum }) => sum);
  }

  /** Of events, each second. */
  countRate(nowMs: number): number {
    return this.#perSecond(nowMs, ({ count }) => count);
  }

  /** NaN where nothing was recorded lately. */
  average(nowMs: number): number {
    const recent = this.#recent(nowMs);
    return sumOf(recent, ({ sum }) => sum) / sumOf(recent, ({ count }) => count);
  }

  /** NaN where nothing was recorded lately. */
  max(nowMs: number): number {
    const recent = this.#recent(nowMs);
    return recent.length === 0 ? Number.NaN : Math.max(...recent.map(({ max }) => max));
  }

  #recent(nowMs: number): Sample[] {
    const { count, lengthMs } = this.#windows;
    return this.#samples.filter(({ startMs }) => nowMs - startMs < count * lengthMs);
  }

  /** Over the time of all windows but the last one at least: at the beginning a rate would be far too high. */
  #perSecond(nowMs: number, amountOf: (sample: Sample) => number): number {
    const recent = this.#recent(nowMs);
    const { count, lengthMs } = this.#windows;
    const elapsedMs = Math.max(nowMs - (recent[0]?.startMs ?? nowMs), Math.max(count - 1, 1) * lengthMs);
    return (sumOf(recent, amountOf) / elapsedMs) * 1000;
  }
}

function sumOf(samples: readonly Sample[], amountOf: (sample: Sample) => number): number {
  let sum = 0;
  for (const sample of samples) sum += amountOf(sample);
  return sum;
}
