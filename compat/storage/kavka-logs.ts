import { createHash } from 'node:crypto';
import { NO_METRICS, SILENT_LOGGER } from '@kavka/base';
import { NodeDisk, nodeClock, nodeRandom } from '@kavka/base/node';
import {
  type BatchView,
  batchesIn,
  Codec,
  ControlType,
  endMarkerBatch,
  RecordBatchBuilder,
  recordsOf,
} from '@kavka/protocol/records';
import { DEFAULT_LOG_CONFIG, type LogConfig, LogDirectories, type PartitionLog } from '@kavka/storage';
import type { Contents } from './java-peer.ts';

export const SMALL_SEGMENTS: LogConfig = { ...DEFAULT_LOG_CONFIG, segmentBytes: 1024 * 1024 };

/** The logs of a node's data folder, opened by Kavka. */
export function openLogs(path: string): Promise<LogDirectories> {
  return LogDirectories.open({
    disk: new NodeDisk(),
    clock: nodeClock,
    random: nodeRandom,
    logger: SILENT_LOGGER,
    metrics: NO_METRICS,
    paths: [path],
    nodeId: 1,
    maxOpenFiles: 100,
    configFor: () => SMALL_SEGMENTS,
  });
}

/** Appends batches of all codecs, of new idempotent producers, and committed and aborted transactions. */
export async function appendSamples(log: PartitionLog, leaderEpoch: number): Promise<void> {
  let producerId = 1_000_000n + BigInt(log.logEndOffset);
  for (const codec of Object.values(Codec)) {
    for (let sequence = 0; sequence < 2000; sequence += 10) {
      const batch = sampleBatch(codec, `codec ${codec}`, {
        producerId,
        producerEpoch: 0,
        baseSequence: sequence,
      });
      await append(log, batch, 'client', leaderEpoch);
    }
    producerId++;
  }
  for (let number = 0; number < 6; number++) {
    const header = { producerId: producerId + BigInt(number % 2), producerEpoch: number };
    for (let sequence = 0; sequence < 100; sequence += 10) {
      const options = { ...header, baseSequence: sequence, isTransactional: true };
      await append(log, sampleBatch(Codec.none, `transaction ${number}`, options), 'client', leaderEpoch);
    }
    const type = number % 2 === 0 ? ControlType.commit : ControlType.abort;
    const marker = endMarkerBatch({ ...header, type, coordinatorEpoch: 1, timestamp: BigInt(Date.now()) });
    await append(log, marker, 'coordinator', leaderEpoch);
  }
}

/** What a consumer of partition `log` gets. */
export function contentsOf(log: PartitionLog, isolation: 'read_uncommitted' | 'read_committed'): Contents {
  const end = isolation === 'read_committed' ? log.lastStableOffset : log.highWatermark;
  const aborted = isolation === 'read_committed' ? log.abortedTransactions(log.logStartOffset, end) : [];
  const isAborted = abortedFilter(aborted);
  const hash = createHash('sha256');
  let count = 0;
  for (let next = log.logStartOffset; next < end; ) {
    const slice = log.locate(next, 300_000, end, true);
    if (slice === 'out-of-range') throw new Error(`offset ${next} is out of range`);
    const bytes = Buffer.alloc(slice.sizeBytes);
    for (const batch of batchesIn(bytes.subarray(0, slice.readSync(bytes)))) {
      next = batch.nextOffset;
      if (isAborted(batch) || batch.isControl) continue;
      for (const record of recordsOf(batch)) {
        hash.update(`${record.offset}:${record.value}\n`);
        count++;
      }
    }
  }
  return { count, digest: hash.digest('hex') };
}

/** As a consumer leaves out batches of aborted transactions. */
function abortedFilter(aborted: readonly { producerId: bigint; firstOffset: number }[]) {
  const waiting = [...aborted].sort((one, other) => one.firstOffset - other.firstOffset);
  const open = new Set<bigint>();
  return (batch: BatchView): boolean => {
    while (waiting[0] !== undefined && waiting[0].firstOffset <= batch.lastOffset) {
      const [first] = waiting.splice(0, 1);
      if (first !== undefined) open.add(first.producerId);
    }
    if (!batch.isTransactional || !open.has(batch.producerId)) return false;
    if (batch.isControl) open.delete(batch.producerId);
    return true;
  };
}

function sampleBatch(
  codec: Codec,
  label: string,
  options: { producerId: bigint; producerEpoch: number; baseSequence: number; isTransactional?: boolean },
): Buffer {
  const builder = new RecordBatchBuilder({ codec, ...options });
  for (let i = 0; i < 10; i++) {
    const noise = Buffer.from(nodeRandom.bytes(150)).toString('hex');
    const value = Buffer.from(`${label} ${options.baseSequence + i} ${noise}`);
    builder.append(Date.now(), Buffer.from(label), value, [{ key: 'codec', value: Buffer.from([codec]) }]);
  }
  return builder.build();
}

function append(
  log: PartitionLog,
  batch: Buffer,
  origin: 'client' | 'coordinator',
  leaderEpoch: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const result = log.append(batch, {
      origin,
      leaderEpoch,
      written: (error) => (error === undefined ? resolve() : reject(error)),
    });
    if (result.errorCode !== 0) reject(new Error(`${result.errorCode}: ${result.errorMessage}`));
  });
}
