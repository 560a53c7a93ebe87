/** Over which time a rate is measured. */
export interface QuotaWindow {
  /** `quota.window.num` */
  readonly count: number;
  /** `quota.window.size.seconds`, in milliseconds. */
  readonly sizeMs: number;
}

interface Sample {
  startMs: number;
  lastMs: number;
  value: number;
}

/**
 * What was recorded per second, over the last few windows. As in Kafka the first windows count in full though little of them has passed,
 * so that a burst at the start is not taken for a rate, and a sample that began before the time looked at counts as long as it
 * reaches into it.
 */
export class WindowedRate {
  readonly #window: QuotaWindow;
  readonly #samples: Sample[] = [];
  #current = 0;

  constructor(window: QuotaWindow) {
    this.#window = window;
  }

  record(value: number, nowMs: number): void {
    const sample = this.#sampleAt(nowMs);
    sample.value += value;
    sample.lastMs = nowMs;
  }

  /** Per second. */
  rate(nowMs: number): number {
    this.#forgetOld(nowMs);
    let total = 0;
    for (const { value } of this.#samples) total += value;
    return total / (this.windowMs(nowMs) / 1000);
  }

  /** How long the time is that `rate` looks at. */
  windowMs(nowMs: number): number {
    this.#forgetOld(nowMs);
    const { count, sizeMs } = this.#window;
    let oldestMs = nowMs;
    for (const { startMs } of this.#samples) oldestMs = Math.min(oldestMs, startMs);
    const elapsedMs = nowMs - oldestMs;
    const missing = Math.max(count - 1 - Math.floor(elapsedMs / sizeMs), 0);
    return Math.max(elapsedMs + missing * sizeMs, 1);
  }

  #sampleAt(nowMs: number): Sample {
    const { count, sizeMs } = this.#window;
    const current = this.#samples[this.#current];
    if (current !== undefined && nowMs - current.startMs < sizeMs) return current;
    // One more than there are windows: the oldest may reach into the first of them.
    if (current !== undefined) this.#current = (this.#current + 1) % (count + 1);
    const sample = { startMs: nowMs, lastMs: nowMs, value: 0 };
    this.#samples[this.#current] = sample;
    return sample;
  }

  #forgetOld(nowMs: number): void {
    const { count, sizeMs } = this.#window;
    for (const sample of this.#samples) {
      if (nowMs - sample.lastMs < count * sizeMs) continue;
      sample.startMs = nowMs;
      sample.lastMs = nowMs;
      sample.value = 0;
    }
  }
}
