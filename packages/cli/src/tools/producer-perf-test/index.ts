import type { Completion, Producer } from '@kavka/client';
import { turn } from '../../performance/pause.ts';
import { printMetrics } from '../../performance/print-metrics.ts';
import { ThroughputThrottle } from '../../performance/throughput-throttle.ts';
import { defineTool, printLine, type ToolContext } from '../../shell/index.ts';
import { reasonOf } from '../../shell/print-error.ts';
import type { Payloads } from './payloads.ts';
import {
  checkPerfOptions,
  PERF_OPTIONS,
  type PerfGiven,
  payloadsOf,
  producerProperties,
  transactionDurationMs,
} from './perf-options.ts';
import { SendStats } from './send-stats.ts';
import { TransactionPace } from './transaction-pace.ts';

export const producerPerfTest = defineTool({
  name: 'kafka-producer-perf-test',
  summary: 'Measures how fast records are stored.',
  names: 'prefix',
  options: PERF_OPTIONS,
  example:
    'kafka-producer-perf-test --bootstrap-server localhost:9092 --topic orders --num-records 1000 --record-size 100 --throughput -1',
  async run(given, context) {
    checkPerfOptions(given);
    const payloads = payloadsOf(given, context);
    const properties = producerProperties(given, context);
    const producer = await context.clients.producer(properties);
    const durationMs = transactionDurationMs(given, properties);
    if (durationMs !== undefined) await producer.initTransactions();
    const sending = new Sending(producer, new TransactionPace(producer, durationMs), given, context);
    await sending.run(payloads);
    await producer.flush({ signal: context.signal });
    sending.printTotals();
    if (given.has('print-metrics')) printMetrics(context.output, producer.metrics());
    return sending.failures === 0 ? 0 : 1;
  },
});

/** Sends records as fast as it may, and keeps the time that each takes. */
class Sending {
  readonly #producer: Producer;
  readonly #transactions: TransactionPace;
  readonly #context: ToolContext;
  readonly #topic: string;
  readonly #records: number;
  readonly #warmupRecords: number;
  readonly #intervalMs: number;
  readonly #throttle: ThroughputThrottle;
  readonly #stats: SendStats;
  #steadyStats: SendStats | undefined;
  readonly #reasons = new Set<string>();
  failures = 0;

  constructor(producer: Producer, transactions: TransactionPace, given: PerfGiven, context: ToolContext) {
    this.#producer = producer;
    this.#transactions = transactions;
    this.#context = context;
    this.#topic = given.need('topic');
    this.#records = Number(given.need('num-records'));
    this.#warmupRecords = Math.max(0, Number(given.need('warmup-records')));
    this.#intervalMs = Number(given.need('reporting-interval'));
    if (this.#warmupRecords > 0)
      printLine(
        context.output,
        `Warmup first ${this.#warmupRecords} records. Steady state results will print after the complete test summary.`,
      );
    this.#throttle = new ThroughputThrottle(given.need('throughput'), context.clock);
    this.#stats = this.#statsOf(this.#records, false);
  }

  async run(payloads: Payloads): Promise<void> {
    const { clock, signal } = this.#context;
    let turnStartedAt = clock.now();
    for (let record = 0; record < this.#records; record++) {
      const now = clock.now();
      if (record === this.#warmupRecords && record > 0) this.#endWarmup();
      this.#transactions.begin(now);
      const value = payloads(record);
      const completed = this.#completion(now, value.length);
      while (!this.#producer.trySend({ topic: this.#topic, value }, completed))
        await this.#producer.ready(this.#topic, { signal });
      if (this.#transactions.isDue(now)) await this.#transactions.commit();
      if (this.#throttle.isAhead(record, now)) await this.#throttle.slowDown(signal);
      // Answers come in between turns, and times are only true when they are read at once.
      if (now === turnStartedAt) continue;
      await turn(clock);
      signal.throwIfAborted();
      turnStartedAt = clock.now();
    }
    await this.#transactions.commit();
  }

  printTotals(): void {
    this.#stats.printTotal();
    this.#steadyStats?.printTotal();
  }

  #completion(sentAt: number, sizeBytes: number): Completion {
    const stats = this.#stats;
    const steadyStats = this.#steadyStats;
    return (error) => {
      if (error !== null) {
        this.#failed(error);
        return;
      }
      const now = this.#context.clock.now();
      stats.record(now - sentAt, sizeBytes, now);
      steadyStats?.record(now - sentAt, sizeBytes, now);
    };
  }

  /** Each reason is told once: there may be as many failures as records. */
  #failed(error: Error): void {
    this.failures++;
    const reason = reasonOf(error) ?? error.message;
    if (this.#reasons.has(reason)) return;
    this.#reasons.add(reason);
    printLine(this.#context.errors, `A record was not stored: ${reason}`);
  }

  #endWarmup(): void {
    this.#stats.silence();
    this.#steadyStats = this.#statsOf(this.#records - this.#warmupRecords, true);
  }

  #statsOf(records: number, isSteadyState: boolean): SendStats {
    const { output, clock } = this.#context;
    const options = { records, reportingIntervalMs: this.#intervalMs, isSteadyState };
    return new SendStats(options, output, clock);
  }
}
