/** What every program here shares: its task on the command line, warm-up, and one line of JSON with what it took. */

import { quantile } from '../../results.ts';
import type { Load, Outcome } from '../load.ts';

export const load: Load = JSON.parse(process.argv[2] ?? '');

export const value = Buffer.alloc(load.size, 'x');

const LATENCY_EVERY_MS = 2;

/** Measures `work`, which handles `count` messages. */
export async function measure(count: number, work: () => Promise<void>): Promise<void> {
  const started = start();
  await work();
  report(count, started);
}

export interface Started {
  readonly atMs: number;
  readonly cpu: NodeJS.CpuUsage;
}

export function start(): Started {
  return { atMs: performance.now(), cpu: process.cpuUsage() };
}

export function report(count: number, { atMs, cpu }: Started, latencies: number[] = []): void {
  const seconds = (performance.now() - atMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const outcome: Outcome = {
    messagesPerSecond: count / seconds,
    cpuMicrosPerMessage: (user + system) / count,
    peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
    ...(latencies.length > 0 && {
      p99Ms: quantile(latencies, 0.99),
    }),
  };
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}

/** Sends a message every 2 ms by `send`, which resolves with its acknowledgement. The first fifth is warm-up. */
export async function measureLatency(count: number, send: () => Promise<unknown>): Promise<void> {
  const latencies: number[] = [];
  let started = start();
  const sent: Promise<void>[] = [];
  const from = performance.now();
  const warmUp = Math.floor(count / 5);
  while (sent.length < count) {
    while (sent.length < count && from + sent.length * LATENCY_EVERY_MS <= performance.now()) {
      if (sent.length === warmUp) started = start();
      const isCounted = sent.length >= warmUp;
      const atMs = performance.now();
      sent.push(
        send().then(() => {
          if (isCounted) latencies.push(performance.now() - atMs);
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(sent);
  report(count - warmUp, started, latencies);
}

/** Runs `callers` loops that each call `sendSome(size)` until `count` messages are sent. */
export async function inGroups(
  count: number,
  groupSize: number,
  callers: number,
  sendSome: (size: number) => Promise<unknown>,
): Promise<void> {
  let left = count;
  const caller = async () => {
    while (left > 0) {
      const size = Math.min(groupSize, left);
      left -= size;
      await sendSome(size);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}
