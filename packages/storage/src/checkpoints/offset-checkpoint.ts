import type { Disk } from '@kavka/base';
import { malformed, readCheckpoint, writeCheckpoint, writeCheckpointSoon } from './checkpoint-file.ts';

export const RECOVERY_POINTS = 'recovery-point-offset-checkpoint';
export const HIGH_WATERMARKS = 'replication-offset-checkpoint';
export const LOG_START_OFFSETS = 'log-start-offset-checkpoint';
export const CLEANER_OFFSETS = 'cleaner-offset-checkpoint';

const LINE = /^(?<topic>\S+) (?<partition>\d+) (?<offset>-?\d+)$/;

export interface CheckpointEntry {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** One offset for each partition of a log directory, in one of the files above. */
export class OffsetCheckpoint {
  readonly #disk: Disk;
  readonly #path: string;
  #lastWritten: string | null = null;
  #isWriting = false;
  /** Counts the blocking writes: one that did not block must not come after them with what it knew before. */
  #generation = 0;

  constructor(disk: Disk, directory: string, name: string) {
    this.#disk = disk;
    this.#path = `${directory}/${name}`;
  }

  /** By the name of the partition's folder. @throws StorageError where the file is damaged. */
  read(): Map<string, number> {
    const offsets = new Map<string, number>();
    for (const line of readCheckpoint(this.#disk, this.#path)) {
      const groups = LINE.exec(line)?.groups;
      const offset = Number(groups?.offset);
      if (groups === undefined || !Number.isSafeInteger(offset))
        throw malformed(this.#path, `a line is "${line}"`);
      offsets.set(`${groups.topic}-${groups.partition}`, offset);
    }
    return offsets;
  }

  /** Durable when this returns. */
  write(entries: Iterable<CheckpointEntry>): void {
    const lines = Array.from(entries, lineOf);
    this.#generation++;
    this.#lastWritten = null;
    writeCheckpoint(this.#disk, this.#path, lines);
    this.#lastWritten = lines.join('\n');
  }

  /** Writes without blocking, where anything has changed since the last time. One such write runs at a time. */
  async writeSoon(entries: Iterable<CheckpointEntry>): Promise<void> {
    if (this.#isWriting) return;
    const lines = Array.from(entries, lineOf);
    const contents = lines.join('\n');
    if (contents === this.#lastWritten) return;
    this.#isWriting = true;
    const generation = this.#generation;
    const mayReplace = (): boolean => this.#generation === generation;
    try {
      await writeCheckpointSoon(this.#disk, () => this.#path, lines, mayReplace);
      if (mayReplace()) this.#lastWritten = contents;
    } finally {
      this.#isWriting = false;
    }
  }
}

function lineOf({ topic, partition, offset }: CheckpointEntry): string {
  return `${topic} ${partition} ${offset}`;
}
