import type { Disk } from '@kavka/base';
import { BATCH_OVERHEAD, BatchView } from '@kavka/protocol/records';
import {
  type DecodedSnapshot,
  decodeSnapshot,
  encodeSnapshot,
  type SnapshotContents,
} from './snapshot-bytes.ts';
import { parseSnapshotName, type SnapshotId, snapshotName } from './snapshot-id.ts';

/** Endings of files that a crash left behind. */
const LEFTOVER = /\.checkpoint\.(part|deleted)$/;

/** The snapshots in the folder of the metadata log. */
export class SnapshotFiles {
  readonly #disk: Disk;
  readonly #directory: string;

  constructor(disk: Disk, directory: string) {
    this.#disk = disk;
    this.#directory = directory;
  }

  removeLeftovers(): void {
    for (const { name } of this.#disk.list(this.#directory)) {
      if (LEFTOVER.test(name)) this.#disk.removeFile(`${this.#directory}/${name}`);
    }
  }

  /** From the oldest to the newest. */
  list(): SnapshotId[] {
    return this.#disk
      .list(this.#directory)
      .flatMap(({ name }) => parseSnapshotName(name) ?? [])
      .sort((a, b) => a.endOffset - b.endOffset || a.epoch - b.epoch);
  }

  /** @throws QuorumError where the file is no whole snapshot. */
  read(id: SnapshotId): DecodedSnapshot {
    const path = this.#pathOf(id);
    return decodeSnapshot(this.#disk.readFile(path), path);
  }

  /**
   * Writes batch by batch, with `pause` in between for others to have their turn. Resolves with the size when the snapshot is durable under
   * its name.
   */
  async write(id: SnapshotId, contents: SnapshotContents, pause: () => Promise<void>): Promise<number> {
    const path = this.#pathOf(id);
    const part = `${path}.part`;
    const file = this.#disk.open(part, 'write');
    let sizeBytes = 0;
    try {
      file.truncate(0);
      for (const batch of encodeSnapshot(contents)) {
        file.writeSync([batch], sizeBytes);
        sizeBytes += batch.length;
        await pause();
      }
      await file.sync();
    } finally {
      file.close();
    }
    this.#disk.rename(part, path);
    this.#disk.syncDirectory(this.#directory);
    return sizeBytes;
  }

  sizeOf(id: SnapshotId): number {
    const file = this.#disk.open(this.#pathOf(id), 'read');
    try {
      return file.size();
    } finally {
      file.close();
    }
  }

  /** When it was written, in milliseconds. */
  timestampOf(id: SnapshotId): bigint {
    const file = this.#disk.open(this.#pathOf(id), 'read');
    try {
      const header = Buffer.alloc(BATCH_OVERHEAD);
      return file.readSync(header, 0) < header.length ? 0n : new BatchView().wrap(header, 0).maxTimestamp;
    } finally {
      file.close();
    }
  }

  remove(id: SnapshotId): void {
    this.#disk.removeFile(this.#pathOf(id));
  }

  #pathOf(id: SnapshotId): string {
    return `${this.#directory}/${snapshotName(id)}`;
  }
}
