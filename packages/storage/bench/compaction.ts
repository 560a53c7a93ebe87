/**
 * Cleanings of a log of one process: `node packages/storage/bench/compaction.ts [--megabytes N] [--keys N] [--folder PATH]`.
 * Each line says how much of the log went through in a second, how long others had to wait at most, and the memory. Figures of one run
 * compare with each other, not with other machines.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { NO_METRICS, SILENT_LOGGER, type Uuid } from '@kavka/base';
import { NodeDisk, nodeClock, nodeRandom } from '@kavka/base/node';
import { CODEC_NAMES, Codec, RecordBatchBuilder } from '@kavka/protocol/records';
import { DEFAULT_CLEANER, DEFAULT_LOG_CONFIG, LogDirectories, type PartitionLog } from '@kavka/storage';

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    keys: { type: 'string', default: '200000' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const TOTAL_BYTES = Number(options.megabytes) * 1_000_000;
const KEYS = Number(options.keys);
const RECORDS_IN_BATCH = 100;
const KINDS = [
  { codec: Codec.none, valueBytes: 100 },
  { codec: Codec.none, valueBytes: 1000 },
  { codec: Codec.lz4, valueBytes: 1000 },
  { codec: Codec.zstd, valueBytes: 1000 },
] as const;
const CONFIG = {
  ...DEFAULT_LOG_CONFIG,
  cleanupPolicy: ['compact'],
  segmentBytes: 64 * 1024 * 1024,
  fileDeleteDelayMs: 0,
} as const;
const MB = 1e6;

const folder = mkdtempSync(join(options.folder, 'kavka-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const logs = await LogDirectories.open({
  disk: new NodeDisk(),
  clock: nodeClock,
  random: nodeRandom,
  logger: SILENT_LOGGER,
  metrics: NO_METRICS,
  paths: [join(folder, 'data')],
  nodeId: 1,
  maxOpenFiles: 1000,
  cleaner: () => DEFAULT_CLEANER,
  configFor: () => CONFIG,
});
// What rests between turns does not keep a process alive.
const alive = setInterval(() => {}, 1000);
for (const [index, kind] of KINDS.entries()) await run(`bench-${index}`, kind);
clearInterval(alive);
await logs.close();

async function run(topic: string, kind: (typeof KINDS)[number]): Promise<void> {
  const log = logs.create(topic, 0, 'AAAAAAAAAAAAAAAAAAAAEQ' as Uuid, CONFIG);
  log.onAppended(() => log.advanceHighWatermark(log.logEndOffset));
  await fill(log, kind);
  await log.flush();
  const before = log.sizeBytes;
  const lag = monitorEventLoopDelay({ resolution: 1 });
  const memory = watchMemory();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  lag.enable();
  await logs.cleanDue();
  lag.disable();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const name = `${CODEC_NAMES[kind.codec]} ${kind.valueBytes} B`.padEnd(12);
  const cpuMs = (user + system) / 1000 / (before / MB);
  process.stdout.write(
    `${name}: ${(before / MB / seconds).toFixed(0)} MB/s (${(before / MB).toFixed(0)} to ${(log.sizeBytes / MB).toFixed(0)} MB), ` +
      `${cpuMs.toFixed(1)} ms CPU per MB; waits: 99 % ${ms(lag.percentile(99))}, longest ${ms(lag.max)}; ` +
      `memory +${(memory.stop() / MB).toFixed(0)} MB\n`,
  );
  logs.delete(topic, 0);
}

async function fill(log: PartitionLog, { codec, valueBytes }: (typeof KINDS)[number]): Promise<void> {
  for (let written = 0; written < TOTAL_BYTES; written += RECORDS_IN_BATCH * (valueBytes + 20)) {
    const builder = new RecordBatchBuilder({ codec });
    for (let i = 0; i < RECORDS_IN_BATCH; i++) {
      const key = Buffer.from(`key-${nodeRandom.below(KEYS)}`);
      const noise = Buffer.from(nodeRandom.bytes(Math.ceil(valueBytes / 4))).toString('hex');
      builder.append(Date.now(), key, Buffer.from(noise.repeat(2).slice(0, valueBytes)));
    }
    const { errorCode, errorMessage } = log.append(builder.build(), { origin: 'client', leaderEpoch: 0 });
    if (errorCode !== 0) throw new Error(`${errorCode} ${errorMessage}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  log.flushAppends();
  log.roll();
}

/** `stop` gives by how much the process has grown at most. */
function watchMemory(): { stop(): number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return most - before;
    },
  };
}

function ms(nanoseconds: number): string {
  return `${(nanoseconds / 1e6).toFixed(1)} ms`;
}
