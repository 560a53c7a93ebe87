/**
 * Appends and reads of one process, without a network: `node packages/storage/bench/append.ts [--megabytes N] [--folder PATH] [--memory]`.
 * Each line says how much went through in a second. Figures of one run compare with each other, not with other machines.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NO_METRICS, SILENT_LOGGER, type Uuid } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { NodeDisk, nodeClock, nodeRandom } from '@kavka/base/node';
import { BatchView, RecordBatchBuilder, sequenceAfter } from '@kavka/protocol/records';
import { DEFAULT_LOG_CONFIG, LogDirectories, type PartitionLog } from '@kavka/storage';

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '400' },
    folder: { type: 'string', default: tmpdir() },
    memory: { type: 'boolean', default: false },
  },
});
const TOTAL_BYTES = Number(options.megabytes) * 1_000_000;
const BATCHES = [
  { name: '2 KB', records: 18, valueBytes: 100 },
  { name: '16 KB', records: 150, valueBytes: 100 },
  { name: '16 KB idempotent', records: 150, valueBytes: 100, producerId: 7n },
  { name: '100 KB', records: 98, valueBytes: 1024 },
] as const;
/** Appends of one turn, as many connections would bring them. */
const PER_TURN = 12;
const TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAEQ' as Uuid;

const folder = mkdtempSync(join(options.folder, 'kavka-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const disk = options.memory ? new MemoryDisk() : new NodeDisk();
const logs = await LogDirectories.open({
  disk,
  clock: nodeClock,
  random: nodeRandom,
  logger: SILENT_LOGGER,
  metrics: NO_METRICS,
  paths: [join(folder, 'data')],
  nodeId: 1,
  maxOpenFiles: 1000,
  configFor: () => DEFAULT_LOG_CONFIG,
});

await run(BATCHES[1], 1, false);
for (const batch of BATCHES) for (const partitions of [1, 100]) await run(batch, partitions, true);
await logs.close();

async function run(kind: (typeof BATCHES)[number], partitions: number, isShown: boolean): Promise<void> {
  const batch = newBatch(kind);
  const topic = `${kind.name.replaceAll(' ', '-')}-${partitions}`;
  const all = Array.from({ length: partitions }, (_, index) =>
    logs.create(topic, index, TOPIC_ID, { ...DEFAULT_LOG_CONFIG, fileDeleteDelayMs: 0 }),
  );
  const appended = await measure(() => append(all, batch, 'producerId' in kind));
  const read = isShown ? await measure(() => readAll(all)) : null;
  if (isShown) process.stdout.write(`${line(kind.name, partitions, appended, read, batch.length)}\n`);
  for (const log of all) logs.delete(topic, log.partition);
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** As a network would: a batch in its own memory for each append, which may be used again when it is written. */
async function append(all: readonly PartitionLog[], batch: Buffer, isIdempotent: boolean): Promise<number> {
  const count = Math.ceil(TOTAL_BYTES / batch.length);
  const buffers = Array.from({ length: PER_TURN }, () => Buffer.from(batch));
  const sequences = new Map<PartitionLog, number>();
  for (let done = 0; done < count; ) {
    for (const buffer of buffers) {
      const log = all[done++ % all.length] as PartitionLog;
      batch.copy(buffer, 0, 0, 61);
      buffer.writeBigInt64BE(0n, 0);
      if (isIdempotent) stampSequence(buffer, sequences, log);
      const { errorCode, errorMessage } = log.append(buffer, { origin: 'client', leaderEpoch: 0 });
      if (errorCode !== 0) throw new Error(`${errorCode} ${errorMessage}`);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count * batch.length;
}

async function readAll(all: readonly PartitionLog[]): Promise<number> {
  const target = Buffer.alloc(2 * 1024 * 1024);
  let total = 0;
  for (const log of all) {
    for (let next = 0; next < log.logEndOffset; ) {
      const slice = log.locate(next, 1024 * 1024, log.logEndOffset, true);
      if (slice === 'out-of-range') throw new Error('out of range');
      const read = slice.readSync(target);
      total += read;
      next = offsetAfter(target, read);
    }
  }
  return total;
}

function offsetAfter(bytes: Buffer, length: number): number {
  let next = 0;
  for (let at = 0; at + 61 <= length; ) {
    const size = 12 + bytes.readInt32BE(at + 8);
    if (at + size > length) break;
    next = Number(bytes.readBigInt64BE(at)) + bytes.readInt32BE(at + 23) + 1;
    at += size;
  }
  return next;
}

function newBatch(kind: (typeof BATCHES)[number]): Buffer {
  const producer =
    'producerId' in kind ? { producerId: kind.producerId, producerEpoch: 0, baseSequence: 0 } : {};
  const builder = new RecordBatchBuilder(producer);
  for (let i = 0; i < kind.records; i++)
    builder.append(Date.now(), null, Buffer.alloc(kind.valueBytes, 97 + (i % 26)));
  return builder.build();
}

/** Sequences go on from batch to batch of a partition; the CRC has to follow, which costs the bench a little. */
function stampSequence(buffer: Buffer, sequences: Map<PartitionLog, number>, log: PartitionLog): void {
  const view = new BatchView().wrap(buffer, 0);
  const sequence = sequences.get(log) ?? 0;
  buffer.writeInt32BE(sequence, 53);
  view.updateCrc();
  sequences.set(log, sequenceAfter(sequence, view.recordCount));
}

interface Measured {
  readonly bytes: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function measure(work: () => Promise<number>): Promise<Measured> {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const bytes = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { bytes, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: (user + system) / 1e6 };
}

function line(
  name: string,
  partitions: number,
  append: Measured,
  read: Measured | null,
  size: number,
): string {
  const perAppend = ((append.seconds * 1e6) / (append.bytes / size)).toFixed(1);
  const title = `${name.padEnd(17)} ${String(partitions).padStart(4)} partitions`;
  return `${title}: append ${show(append)} (${perAppend} µs each), read ${show(read)}`;
}

function show(measured: Measured | null): string {
  if (measured === null) return '';
  const { bytes, seconds, cpuSeconds } = measured;
  return `${(bytes / seconds / 1e9).toFixed(2)} GB/s, ${((cpuSeconds * 1e3) / (bytes / 1e6)).toFixed(2)} ms CPU per MB`;
}
