import type { Disk, Logger } from '@kavka/base';
import { DELETED_SUFFIX, offsetFileName, SNAPSHOT_SUFFIX } from '../log-file-names.ts';
import { asStorageError } from '../storage-error.ts';
import type { ProducerEntry } from './producer-entry.ts';
import { decodeProducerSnapshot, encodeProducerSnapshot } from './producer-snapshot.ts';

/**
 * The producer snapshots in a partition's folder, each named after the offset up to which it knows the log. They only spare
 * reading: one that is lost is made again from the log, so that they are not synced, and a failure to write one is no failure of
 * the log.
 */
export class SnapshotFiles {
  readonly #disk: Disk;
  readonly #home: { readonly directory: string };
  readonly #logger: Logger;
  /** Ascending. */
  #offsets: number[] = [];

  constructor(disk: Disk, home: { readonly directory: string }, logger: Logger) {
    this.#disk = disk;
    this.#home = home;
    this.#logger = logger;
  }

  get offsets(): readonly number[] {
    return this.#offsets;
  }

  /** Takes over what a listing of the folder has found. */
  found(offsets: readonly number[]): void {
    this.#offsets = [...offsets].sort((one, other) => one - other);
  }

  take(offset: number, entries: Iterable<ProducerEntry>, count: number): void {
    const path = this.#path(offset);
    try {
      const file = this.#disk.open(path, 'write');
      try {
        const bytes = encodeProducerSnapshot(entries, count);
        file.truncate(0);
        file.writeSync([bytes], 0);
      } finally {
        file.close();
      }
    } catch (error) {
      const problem = asStorageError(error, 'cannot write a producer snapshot');
      this.#logger.warn('Producer snapshot not written', { path, problem: problem.message });
      // A part of one is known by its CRC.
      this.tidy((other) => other !== offset);
      return;
    }
    if (!this.#offsets.includes(offset)) this.found([...this.#offsets, offset]);
  }

  /** The newest that can be used at or before `offset`. Damaged ones are removed. */
  load(offset: number): { readonly offset: number; readonly entries: ProducerEntry[] } | null {
    for (const candidate of this.#offsets.filter((other) => other <= offset).reverse()) {
      const decoded = decodeProducerSnapshot(this.#disk.readFile(this.#path(candidate)));
      if (typeof decoded !== 'string') return { offset: candidate, entries: decoded };
      this.#logger.warn('Damaged producer snapshot removed', {
        path: this.#path(candidate),
        problem: decoded,
      });
      this.remove(candidate);
    }
    return null;
  }

  /** Removes all that `isKept` does not hold for. */
  retain(isKept: (offset: number) => boolean): void {
    for (const offset of this.#offsets.filter((other) => !isKept(other))) this.remove(offset);
  }

  /** As `retain`, of snapshots that do no harm where the disk does not let them go. */
  tidy(isKept: (offset: number) => boolean): void {
    try {
      this.retain(isKept);
    } catch (error) {
      const problem = asStorageError(error, 'cannot remove a producer snapshot');
      this.#logger.warn('Old producer snapshot left', { problem: problem.message });
    }
  }

  remove(offset: number): void {
    this.#disk.removeFile(this.#path(offset));
    this.#offsets = this.#offsets.filter((other) => other !== offset);
  }

  /** Gives a snapshot the name of a file that is to go; its new path, null where there is no such snapshot. */
  retire(offset: number): string | null {
    if (!this.#offsets.includes(offset)) return null;
    const path = `${this.#path(offset)}${DELETED_SUFFIX}`;
    this.#disk.rename(this.#path(offset), path);
    this.#offsets = this.#offsets.filter((other) => other !== offset);
    return path;
  }

  #path(offset: number): string {
    return `${this.#home.directory}/${offsetFileName(offset, SNAPSHOT_SUFFIX)}`;
  }
}
