import { type Disk, NO_METRICS, type Uuid } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import {
  type BatchView,
  batchesIn,
  RecordBatchBuilder,
  type RecordBatchOptions,
  recordsOf,
} from '@kavka/protocol/records';
import {
  DEFAULT_LOG_CONFIG,
  type LogConfig,
  LogDirectories,
  type LogDirectoriesOptions,
  type PartitionLog,
} from '@kavka/storage';
import { ManualClock, RecordingLogger, SeededRandom } from '@kavka/testkit';

export const TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAEQ' as Uuid;
export const DIRECTORY = '/data';

/** What a test of logs stands on: a disk, a clock that it moves, and what was logged. */
export class World {
  disk: Disk;
  readonly clock = new ManualClock();
  readonly logger = new RecordingLogger();
  config: LogConfig;
  readonly paths: readonly string[];

  constructor(
    config: Partial<LogConfig> = {},
    disk: Disk = new MemoryDisk(),
    paths: readonly string[] = [DIRECTORY],
  ) {
    this.disk = disk;
    this.config = { ...DEFAULT_LOG_CONFIG, ...config };
    this.paths = paths;
  }

  open(options: Partial<LogDirectoriesOptions> = {}): Promise<LogDirectories> {
    return LogDirectories.open({
      disk: this.disk,
      clock: this.clock,
      random: new SeededRandom(1),
      logger: this.logger,
      metrics: NO_METRICS,
      paths: this.paths,
      nodeId: 1,
      maxOpenFiles: 50,
      configFor: () => this.config,
      ...options,
    });
  }

  /** A log `t-0` in new directories. */
  async newLog(): Promise<{ directories: LogDirectories; log: PartitionLog }> {
    const directories = await this.open();
    return { directories, log: directories.create('t', 0, TOPIC_ID, this.config) };
  }

  /** Opens what is on `disk` now and gives its log `t-0`. */
  async reopen(disk: Disk = this.disk): Promise<{ directories: LogDirectories; log: PartitionLog }> {
    this.disk = disk;
    const directories = await this.open();
    const log = directories.get('t', 0);
    if (log === undefined)
      throw new Error(`t-0 is not there: ${[...directories.offlinePartitions()][0]?.error.message}`);
    return { directories, log };
  }

  /** Appends as a client does and ends the turn. */
  append(log: PartitionLog, batch: Buffer, leaderEpoch = 0): ReturnType<PartitionLog['append']> {
    const result = log.append(batch, { origin: 'client', leaderEpoch });
    this.clock.endTurns();
    return result;
  }

  batch(
    values: readonly string[],
    options: RecordBatchOptions & { readonly timestamp?: bigint } = {},
  ): Buffer {
    const builder = new RecordBatchBuilder(options);
    const timestamp = options.timestamp ?? BigInt(this.clock.now());
    for (const value of values) builder.append(timestamp, null, Buffer.from(value));
    return builder.build();
  }

  logged(message: string): readonly Record<string, unknown>[] {
    return this.logger.lines.filter((line) => line.message === message).map(({ fields }) => fields);
  }
}

export interface ReadRecord {
  readonly offset: number;
  readonly value: string;
}

/** All records that may be read, in reads of at most `maxBytes`; control batches are passed over. */
export function readAll(log: PartitionLog, maxBytes = 10_000, upTo = log.logEndOffset): ReadRecord[] {
  const records: ReadRecord[] = [];
  let next = log.logStartOffset;
  while (next < upTo) {
    const bytes = readAt(log, next, maxBytes, upTo);
    const before = next;
    for (const batch of batchesIn(bytes)) {
      if (!batch.isControl) records.push(...recordsIn(batch, next));
      next = batch.nextOffset;
    }
    if (next === before) throw new Error(`no progress at offset ${next}`);
  }
  return records;
}

export function readAt(log: PartitionLog, offset: number, maxBytes: number, upTo = log.logEndOffset): Buffer {
  const slice = log.locate(offset, maxBytes, upTo, true);
  if (slice === 'out-of-range') throw new Error(`offset ${offset} is out of range`);
  const target = Buffer.alloc(slice.sizeBytes);
  return target.subarray(0, slice.readSync(target));
}

export function recordsIn(batch: BatchView, fromOffset = 0): ReadRecord[] {
  const records: ReadRecord[] = [];
  const view = recordsOf(batch);
  while (view.next())
    if (view.offset >= fromOffset) records.push({ offset: view.offset, value: String(view.value) });
  return records;
}

/** Changes one byte of a file. */
export function flipByte(disk: Disk, path: string, position: number): void {
  const file = disk.open(path, 'write');
  const byte = Buffer.alloc(1);
  file.readSync(byte, position);
  file.writeSync([Buffer.from([(byte[0] ?? 0) ^ 0x40])], position);
  file.close();
}

export function sizeOf(disk: Disk, path: string): number {
  const file = disk.open(path, 'read');
  const size = file.size();
  file.close();
  return size;
}
