import { type Clock, type DiskFile, delay } from '@kavka/base';
import type { SeededRandom } from '@kavka/testkit';
import { type FaultyOperation, refusal } from './fault.ts';

export const SLOWEST_SYNC_MS = 3;

/** What an open file asks of its disk. */
export interface FaultyHost {
  readonly clock: Clock;
  readonly random: SeededRandom;
  /** @throws DiskError where this operation is to fail, after `partly`. */
  refuse(operation: FaultyOperation, path: string, partly?: () => void): void;
  /** Changes the disk; crashes there if the time has come. `part` does a part of it. */
  change<Result>(what: string, whole: () => Result, part?: () => void): Result;
  /** Takes `bytes` of the room that is left; gives how many of them there are. */
  claim(bytes: number): number;
  /** Bytes of a file were written or cut. */
  touched(path: string, from: number, to: number): void;
  /** The sync of a file has failed, and the system will not say so again. */
  gaveUp(path: string, file: DiskFile): void;
}

/** An open file of a `SimulatedDisk`. */
export class SimulatedFile implements DiskFile {
  readonly path: string;
  readonly #disk: FaultyHost;
  readonly #file: DiskFile;
  #syncs = 0;
  #isClosed = false;

  constructor(disk: FaultyHost, file: DiskFile, path: string) {
    this.#disk = disk;
    this.#file = file;
    this.path = path;
  }

  size(): number {
    return this.#file.size();
  }

  readSync(target: Uint8Array, position: number): number {
    this.#disk.refuse('read', this.path);
    return this.#file.readSync(target, position);
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    return this.readSync(target, position);
  }

  writeSync(chunks: readonly Uint8Array[], position: number): void {
    const disk = this.#disk;
    const bytes = Buffer.concat(chunks);
    const write = (length: number): void => {
      this.#file.writeSync([bytes.subarray(0, length)], position);
      disk.touched(this.path, position, position + length);
    };
    const writePart = (): void => write(disk.random.below(bytes.length + 1));
    disk.refuse('write', this.path, writePart);
    const inPlace = Math.max(Math.min(bytes.length, this.size() - position), 0);
    const fits = inPlace + disk.claim(bytes.length - inPlace);
    disk.change(`write ${this.path} at ${position}, ${bytes.length} bytes`, () => write(fits), writePart);
    if (fits < bytes.length) throw refusal('ENOSPC', 'write', this.path);
  }

  truncate(length: number): void {
    this.#disk.refuse('truncate', this.path);
    this.#disk.change(`cut ${this.path} to ${length}`, () => {
      const before = this.size();
      this.#file.truncate(length);
      this.#disk.touched(this.path, Math.min(before, length), Math.max(before, length));
    });
  }

  /** Now or when it is reported, the device has what was written before; what is written in between, it may have. */
  async sync(): Promise<void> {
    const { clock, random } = this.#disk;
    const isEarly = random.below(2) === 0;
    const delayMs = random.below(SLOWEST_SYNC_MS);
    this.#syncs++;
    try {
      if (isEarly) this.#syncContents();
      await delay(clock, delayMs);
      if (!isEarly) this.#syncContents();
    } finally {
      this.#syncs--;
      this.#closeWhenDone();
    }
  }

  syncNow(): void {
    this.#syncContents();
  }

  /** Syncs under way go on. */
  close(): void {
    this.#isClosed = true;
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (this.#isClosed && this.#syncs === 0) this.#file.close();
  }

  #syncContents(): void {
    this.#disk.refuse('sync', this.path, () => this.#disk.gaveUp(this.path, this.#file));
    this.#disk.change(`sync ${this.path}`, () => this.#file.syncNow());
  }
}
