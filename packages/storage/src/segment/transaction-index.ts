import type { DiskFile } from '@kavka/base';
import type { CachedFile } from '../descriptor-cache.ts';
import { StorageError } from '../storage-error.ts';

const ENTRY_SIZE = 34;
const VERSION = 0;

/** A transaction whose abort marker stands in the segment. */
export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: number;
  /** Of the abort marker. */
  readonly lastOffset: number;
  /** When the marker was written: no transaction that was open then began before it. */
  readonly lastStableOffset: number;
}

/** The aborted transactions of a segment. Few, so that they are read as a whole when someone asks. */
export class TransactionIndex {
  readonly file: CachedFile;
  /** Those that the disk would not take yet. */
  #waiting: AbortedTransaction[] = [];

  constructor(file: CachedFile) {
    this.file = file;
  }

  /** Last offsets ascend. Where the disk refuses, the transaction is known all the same, and written later. */
  append(transaction: AbortedTransaction): void {
    this.#waiting.push(transaction);
    this.#writeWaiting();
  }

  /** @throws StorageError where the file's bytes are no such index. */
  readAll(): AbortedTransaction[] {
    const { path } = this.file;
    const fault = this.findFault();
    if (fault !== null) throw new StorageError('corrupt', path, `${path} is damaged: ${fault}`);
    return [...this.#read(), ...this.#waiting];
  }

  /** What is wrong with the file; null where nothing is. */
  findFault(): string | null {
    // A part of one that the disk did not take is written over with the next.
    const isPartLeft = this.#file().size() % ENTRY_SIZE !== 0 && this.#waiting.length === 0;
    if (isPartLeft) return `its size is no multiple of ${ENTRY_SIZE} bytes`;
    let previous = -1;
    for (const { version, firstOffset, lastOffset } of this.#read()) {
      if (version !== VERSION) return `an entry has version ${version}`;
      if (lastOffset <= previous || firstOffset > lastOffset) return 'its entries are not in order';
      previous = lastOffset;
    }
    return null;
  }

  /**
   * All that was appended is on the device when this resolves. Few bytes: they are written again, in case an earlier sync has lost
   * them.
   */
  async sync(): Promise<void> {
    this.#writeWaiting();
    const file = this.#file();
    const bytes = Buffer.alloc(file.size());
    file.readSync(bytes, 0);
    file.writeSync([bytes], 0);
    await file.sync();
  }

  /** Forgets the transactions whose marker stands at `offset` or behind. */
  truncateTo(offset: number): void {
    this.#writeWaiting();
    const kept = this.readAll().findIndex(({ lastOffset }) => lastOffset >= offset);
    if (kept >= 0) this.#file().truncate(kept * ENTRY_SIZE);
  }

  reset(): void {
    this.#waiting = [];
    this.#file().truncate(0);
  }

  /** It may not be there yet. */
  #file(): DiskFile {
    return this.file.make();
  }

  #writeWaiting(): void {
    if (this.#waiting.length === 0) return;
    const file = this.#file();
    const size = file.size();
    file.writeSync(this.#waiting.map(encode), size - (size % ENTRY_SIZE));
    this.#waiting = [];
  }

  #read(): IndexEntry[] {
    const file = this.#file();
    const bytes = Buffer.alloc(file.size());
    file.readSync(bytes, 0);
    return decodeTransactionIndex(bytes);
  }
}

type IndexEntry = AbortedTransaction & { readonly version: number };

/** The whole entries of an index file, whatever they say. */
export function decodeTransactionIndex(bytes: Buffer): IndexEntry[] {
  const entries: IndexEntry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= bytes.length; at += ENTRY_SIZE) entries.push(decode(bytes, at));
  return entries;
}

function decode(bytes: Buffer, at: number): AbortedTransaction & { readonly version: number } {
  return {
    version: bytes.readInt16BE(at),
    producerId: bytes.readBigInt64BE(at + 2),
    firstOffset: Number(bytes.readBigInt64BE(at + 10)),
    lastOffset: Number(bytes.readBigInt64BE(at + 18)),
    lastStableOffset: Number(bytes.readBigInt64BE(at + 26)),
  };
}

function encode(transaction: AbortedTransaction): Buffer {
  const bytes = Buffer.alloc(ENTRY_SIZE);
  bytes.writeInt16BE(VERSION, 0);
  bytes.writeBigInt64BE(transaction.producerId, 2);
  bytes.writeBigInt64BE(BigInt(transaction.firstOffset), 10);
  bytes.writeBigInt64BE(BigInt(transaction.lastOffset), 18);
  bytes.writeBigInt64BE(BigInt(transaction.lastStableOffset), 26);
  return bytes;
}
