import * as fs from 'node:fs';
import { assert } from '../assert.ts';
import { DiskError, type DiskFile } from '../disk.ts';
import { diskError, isSystemError, onDisk } from './disk-errors.ts';

/** A file descriptor. The system may read or write less than asked for: each call goes on until all is done. */
export class NodeDiskFile implements DiskFile {
  readonly path: string;
  readonly #descriptor: number;
  #closed = false;
  /** Calls in the thread pool: the descriptor's number must not be given to another file before they end. */
  #running = 0;

  constructor(path: string, descriptor: number) {
    this.path = path;
    this.#descriptor = descriptor;
  }

  size(): number {
    return onDisk('measure', this.path, () => fs.fstatSync(this.#open()).size);
  }

  readSync(target: Uint8Array, position: number): number {
    return onDisk('read', this.path, () => {
      const descriptor = this.#open();
      let done = 0;
      while (done < target.length) {
        const read = fs.readSync(descriptor, target, done, target.length - done, position + done);
        if (read === 0) break;
        done += read;
      }
      return done;
    });
  }

  read(target: Uint8Array, position: number): Promise<number> {
    return this.#run('read', (descriptor, finish) => {
      const readFrom = (done: number): void => {
        fs.read(descriptor, target, done, target.length - done, position + done, (error, read) => {
          if (error !== null) finish(error, done);
          else if (read === 0 || done + read === target.length) finish(null, done + read);
          else readFrom(done + read);
        });
      };
      readFrom(0);
    });
  }

  writeSync(chunks: readonly Uint8Array[], position: number): void {
    onDisk('write', this.path, () => this.#writeAll(chunks, position));
  }

  truncate(length: number): void {
    onDisk('truncate', this.path, () => fs.ftruncateSync(this.#open(), length));
  }

  sync(): Promise<void> {
    return this.#run('sync', (descriptor, finish) =>
      fs.fdatasync(descriptor, (error) => finish(error, undefined)),
    );
  }

  syncNow(): void {
    onDisk('sync', this.path, () => fs.fdatasyncSync(this.#open()));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closeWhenIdle();
  }

  #writeAll(chunks: readonly Uint8Array[], position: number): void {
    let rest = chunks;
    let at = position;
    for (;;) {
      const left = lengthOf(rest);
      if (left === 0) return;
      const written = writeSome(this.#open(), rest, at);
      if (written === left) return;
      if (written === 0)
        throw new DiskError('EIO', this.path, `cannot write ${this.path}: the system takes no byte`);
      at += written;
      rest = without(rest, written);
    }
  }

  #open(): number {
    assert(!this.#closed, `${this.path} is used after it was closed`);
    return this.#descriptor;
  }

  #closeWhenIdle(): void {
    if (this.#closed && this.#running === 0) onDisk('close', this.path, () => fs.closeSync(this.#descriptor));
  }

  #run<Result>(verb: string, start: (descriptor: number, finish: Finish<Result>) => void): Promise<Result> {
    return new Promise((resolve, reject) => {
      const descriptor = this.#open();
      this.#running++;
      start(descriptor, (error, result) => {
        this.#running--;
        this.#closeWhenIdle();
        if (error === null) resolve(result);
        else reject(isSystemError(error) ? diskError(verb, this.path, error) : error);
      });
    });
  }
}

type Finish<Result> = (error: Error | null, result: Result) => void;

function writeSome(descriptor: number, chunks: readonly Uint8Array[], position: number): number {
  const [first] = chunks;
  if (chunks.length === 1 && first !== undefined)
    return fs.writeSync(descriptor, first, 0, first.length, position);
  return fs.writevSync(descriptor, chunks, position);
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return length;
}

/** What is left of `chunks` after their first `count` bytes. */
function without(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count;
  let index = 0;
  for (const chunk of chunks) {
    if (chunk.length > skip) break;
    skip -= chunk.length;
    index++;
  }
  return chunks.slice(index).map((chunk, place) => (place === 0 ? chunk.subarray(skip) : chunk));
}
