import { rdkafkaPerformance } from '../../compat/clients/librdkafka/rdkafka-performance.ts';
import { run } from '../../compat/machine/process.ts';
import { cpuMs, peakResidentBytes } from '../../compat/machine/process-figures.ts';
import type { Server } from '../../compat/server/server.ts';
import type { Figure, Results } from '../results.ts';
import { withTopic } from '../with-topic.ts';
import type { Measure } from './measure.ts';

const PARTITIONS = 4;
const RUN_LIMIT_MS = 120_000;
const MEGABYTE = 1e6;

interface Size {
  readonly label: string;
  readonly bytes: number;
  readonly produceTarget: string;
}

const SIZES: readonly Size[] = [
  { label: '100 B', bytes: 100, produceTarget: '> 1' },
  { label: '1 KB', bytes: 1024, produceTarget: '>= 2' },
  { label: '100 KB', bytes: 100 * 1024, produceTarget: '> 1' },
];

const PEAK_MEMORY: Figure = { name: 'memory under load', unit: 'MB', better: 'less', target: '<= 0.25' };

/** Produce and consume with librdkafka's own load program, `megabytes` a run: as much as stays in the page cache. */
export function throughput(megabytes: number): Measure {
  return {
    name: 'throughput',
    async warmUp(server) {
      for (const size of SIZES) await runSize(server, size, megabytes, undefined);
    },
    async round(server, results) {
      for (const size of SIZES) await runSize(server, size, megabytes, results);
    },
  };
}

async function runSize(
  server: Server,
  size: Size,
  megabytes: number,
  results: Results | undefined,
): Promise<void> {
  const count = Math.round((megabytes * MEGABYTE) / size.bytes);
  await withTopic(server, PARTITIONS, async (topic) => {
    const produced = await loaded(
      server,
      ['-P', '-s', `${size.bytes}`, '-a', '1', ...common(topic, count)],
      PRODUCER,
    );
    const partitions = Array.from({ length: PARTITIONS }, (_, index) => ['-p', `${index}`]).flat();
    const from = ['-o', 'beginning', ...partitions];
    const consumed = await loaded(server, ['-C', ...from, ...common(topic, count)], CONSUMER);
    if (!results) return;
    const rate = { unit: 'MB/s', better: 'more' } as const;
    const cpu = { unit: 'ms per MB', better: 'less' } as const;
    const { label } = size;
    const { kind } = server;
    results.add(kind, { name: `produce ${label}`, ...rate, target: size.produceTarget }, produced.rate);
    results.add(
      kind,
      { name: `produce ${label}, server CPU`, ...cpu, target: '<= 0.5' },
      produced.cpuMsPerMegabyte,
    );
    results.add(kind, { name: `consume ${label}`, ...rate, target: '>= 1' }, consumed.rate);
    results.add(kind, { name: `consume ${label}, server CPU`, ...cpu }, consumed.cpuMsPerMegabyte);
    results.add(kind, PEAK_MEMORY, Math.max(produced.peakBytes, consumed.peakBytes) / MEGABYTE);
  });
}

const QUIET = ['-q', '-X', 'log_level=2', '-X', 'broker.address.family=v4'];
const PRODUCER = ['-X', 'linger.ms=5', '-X', 'queue.buffering.max.messages=1000000'];
const CONSUMER = ['-X', 'fetch.queue.backoff.ms=10', '-X', 'check.crcs=false'];

function common(topic: string, count: number): string[] {
  return ['-t', topic, '-c', `${count}`];
}

interface Load {
  /** Megabytes of message values a second, as the client says. */
  readonly rate: number;
  readonly cpuMsPerMegabyte: number;
  readonly peakBytes: number;
}

async function loaded(server: Server, args: readonly string[], settings: readonly string[]): Promise<Load> {
  const program = await rdkafkaPerformance();
  const before = cpuMs(server.pid);
  let output = '';
  const peakBytes = await peakResidentBytes(server.pid, async () => {
    const all = ['-b', server.address, ...args, ...settings, ...QUIET];
    const { stdout } = await run(program, all, { timeoutMs: RUN_LIMIT_MS });
    output = stdout.toString();
  });
  const usedMs = cpuMs(server.pid) - before;
  const rates = output.match(/\((\d+) bytes\).*? in (\d+)ms:/);
  if (!rates || / [1-9]\d* failed/.test(output))
    throw new Error(`rdkafka_performance did not do its work: ${output}`);
  const megabytes = Number(rates[1]) / MEGABYTE;
  return { rate: (megabytes / Number(rates[2])) * 1000, cpuMsPerMegabyte: usedMs / megabytes, peakBytes };
}
