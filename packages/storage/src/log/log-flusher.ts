import { type CancelTimer, ZERO_UUID } from '@kavka/base';
import { keepPartitionMetadata, writePartitionMetadata } from '../checkpoints/partition-metadata.ts';
import { asStorageError } from '../storage-error.ts';
import type { LogCore } from './log-core.ts';

/** Makes a log durable: when its topic's configuration wants it, when a segment ends, when it is closed. */
export class LogFlusher {
  readonly #core: LogCore;
  /** Before it all batches are on the device, though maybe not what is derived from them. */
  #syncedOffset: number;
  #flushing: Promise<void> | null = null;
  #timer: CancelTimer | null = null;

  constructor(core: LogCore) {
    this.#core = core;
    this.#syncedOffset = core.recoveryPoint;
  }

  /**
   * Whether what is written up to `offset` has to be synced before it is acknowledged (`flush.messages`). Then the names of the
   * files are made durable here. @throws DiskError
   */
  waitsForDevice(offset: number): boolean {
    if (offset - this.#syncedOffset < this.#core.config.flushMessages) return false;
    this.#syncNames();
    return true;
  }

  synced(offset: number): void {
    this.#syncedOffset = Math.max(this.#syncedOffset, offset);
  }

  /** The log was cut: nothing behind its end now is on the device. */
  cut(offset: number): void {
    this.#syncedOffset = Math.min(this.#syncedOffset, offset);
  }

  /** Starts the time of `flush.ms` where it does not run. */
  appended(): void {
    const { config, environment } = this.#core;
    if (this.#timer !== null || config.flushMs === Number.POSITIVE_INFINITY) return;
    this.#timer = environment.clock.schedule(config.flushMs, () => {
      this.#timer = null;
      this.flush().catch((error: unknown) => {
        const problem = asStorageError(error, 'cannot flush');
        this.#core.logger.error('Flush after flush.ms failed', { problem: problem.message }, problem);
      });
    });
  }

  /** Keeps the leader epochs, where they changed: a start after a kill is short when they are there. */
  saveEpochs(): void {
    const core = this.#core;
    const { epochs, logger } = core;
    if (epochs.isSaved) return;
    epochs.save().catch((error: unknown) => {
      // Deleted meanwhile: its folder has another name.
      if (core.isAbandoned) return;
      const problem = asStorageError(error, 'cannot save leader epochs');
      logger.warn('Leader epochs not saved', { problem: problem.message });
    });
  }

  /**
   * Everything that may be read now is on the device when this resolves; with `isLast` also what was changed in the indexes alone.
   * Rejects with a `DiskError`.
   */
  flush(isLast = false): Promise<void> {
    const before = this.#flushing ?? Promise.resolve();
    const flushing = before.catch(() => {}).then(() => this.#flush(isLast));
    this.#flushing = flushing;
    return flushing;
  }

  /** All batches are on the device when this returns, though maybe not what is derived from them. @throws DiskError */
  flushNow(): void {
    const { segments, recoveryPoint, logEndOffset } = this.#core;
    for (const segment of segments.from(recoveryPoint)) segment.syncLogNow();
    this.#syncNames();
    this.synced(logEndOffset);
  }

  stop(): void {
    this.#timer?.();
    this.#timer = null;
  }

  async #flush(isLast: boolean): Promise<void> {
    const core = this.#core;
    const { clock, metrics } = core.environment;
    const upTo = core.logEndOffset;
    const { cuts } = core;
    if (core.isAbandoned || !core.isChanged) return;
    if (upTo <= core.recoveryPoint && core.areNamesDurable && !isLast) return;
    const startedMs = clock.monotonic();
    await Promise.all(core.segments.from(core.recoveryPoint).map((segment) => segment.sync()));
    // Recovery finds epochs again only in batches behind the recovery point.
    await core.epochs.save();
    await this.#syncNamesSoon();
    if (core.cuts === cuts) {
      this.synced(upTo);
      core.recoveryPoint = Math.max(core.recoveryPoint, upTo);
    }
    metrics.flushSeconds.observe((clock.monotonic() - startedMs) / 1000);
  }

  #syncNames(): void {
    const core = this.#core;
    if (core.areNamesDurable && core.epochs.isNameDurable) return;
    const { disk } = core.environment;
    const { directory } = core;
    const synced = core.beginNameSync();
    if (!core.isTopicIdDurable && core.topicId !== ZERO_UUID) {
      writePartitionMetadata(disk, directory, core.topicId);
      disk.syncDirectory(parentOf(directory));
      core.isTopicIdDurable = true;
    } else {
      disk.syncDirectory(directory);
    }
    synced();
    core.epochs.isNameDurable = true;
  }

  /** A node that stops has many logs: their folders are synced side by side. */
  async #syncNamesSoon(): Promise<void> {
    const core = this.#core;
    if (!core.epochs.isNameDurable) core.namesChanged();
    core.epochs.isNameDurable = true;
    if (core.areNamesDurable) return;
    const { disk } = core.environment;
    const { topicId } = core;
    const synced = core.beginNameSync();
    const isFirst = !core.isTopicIdDurable && topicId !== ZERO_UUID;
    // The folder may get another name meanwhile.
    if (isFirst) await keepPartitionMetadata(disk, core.directory, topicId);
    await disk.syncDirectorySoon(core.directory);
    if (isFirst) await disk.syncDirectorySoon(parentOf(core.directory));
    if (core.topicId === topicId) core.isTopicIdDurable ||= isFirst;
    synced();
  }
}

function parentOf(directory: string): string {
  return directory.slice(0, directory.lastIndexOf('/'));
}
