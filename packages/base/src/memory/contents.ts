import type { Random } from '../random.ts';

const CHUNK_SIZE = 65536;
const FIRST_CHUNK_SIZE = 1024;
/** What a device writes as a whole. */
const SECTOR_SIZE = 512;

type Chunks = (Buffer | undefined)[];

/** The bytes of a file: chunks that come into being when they are written; a missing one is zeros, so a long empty file costs nothing. */
export class Contents {
  #chunks: Chunks = [];
  #length = 0;
  /** What the device holds. Shares its chunks with the present contents; one is copied before bytes in it change. */
  #synced: { readonly chunks: Chunks; readonly length: number } = { chunks: [], length: 0 };

  get length(): number {
    return this.#length;
  }

  read(target: Uint8Array, position: number): number {
    const count = Math.max(Math.min(target.length, this.#length - position), 0);
    for (let done = 0; done < count; ) {
      const at = position + done;
      const inChunk = at % CHUNK_SIZE;
      const step = Math.min(count - done, CHUNK_SIZE - inChunk);
      const chunk = this.#chunks[Math.floor(at / CHUNK_SIZE)];
      const there = chunk?.subarray(inChunk, inChunk + step) ?? EMPTY;
      target.set(there, done);
      target.fill(0, done + there.length, done + step);
      done += step;
    }
    return count;
  }

  write(source: Uint8Array, position: number): void {
    for (let done = 0; done < source.length; ) {
      const at = position + done;
      const inChunk = at % CHUNK_SIZE;
      const step = Math.min(source.length - done, CHUNK_SIZE - inChunk);
      const chunk = this.#writable(Math.floor(at / CHUNK_SIZE), inChunk, inChunk + step);
      chunk.set(source.subarray(done, done + step), inChunk);
      done += step;
    }
    if (source.length > 0) this.#length = Math.max(this.#length, position + source.length);
  }

  truncate(length: number): void {
    if (length < this.#length) {
      const kept = Math.ceil(length / CHUNK_SIZE);
      this.#chunks.length = Math.min(this.#chunks.length, kept);
      const inChunk = length % CHUNK_SIZE;
      const last = this.#chunks[kept - 1];
      // Bytes beyond the end must read as zeros when the file grows again.
      if (inChunk > 0 && last !== undefined) {
        this.#writable(kept - 1, inChunk, last.length).fill(0, inChunk);
      }
    }
    this.#length = length;
  }

  sync(): void {
    this.#synced = { chunks: [...this.#chunks], length: this.#length };
  }

  /** All bytes as they are, taken as synced where they were. */
  clone(): Contents {
    const copy = new Contents();
    copy.#chunks = this.#chunks.map((chunk) => chunk && Buffer.from(chunk));
    copy.#length = this.#length;
    copy.#synced = {
      chunks: this.#synced.chunks.map((chunk) => chunk && Buffer.from(chunk)),
      length: this.#synced.length,
    };
    return copy;
  }

  /** What the device holds, and nothing else. */
  durable(): Contents {
    const copy = new Contents();
    copy.#chunks = this.#synced.chunks.map((chunk) => chunk && Buffer.from(chunk));
    copy.#length = this.#synced.length;
    // In a shared chunk, bytes beyond the synced length may have been written since.
    copy.#truncateTail();
    copy.sync();
    return copy;
  }

  /** What a power failure may leave: the synced bytes, and of the others any sectors and any length up to the present one. */
  torn(random: Random): Contents {
    const copy = this.durable();
    const shorter = Math.min(this.#length, copy.#length);
    const longer = Math.max(this.#length, copy.#length);
    copy.truncate(shorter + random.below(longer - shorter + 1));
    const sector = Buffer.alloc(SECTOR_SIZE);
    for (let at = 0; at < copy.#length; at += SECTOR_SIZE) {
      if (random.below(2) === 0) continue;
      const count = this.read(sector.subarray(0, Math.min(SECTOR_SIZE, copy.#length - at)), at);
      copy.write(sector.subarray(0, count), at);
    }
    copy.sync();
    return copy;
  }

  #truncateTail(): void {
    const length = this.#length;
    this.#length = Number.MAX_SAFE_INTEGER;
    this.truncate(length);
  }

  /** The chunk to write `from` to `to` in: long enough, and not one whose bytes there are the device's. */
  #writable(index: number, from: number, to: number): Buffer {
    const chunk = this.#chunks[index];
    const synced = this.#synced.chunks[index];
    const isShared =
      chunk !== undefined && chunk === synced && index * CHUNK_SIZE + from < this.#synced.length;
    if (chunk !== undefined && chunk.length >= to && !isShared) return chunk;
    const replacement = Buffer.alloc(Math.max(chunkSize(to, index), chunk?.length ?? 0));
    chunk?.copy(replacement);
    this.#chunks[index] = replacement;
    return replacement;
  }
}

/** Small files stay small: the first chunk doubles until it has full size. */
function chunkSize(length: number, index: number): number {
  if (index > 0) return CHUNK_SIZE;
  let size = FIRST_CHUNK_SIZE;
  while (size < length) size *= 2;
  return size;
}

const EMPTY = Buffer.alloc(0);
