import type { Clock } from '@kavka/base';
import { percentiles } from '../../performance/percentiles.ts';
import { type OutputStream, printLine } from '../../shell/index.ts';

const MIB = 1024 * 1024;
const MAX_SAMPLES = 500_000;
const SHARES = [0.5, 0.95, 0.99, 0.999];

export interface SendStatsOptions {
  /** Whose latency is sampled. */
  readonly records: number;
  readonly reportingIntervalMs: number;
  /** Of the records after the warm-up. */
  readonly isSteadyState: boolean;
}

/** What is told of records that were stored: in each interval, and in all. */
export class SendStats {
  readonly #options: SendStatsOptions;
  readonly #output: OutputStream;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #startedAt: number;
  readonly #sampling: number;
  readonly #samples: Int32Array;
  #sampled = 0;
  #all = new Sum();
  #window = new Sum();
  #windowStartedAt: number;
  #isSilent = false;

  constructor(options: SendStatsOptions, output: OutputStream, clock: Pick<Clock, 'now'>) {
    this.#options = options;
    this.#output = output;
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#windowStartedAt = this.#startedAt;
    this.#sampling = Math.floor(options.records / Math.min(options.records, MAX_SAMPLES));
    this.#samples = new Int32Array(Math.floor(options.records / this.#sampling) + 1);
  }

  /** Of a record that was stored at `now`. */
  record(latencyMs: number, sizeBytes: number, now: number): void {
    if (this.#all.count % this.#sampling === 0) this.#samples[this.#sampled++] = latencyMs;
    this.#all.add(latencyMs, sizeBytes);
    this.#window.add(latencyMs, sizeBytes);
    if (now - this.#windowStartedAt >= this.#options.reportingIntervalMs) this.#endWindow();
  }

  /** No intervals any more: others tell of them. */
  silence(): void {
    this.#isSilent = true;
  }

  printTotal(): void {
    const { count, maxMs } = this.#all;
    const rates = this.#all.ratesIn(this.#clock.now() - this.#startedAt);
    const samples = this.#samples.subarray(0, this.#sampled);
    const [p50, p95, p99, p999] = percentiles(samples, SHARES);
    printLine(
      this.#output,
      `${count}${this.#options.isSteadyState ? ' steady state' : ''} records sent, ` +
        `${rates.records.toFixed(6)} records/sec (${rates.mebibytes.toFixed(2)} MB/sec), ` +
        `${this.#all.averageMs.toFixed(2)} ms avg latency, ${maxMs.toFixed(2)} ms max latency, ` +
        `${p50} ms 50th, ${p95} ms 95th, ${p99} ms 99th, ${p999} ms 99.9th.`,
    );
  }

  #endWindow(): void {
    if (this.#options.isSteadyState && this.#all.count === this.#window.count)
      printLine(this.#output, 'In steady state.');
    const now = this.#clock.now();
    if (!this.#isSilent) this.#printWindow(now - this.#windowStartedAt);
    this.#windowStartedAt = now;
    this.#window = new Sum();
  }

  #printWindow(elapsedMs: number): void {
    const { count, averageMs, maxMs } = this.#window;
    const rates = this.#window.ratesIn(elapsedMs);
    printLine(
      this.#output,
      `${count} records sent, ${rates.records.toFixed(1)} records/sec (${rates.mebibytes.toFixed(2)} MB/sec), ` +
        `${averageMs.toFixed(1)} ms avg latency, ${maxMs.toFixed(1)} ms max latency.`,
    );
  }
}

class Sum {
  count = 0;
  maxMs = 0;
  #bytes = 0;
  #totalMs = 0;

  add(latencyMs: number, sizeBytes: number): void {
    this.count++;
    this.#bytes += sizeBytes;
    this.#totalMs += latencyMs;
    if (latencyMs > this.maxMs) this.maxMs = latencyMs;
  }

  get averageMs(): number {
    return this.#totalMs / this.count;
  }

  /** In a second. */
  ratesIn(elapsedMs: number): { readonly records: number; readonly mebibytes: number } {
    return { records: (1000 * this.count) / elapsedMs, mebibytes: (1000 * this.#bytes) / elapsedMs / MIB };
  }
}
