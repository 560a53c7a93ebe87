import type { DiskFile } from '@kavka/base';
import { BATCH_OVERHEAD, BatchView } from '@kavka/protocol/records';

const LENGTH_AT = 8;
const LENGTH_AND_OFFSET = 12;
const MAGIC_AT = 16;
const MAGIC = 2;
const CHUNK_BYTES = 1024 * 1024;

/** A batch where it stands in its file. The view is the same for all. */
export interface PlacedBatch {
  readonly batch: BatchView;
  readonly position: number;
}

/** The batches of a segment or snapshot, one after the other, up to the first bytes that are none. */
export class BatchFile {
  readonly #file: DiskFile;
  readonly #end: number;
  readonly #view = new BatchView();
  #chunk = Buffer.alloc(0);
  #chunkAt = 0;

  /** `limit`: bytes that are looked at. */
  constructor(file: DiskFile, limit = Number.POSITIVE_INFINITY) {
    this.#file = file;
    this.#end = Math.min(file.size(), limit);
  }

  /** Bytes that are looked at. */
  get size(): number {
    return this.#end;
  }

  *batches(start = 0): Generator<PlacedBatch, void, undefined> {
    for (let position = start; ; ) {
      const batch = this.at(position);
      if (batch === undefined) return;
      const size = batch.sizeInBytes;
      yield { batch, position };
      position += size;
    }
  }

  /** The batch that begins at `position`; undefined where none does, or not all of it is there. */
  at(position: number): BatchView | undefined {
    if (this.#end - position < BATCH_OVERHEAD) return undefined;
    const header = this.#read(position, BATCH_OVERHEAD);
    const size = this.#chunk.readInt32BE(header + LENGTH_AT) + LENGTH_AND_OFFSET;
    const isBatch = size >= BATCH_OVERHEAD && size <= this.#end - position;
    if (!isBatch || this.#chunk[header + MAGIC_AT] !== MAGIC) return undefined;
    return this.#view.wrap(this.#chunk, this.#read(position, size));
  }

  /** Where in the chunk the bytes are. */
  #read(position: number, size: number): number {
    const offset = position - this.#chunkAt;
    if (offset >= 0 && offset + size <= this.#chunk.length) return offset;
    // A chunk of its own each time: views of the last one may still be in use.
    const chunk = Buffer.allocUnsafe(Math.min(Math.max(size, CHUNK_BYTES), this.#end - position));
    this.#chunk = chunk.subarray(0, this.#file.readSync(chunk, position));
    this.#chunkAt = position;
    return 0;
  }
}
