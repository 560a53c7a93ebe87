import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  missingForLibrdkafka,
  rdkafkaPerformance,
} from '../../../compat/clients/librdkafka/rdkafka-performance.ts';
import { run } from '../../../compat/machine/process.ts';
import { cpuMs, residentBytes } from '../../../compat/machine/process-figures.ts';
import { quantile } from '../../results.ts';
import type { Competitor, Load, Outcome } from '../load.ts';

const LIMIT_MS = 120_000;
const SAMPLE_MS = 20;
const QUIET = ['-q', '-X', 'log_level=2', '-X', 'broker.address.family=v4'];
const PRODUCE = ['-P', '-a', '1', '-X', 'queue.buffering.max.messages=1000000'];
const CONSUME = ['-C', '-o', 'beginning', '-X', 'fetch.queue.backoff.ms=10'];
const MESSAGES_PER_SECOND = '500';
const CHECKED = 'callback, CRCs checked';

/** librdkafka's own load program, in C: delivery reports by callback, and messages by callback. */
export const librdkafka: Competitor = {
  name: 'librdkafka (C)',
  modes: { produce: ['callback'], consume: ['callback', CHECKED], latency: ['one at a time'] },
  share: 1,
  missing: missingForLibrdkafka,
  run: (load) => (load.role === 'latency' ? latency(load) : throughput(load)),
};

async function throughput(load: Load): Promise<Outcome> {
  const partitions = Array.from({ length: load.partitions }, (_, index) => ['-p', `${index}`]).flat();
  const role = load.role === 'produce' ? [...PRODUCE, '-X', 'linger.ms=5'] : [...CONSUME, ...partitions];
  if (load.mode === CHECKED) role.push('-X', 'check.crcs=true');
  return measured(load, role);
}

async function latency(load: Load): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'kavka-latency-'));
  try {
    const file = join(folder, 'micros');
    const role = [...PRODUCE, '-X', 'linger.ms=0', '-l', '-r', MESSAGES_PER_SECOND, '-A', file];
    const outcome = await measured(load, role);
    const micros = readFileSync(file, 'utf8').trim().split('\n').map(Number);
    return { ...outcome, p99Ms: quantile(micros.slice(micros.length / 5), 0.99) / 1000 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(load: Load, role: readonly string[]): Promise<Outcome> {
  const program = await rdkafkaPerformance();
  const what = ['-t', load.topic, '-b', load.broker, '-c', `${load.count}`, '-s', `${load.size}`];
  let cpu = 0;
  let peakBytes = 0;
  const sample = (pid: number): void => {
    try {
      cpu = cpuMs(pid);
      peakBytes = Math.max(peakBytes, residentBytes(pid));
    } catch {} // it has just ended
  };
  let timer: NodeJS.Timeout | undefined;
  const started = (pid: number): void => {
    timer = setInterval(() => sample(pid), SAMPLE_MS);
  };
  const { stdout } = await run(program, [...role, ...what, ...QUIET], {
    timeoutMs: LIMIT_MS,
    started,
  }).finally(() => clearInterval(timer));
  // The last line of its report has the totals.
  const ms = Number([...stdout.toString().matchAll(/ in (\d+)ms:/g)].at(-1)?.[1]);
  if (!(ms > 0) || / [1-9]\d* failed/.test(stdout.toString()))
    throw new Error(`rdkafka_performance did not do its work: ${stdout}`);
  return {
    messagesPerSecond: (load.count / ms) * 1000,
    cpuMicrosPerMessage: (cpu * 1000) / load.count,
    peakMegabytes: peakBytes / 1e6,
  };
}
