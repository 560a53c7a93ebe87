import { NO_METRICS, SILENT_LOGGER } from '@kavka/base';
import { NodeDisk, nodeClock, nodeRandom } from '@kavka/base/node';
import { batchesIn, recordsOf } from '@kavka/protocol/records';
import {
  DEFAULT_CLEANER,
  DEFAULT_LOG_CONFIG,
  type LogConfig,
  LogDirectories,
  type PartitionLog,
} from '@kavka/storage';

export const TOPIC = 'compacted';

/** As the topic is made at Apache Kafka. */
const COMPACTED: LogConfig = {
  ...DEFAULT_LOG_CONFIG,
  cleanupPolicy: ['compact'],
  segmentBytes: 1024 * 1024,
  minCleanableDirtyRatio: 0.01,
  deleteRetentionMs: 0,
  fileDeleteDelayMs: 0,
};

/** Of the maps of keys, at both: a little more than Apache Kafka wants at least, for 39,000 keys. */
export const DEDUPE_BYTES = 1024 * 1024 + 1;

/** Uses the topic's partition 0 in a node's data folder, which no other process has open. */
export async function withLog<Result>(
  path: string,
  use: (log: PartitionLog, logs: LogDirectories) => Promise<Result>,
): Promise<Result> {
  const logs = await LogDirectories.open({
    disk: new NodeDisk(),
    clock: nodeClock,
    random: nodeRandom,
    logger: SILENT_LOGGER,
    metrics: NO_METRICS,
    paths: [path],
    nodeId: 1,
    maxOpenFiles: 100,
    cleaner: () => ({ ...DEFAULT_CLEANER, dedupeBufferBytes: DEDUPE_BYTES }),
    configFor: (topic) => (topic === TOPIC ? COMPACTED : DEFAULT_LOG_CONFIG),
  });
  // What rests between turns does not keep a process alive.
  const alive = setInterval(() => {}, 1000);
  try {
    const log = logs.get(TOPIC, 0);
    if (log === undefined) throw new Error([...logs.offlinePartitions()][0]?.error.message ?? 'no such log');
    log.advanceHighWatermark(log.logEndOffset);
    return await use(log, logs);
  } finally {
    await logs.close();
    clearInterval(alive);
  }
}

/**
 * A line for each batch and each record: all that a cleaning decides about. Horizons are left out, as clocks differ, and
 * leader epochs.
 */
export function describe(log: PartitionLog): string[] {
  const lines: string[] = [];
  for (let next = log.logStartOffset; next < log.logEndOffset; ) {
    const slice = log.locate(next, 1_000_000, log.logEndOffset, true);
    if (slice === 'out-of-range' || slice.sizeBytes === 0) break;
    const bytes = Buffer.alloc(slice.sizeBytes);
    for (const batch of batchesIn(bytes.subarray(0, slice.readSync(bytes)))) {
      next = batch.nextOffset;
      const base = batch.hasDeleteHorizon ? 'horizon' : batch.baseTimestamp;
      lines.push(
        `batch ${batch.baseOffset}-${batch.lastOffset} records ${batch.recordCount} attributes ${batch.attributes} ` +
          `producer ${batch.producerId}/${batch.producerEpoch}/${batch.baseSequence} base ${base} max ${batch.maxTimestamp}`,
      );
      for (const record of recordsOf(batch))
        lines.push(
          `  ${record.offset} ${record.timestamp} ${record.key?.toString('hex')} ${record.value?.toString('hex') ?? 'none'} ` +
            record.headers().map(({ key, value }) => `${key}=${value?.toString('hex')}`),
        );
    }
  }
  return lines;
}
