import { assert } from '../assert.ts';
import type { DiskFile } from '../disk.ts';
import type { Contents } from './contents.ts';
import { failure } from './tree.ts';

/** An open file of a `MemoryDisk`; lives on when its name is removed. */
export class MemoryFile implements DiskFile {
  readonly path: string;
  readonly #contents: Contents;
  readonly #isWritable: boolean;
  /** Asks for the space before the file changes to this length. */
  readonly #claim: (length: number) => void;
  #closed = false;

  constructor(path: string, contents: Contents, isWritable: boolean, claim: (length: number) => void) {
    this.path = path;
    this.#contents = contents;
    this.#isWritable = isWritable;
    this.#claim = claim;
  }

  size(): number {
    return this.#open().length;
  }

  readSync(target: Uint8Array, position: number): number {
    return this.#open().read(target, position);
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    return this.readSync(target, position);
  }

  writeSync(chunks: readonly Uint8Array[], position: number): void {
    const contents = this.#writable();
    let end = position;
    for (const chunk of chunks) end += chunk.length;
    if (end > position && end > contents.length) this.#claim(end);
    let at = position;
    for (const chunk of chunks) {
      contents.write(chunk, at);
      at += chunk.length;
    }
  }

  truncate(length: number): void {
    const contents = this.#writable();
    this.#claim(length);
    contents.truncate(length);
  }

  async sync(): Promise<void> {
    this.syncNow();
  }

  syncNow(): void {
    this.#open().sync();
  }

  close(): void {
    this.#closed = true;
  }

  #open(): Contents {
    assert(!this.#closed, `${this.path} is used after it was closed`);
    return this.#contents;
  }

  #writable(): Contents {
    const contents = this.#open();
    if (!this.#isWritable) throw failure('EBADF', 'write', this.path, 'opened for reading only');
    return contents;
  }
}
