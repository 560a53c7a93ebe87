import { BATCH_OVERHEAD, BatchView, MAGIC } from '@kavka/protocol/records';
import type { Segment } from '../segment/segment.ts';
import { StorageError } from '../storage-error.ts';

/**
 * Reads the batches of a finished segment piece by piece, without blocking, and believes none whose CRC is not right: what is damaged must
 * not be written anew as if it were sound. `while (await batches.load()) while (batches.next()) use(batches.view)`.
 */
export class SegmentBatches {
  /** The batch reached last, until the next `load`. */
  readonly view = new BatchView();
  /** Bytes read from the file so far. */
  readBytes = 0;
  readonly #segment: Segment;
  readonly #end: number;
  readonly #own: Buffer;
  #piece: Buffer;
  /** Of the piece, in the file. */
  #start: number;
  #length = 0;
  /** Of the next batch, in the piece. */
  #at = 0;
  /** What the next piece must at least have. */
  #needed = BATCH_OVERHEAD;
  #smallestOffset: number;

  /** From the batch at `start` to the end of the segment. `buffer` is lent for the time of the walk. */
  constructor(segment: Segment, start: number, buffer: Buffer) {
    this.#segment = segment;
    this.#start = start;
    this.#end = segment.sizeBytes;
    this.#own = buffer;
    this.#piece = buffer;
    this.#smallestOffset = segment.baseOffset;
  }

  /** Reads the next piece; false at the end. Rejects with a `StorageError` or `DiskError`. */
  async load(): Promise<boolean> {
    this.#start += this.#at;
    this.#at = 0;
    const left = this.#end - this.#start;
    if (left === 0) return false;
    if (left < this.#needed) throw this.#damage(`its last batch is cut off`);
    // A batch that is larger than the buffer gets memory of its own, no more than the file has bytes.
    this.#piece = this.#needed <= this.#own.length ? this.#own : Buffer.allocUnsafeSlow(this.#needed);
    const target = this.#piece.subarray(0, Math.min(this.#piece.length, left));
    this.#length = await this.#segment.log.read(target, this.#start);
    this.readBytes += this.#length;
    if (this.#length < Math.min(this.#needed, target.length)) throw this.#damage('it is shorter than it was');
    return true;
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
