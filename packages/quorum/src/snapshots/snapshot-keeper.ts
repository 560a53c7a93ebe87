import type { Clock, Disk, Logger } from '@kavka/base';
import type { SnapshotSource } from '../quorum-listener.ts';
import type { Voter } from '../raft/voter-set.ts';
import type { RaftLog } from '../raft-log.ts';
import { SnapshotFiles } from './snapshot-files.ts';

export interface SnapshotSettings {
  /** `metadata.log.max.record.bytes.between.snapshots` */
  readonly maxBytesBetweenSnapshots: number;
  /** `metadata.log.max.snapshot.interval.ms`; looked at whenever something is committed. 0: never for this reason. */
  readonly maxSnapshotIntervalMs: number;
  /** `metadata.max.retention.bytes`, of log and snapshots together; -1: no limit. */
  readonly retentionBytes: number;
  /** `metadata.max.retention.ms`, of a snapshot's age; -1: no limit. */
  readonly retentionMs: number;
}

export interface SnapshotKeeperOptions extends SnapshotSettings {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly directory: string;
  readonly log: RaftLog;
}

/** Writes a snapshot of the state now and then, so that a start has little to replay, and lets go of what it makes superfluous. */
export class SnapshotKeeper {
  readonly files: SnapshotFiles;
  readonly #options: SnapshotKeeperOptions;
  #source: SnapshotSource | undefined;
  #voters: readonly Voter[] | undefined;
  #bytesSince = 0;
  #lastMs: number;
  #writing: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #isClosing = false;

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
    this.files = new SnapshotFiles(options.disk, options.directory);
    this.#lastMs = options.clock.monotonic();
  }

  /** `voters` where they are part of the log. */
  begin(source: SnapshotSource | undefined, voters: readonly Voter[] | undefined): void {
    this.#source = source;
    this.#voters = voters;
  }

  /** So many bytes of the log were committed and delivered. */
  committed(bytes: number): void {
    this.#bytesSince += bytes;
    if (this.#isDue()) this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  /** Ends what is being written, without a pause from now on. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#wake?.();
    await this.#writing;
  }

  #isDue(): boolean {
    const { clock, maxBytesBetweenSnapshots, maxSnapshotIntervalMs } = this.#options;
    if (this.#bytesSince >= maxBytesBetweenSnapshots) return true;
    return maxSnapshotIntervalMs > 0 && clock.monotonic() - this.#lastMs >= maxSnapshotIntervalMs;
  }

  async #write(): Promise<void> {
    const source = this.#source;
    if (source === undefined || source.inTransaction) return;
    const { clock, logger } = this.#options;
    this.#bytesSince = 0;
    this.#lastMs = clock.monotonic();
    const id = { endOffset: source.lastOffset + 1, epoch: source.lastEpoch };
    try {
      const contents = {
        epoch: id.epoch,
        lastContainedTimestamp: source.lastTimestamp,
        timestamp: BigInt(clock.now()),
        // All at once, because the state changes while they are written.
        records: [...source.records()],
        ...(this.#voters === undefined ? {} : { voters: this.#voters }),
      };
      const bytes = await this.files.write(id, contents, () => this.#nextTurn());
      logger.info('Wrote a metadata snapshot', { endOffset: id.endOffset, epoch: id.epoch, bytes });
      this.#clean();
    } catch (cause) {
      // The log still has everything: a start only takes longer.
      logger.error('Could not write a metadata snapshot', { endOffset: id.endOffset }, cause);
    }
  }

  #nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#isClosing) resolve();
      else this.#options.clock.endOfTurn(resolve);
    });
  }

  /** Drops the oldest snapshot, and the log before the next one, while there is too much or it is too old. */
  #clean(): void {
    const { log, retentionBytes } = this.#options;
    const ids = this.files.list();
    let total = log.sizeBytes + ids.reduce((sum, id) => sum + this.files.sizeOf(id), 0);
    while (ids.length > 1) {
      const [oldest, next] = [ids[0]!, ids[1]!];
      const isTooMuch = retentionBytes >= 0 && total > retentionBytes;
      if (!isTooMuch && !this.#isTooOld(this.files.timestampOf(oldest))) return;
      total -= this.files.sizeOf(oldest);
      this.files.remove(oldest);
      const before = log.sizeBytes;
      log.forgetBefore(next.endOffset);
      total -= before - log.sizeBytes;
      ids.shift();
    }
  }

  #isTooOld(timestamp: bigint): boolean {
    const { clock, retentionMs } = this.#options;
    return retentionMs >= 0 && BigInt(clock.now()) - timestamp > BigInt(retentionMs);
  }
}
