import { BATCH_OVERHEAD, BatchView, LENGTH_AT, LOG_OVERHEAD, MAGIC } from '@kavka/protocol/records';
import type { Segment } from '../segment/segment.ts';
import { StorageError } from '../storage-error.ts';

/** One is read to while the other is in use. */
export type ReadBuffers = readonly [Buffer, Buffer];

/** A piece that is read while the one before it is in use. */
interface Ahead {
  /** The memory of which `piece` is the beginning. */
  readonly memory: Buffer;
  readonly piece: Buffer;
  readonly length: Promise<number>;
}

/**
 * Reads the batches of a finished segment piece by piece, without blocking, and believes none whose CRC is not right: what is damaged must
 * not be written anew as if it were sound. `while (await batches.load()) while (batches.next()) use(batches.view)`, and `end` at last.
 */
export class SegmentBatches {
  /** The batch reached last, until the next `load`. */
  readonly view = new BatchView();
  /** Bytes read from the file so far. */
  readBytes = 0;
  readonly #segment: Segment;
  readonly #end: number;
  readonly #own: ReadBuffers;
  /** Of the present piece. */
  #memory: Buffer;
  #piece: Buffer;
  #ahead: Ahead | null = null;
  /** Of the piece, in the file. */
  #start: number;
  #length = 0;
  /** Of the next batch, in the piece. */
  #at = 0;
  /** What the next piece must at least have. */
  #needed = BATCH_OVERHEAD;
  #smallestOffset: number;

  /** From the batch at `start` to the end of the segment. The buffers are lent until `end`. */
  constructor(segment: Segment, start: number, buffers: ReadBuffers) {
    this.#segment = segment;
    this.#start = start;
    this.#end = segment.sizeBytes;
    this.#own = buffers;
    this.#memory = buffers[0];
    this.#piece = buffers[0];
    this.#smallestOffset = segment.baseOffset;
  }

  /** Reads the next piece; false at the end. Rejects with a `StorageError` or `DiskError`. */
  async load(): Promise<boolean> {
    this.#start += this.#at;
    this.#at = 0;
    const left = this.#end - this.#start;
    if (left === 0) return false;
    if (left < this.#needed) throw this.#damage(`its last batch is cut off`);
    const { memory, piece, length } = (await this.#takeAhead()) ?? this.#read(this.#start, this.#needed);
    this.#memory = memory;
    this.#piece = piece;
    this.#length = await length;
    this.readBytes += this.#length;
    if (this.#length < Math.min(this.#needed, piece.length)) throw this.#damage('it is shorter than it was');
    this.#readAhead();
    return true;
  }

  /** Nothing is written to the buffers any more when this resolves. */
  async end(): Promise<void> {
    await this.#ahead?.length.catch(() => {});
    this.#ahead = null;
  }

  /** Moves to the next batch of the piece; false where another piece is needed. @throws StorageError where there is no sound batch. */
  next(): boolean {
    const left = this.#length - this.#at;
    if (left < BATCH_OVERHEAD) return this.#need(BATCH_OVERHEAD);
    const view = this.view.wrap(this.#piece, this.#at);
    const { sizeInBytes } = view;
    if (view.magic !== MAGIC) throw this.#damage(`a batch has format ${view.magic}`);
    if (sizeInBytes < BATCH_OVERHEAD || sizeInBytes > this.#end - this.#start - this.#at)
      throw this.#damage(`a batch cannot have ${sizeInBytes} bytes`);
    if (sizeInBytes > left) return this.#need(sizeInBytes);
    const { baseOffset, lastOffset } = view;
    if (baseOffset < this.#smallestOffset || lastOffset < baseOffset)
      throw this.#damage(`a batch has offsets ${baseOffset} to ${lastOffset}`);
    if (!view.isCrcValid()) throw this.#damage(`the CRC of the batch at offset ${baseOffset} is not right`);
    this.#smallestOffset = lastOffset + 1;
    this.#at += sizeInBytes;
    return true;
  }

  /** Something is wrong with the batch reached last, or with the bytes behind it. */
  damaged(what: string, cause: unknown): StorageError {
    return this.#damage(what, cause);
  }

  /** What was read ahead, where it is as much as is needed. */
  async #takeAhead(): Promise<Ahead | null> {
    const ahead = this.#ahead;
    if (ahead !== null && ahead.piece.length < this.#needed) await this.end();
    this.#ahead = null;
    return ahead !== null && ahead.piece.length >= this.#needed ? ahead : null;
  }

  /** The next piece begins where the whole batches of this one end. Where one was too large for the buffers, the next may be as well. */
  #readAhead(): void {
    if (!this.#own.includes(this.#memory)) return;
    const start = this.#start + wholeBatchBytes(this.#piece, this.#length);
    if (start === this.#start || start >= this.#end) return;
    this.#ahead = this.#read(start, BATCH_OVERHEAD);
    this.#ahead.length.catch(() => {}); // it is told to the one who waits for it
  }

  /** A batch that is larger than the buffers gets memory of its own, no more than the file has bytes. */
  #read(start: number, needed: number): Ahead {
    const [one, other] = this.#own;
    const free = this.#memory === one ? other : one;
    const memory = needed <= free.length ? free : Buffer.allocUnsafeSlow(needed);
    const piece = memory.subarray(0, Math.min(memory.length, this.#end - start));
    return { memory, piece, length: this.#segment.log.read(piece, start) };
  }

  #need(bytes: number): false {
    this.#needed = bytes;
    return false;
  }

  #damage(what: string, cause?: unknown): StorageError {
    const { path } = this.#segment;
    const position = this.#start + this.#at;
    const message = `${path} is damaged near byte ${position}: ${what}`;
    return new StorageError('corrupt', path, message, { position, cause });
  }
}

/** How many bytes the batches have that begin and end in the piece; those that cannot be batches are found later. */
function wholeBatchBytes(piece: Buffer, length: number): number {
  let at = 0;
  while (length - at >= BATCH_OVERHEAD) {
    const size = LOG_OVERHEAD + piece.readInt32BE(at + LENGTH_AT);
    if (size < BATCH_OVERHEAD || size > length - at) break;
    at += size;
  }
  return at;
}
