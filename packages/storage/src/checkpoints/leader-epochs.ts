import type { Disk } from '@kavka/base';
import { malformed, readCheckpoint, writeCheckpointSoon } from './checkpoint-file.ts';

export const LEADER_EPOCHS = 'leader-epoch-checkpoint';

const UNKNOWN = -1;
const LINE = /^(?<epoch>\d+) (?<startOffset>\d+)$/;

export interface LeaderEpoch {
  readonly epoch: number;
  readonly startOffset: number;
}

export interface EpochEnd {
  readonly epoch: number;
  readonly endOffset: number;
}

/**
 * Which leader epoch wrote from which offset on. What changes is kept in memory until `save`: the batches themselves name their epochs, so
 * that recovery finds again what was not saved. It has to be saved before a recovery point passes it.
 */
export class LeaderEpochs {
  readonly #disk: Disk;
  readonly #home: { readonly directory: string };
  #epochs: LeaderEpoch[] = [];
  /** Counts the changes. */
  #version = 0;
  #saved = 0;
  #saving: Promise<void> | null = null;

  /** The folder of `home` is that of the partition, also when it changes. */
  constructor(disk: Disk, home: { readonly directory: string }) {
    this.#disk = disk;
    this.#home = home;
  }

  get #path(): string {
    return `${this.#home.directory}/${LEADER_EPOCHS}`;
  }

  get isSaved(): boolean {
    return this.#saved === this.#version;
  }

  get all(): readonly LeaderEpoch[] {
    return this.#epochs;
  }

  /** Since the file was written last, its folder has been synced; whoever does that says so here. */
  isNameDurable = true;

  /** -1: no batch with an epoch is there. */
  get latest(): number {
    return this.#epochs.at(-1)?.epoch ?? UNKNOWN;
  }

  /** @throws StorageError where the file is damaged. */
  load(): void {
    this.#epochs = readCheckpoint(this.#disk, this.#path).map((line) => {
      const groups = LINE.exec(line)?.groups;
      if (groups === undefined) throw malformed(this.#path, `a line is "${line}"`);
      return { epoch: Number(groups.epoch), startOffset: Number(groups.startOffset) };
    });
    this.#saved = this.#version;
  }

  /** A leader of `epoch` wrote the batch at `startOffset`. Entries that contradict it are of a history that was given up. */
  assign(epoch: number, startOffset: number): void {
    const last = this.#epochs.at(-1);
    if (epoch < 0 || (last !== undefined && last.epoch === epoch && startOffset >= last.startOffset)) return;
    const kept = this.#epochs.findIndex((entry) => entry.epoch >= epoch || entry.startOffset >= startOffset);
    if (kept >= 0) this.#epochs.length = kept;
    this.#epochs.push({ epoch, startOffset });
    this.#version++;
  }

  /**
   * The largest epoch not above `epoch`, and where it ended. For an epoch before all known ones it is `epoch` itself and the start of the
   * first; (-1, -1) for one that nobody knows.
   */
  endOffsetFor(epoch: number, logEndOffset: number): EpochEnd {
    if (epoch === UNKNOWN) return { epoch: UNKNOWN, endOffset: UNKNOWN };
    if (epoch === this.latest) return { epoch, endOffset: logEndOffset };
    const next = this.#epochs.findIndex((entry) => entry.epoch > epoch);
    const higher = this.#epochs[next];
    if (higher === undefined) return { epoch: UNKNOWN, endOffset: UNKNOWN };
    return { epoch: this.#epochs[next - 1]?.epoch ?? epoch, endOffset: higher.startOffset };
  }

  /** The epoch that wrote the batch at `offset`; null where it is not known. */
  epochAt(offset: number): number | null {
    return this.#epochs.findLast((entry) => entry.startOffset <= offset)?.epoch ?? null;
  }

  truncateFromEnd(endOffset: number): void {
    const kept = this.#epochs.findIndex((entry) => entry.startOffset >= endOffset);
    if (kept < 0) return;
    this.#epochs.length = kept;
    this.#version++;
  }

  /** The epoch that holds the new start begins there from now on. */
  truncateFromStart(startOffset: number): void {
    const first = this.#epochs.findLastIndex((entry) => entry.startOffset <= startOffset);
    const holder = this.#epochs[first];
    if (holder === undefined || (first === 0 && holder.startOffset === startOffset)) return;
    this.#epochs = [{ epoch: holder.epoch, startOffset }, ...this.#epochs.slice(first + 1)];
    this.#version++;
  }

  clear(): void {
    this.truncateFromEnd(0);
  }

  /** Puts the entries into the file, where they are not, without blocking. Its name is not durable by that, only what is in it. */
  save(): Promise<void> {
    if (this.isSaved) return this.#saving ?? Promise.resolve();
    this.#saving ??= this.#saveAll();
    return this.#saving;
  }

  async #saveAll(): Promise<void> {
    try {
      while (!this.isSaved) await this.#saveOnce();
    } finally {
      this.#saving = null;
    }
  }

  async #saveOnce(): Promise<void> {
    const version = this.#version;
    const lines = this.#epochs.map(({ epoch, startOffset }) => `${epoch} ${startOffset}`);
    const mayReplace = (): boolean => {
      if (this.#version !== version) return false;
      this.isNameDurable = false;
      return true;
    };
    await writeCheckpointSoon(this.#disk, () => this.#path, lines, mayReplace);
    if (this.#version === version) this.#saved = version;
  }
}
