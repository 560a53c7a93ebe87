import type { DiskFile } from '@kavka/base';
import { BATCH_OVERHEAD, BatchView, crc32c, MAGIC } from '@kavka/protocol/records';

/** Where the CRC's part of a batch begins. */
const CRC_COVERS_FROM = 21;

/** For a look at the batch behind the one reached; used within one call. */
const peeked = Buffer.alloc(BATCH_OVERHEAD);
const next = new BatchView();

/** Why a scan ended before the end of its range. */
export type ScanFault = 'cut-off' | 'bad-length' | 'bad-magic' | 'bad-offset';

/**
 * Goes from batch to batch over a range of a segment's log, reading large pieces into one buffer. It believes only headers that make sense:
 * lengths that stay in the range, offsets that ascend. Valid until something else uses the buffer.
 */
export class BatchScanner {
  /** The batch reached last; of its records only `whole` promises that they are there. */
  readonly view = new BatchView();
  /** Of that batch, or of the bytes that are none. */
  position: number;
  /** Null while no fault was found. */
  fault: ScanFault | null = null;
  readonly #file: DiskFile;
  readonly #end: number;
  readonly #buffer: Buffer;
  #bufferStart = 0;
  #buffered = 0;
  #size = 0;
  /** What the next batch must begin at or behind. */
  smallestOffset: number;

  /** Scans `[start, end)`, where batches begin at offsets from `smallestOffset` on. */
  constructor(file: DiskFile, start: number, end: number, smallestOffset: number, buffer: Buffer) {
    this.#file = file;
    this.position = start;
    this.#end = end;
    this.smallestOffset = smallestOffset;
    this.#buffer = buffer;
  }

  /** Where the batch reached last ends. */
  get nextPosition(): number {
    return this.position + this.#size;
  }

  /** Moves to the next batch; false at the end of the range and at a fault. */
  next(): boolean {
    this.position += this.#size;
    this.#size = 0;
    const left = this.#end - this.position;
    if (left === 0) return false;
    if (left < BATCH_OVERHEAD || !this.#load(BATCH_OVERHEAD)) return this.#fail('cut-off');
    const view = this.view.wrap(this.#buffer, this.position - this.#bufferStart);
    const { sizeInBytes } = view;
    if (view.magic !== MAGIC) return this.#fail('bad-magic');
    if (sizeInBytes < BATCH_OVERHEAD) return this.#fail('bad-length');
    if (sizeInBytes > left) return this.#fail('cut-off');
    const { baseOffset, lastOffsetDelta } = view;
    if (baseOffset < this.smallestOffset || lastOffsetDelta < 0) return this.#fail('bad-offset');
    const nextOffset = baseOffset + lastOffsetDelta + 1;
    // No CRC covers the base offset: where it leaves a gap, which compaction does too, the next batch must not say otherwise.
    const isOdd = baseOffset > this.smallestOffset || view.recordCount !== lastOffsetDelta + 1;
    if (isOdd && this.#isContradicted(this.position + sizeInBytes, nextOffset))
      return this.#fail('bad-offset');
    this.smallestOffset = nextOffset;
    this.#size = sizeInBytes;
    return true;
  }

  isCrcValid(): boolean {
    if (this.#size <= this.#buffer.length) {
      if (!this.#load(this.#size)) return false;
      return this.view.wrap(this.#buffer, this.position - this.#bufferStart).isCrcValid();
    }
    const expected = this.view.crc;
    const isValid = this.#crcOfLargeBatch() === expected;
    this.#buffered = 0;
    this.#load(BATCH_OVERHEAD);
    this.view.wrap(this.#buffer, this.position - this.#bufferStart);
    return isValid;
  }

  /** The view over the whole batch: in the buffer, or over a copy where the batch is larger. */
  whole(): BatchView {
    if (this.#size <= this.#buffer.length && this.#load(this.#size))
      return this.view.wrap(this.#buffer, this.position - this.#bufferStart);
    const copy = Buffer.allocUnsafeSlow(this.#size);
    this.#file.readSync(copy, this.position);
    return this.view.wrap(copy, 0);
  }

  #fail(fault: ScanFault): false {
    this.fault = fault;
    return false;
  }

  /** Whether the batch at `position` begins before `nextOffset`, but not before the one reached now may. */
  #isContradicted(position: number, nextOffset: number): boolean {
    if (this.#end - position < BATCH_OVERHEAD) return false;
    let bytes = this.#buffer;
    let at = position - this.#bufferStart;
    if (at + BATCH_OVERHEAD > this.#buffered) {
      if (this.#file.readSync(peeked, position) < BATCH_OVERHEAD) return false;
      bytes = peeked;
      at = 0;
    }
    next.wrap(bytes, at);
    const { baseOffset } = next;
    return next.magic === MAGIC && baseOffset >= this.smallestOffset && baseOffset < nextOffset;
  }

  /** Has `size` bytes from `position` on in the buffer; false where the file ends before. */
  #load(size: number): boolean {
    const start = this.position - this.#bufferStart;
    if (start >= 0 && start + size <= this.#buffered) return true;
    const wanted = Math.min(this.#buffer.length, this.#end - this.position);
    this.#bufferStart = this.position;
    this.#buffered = this.#file.readSync(this.#buffer.subarray(0, wanted), this.position);
    return this.#buffered >= size;
  }

  #crcOfLargeBatch(): number {
    let crc = 0;
    const end = this.position + this.#size;
    for (let at = this.position + CRC_COVERS_FROM; at < end; ) {
      const piece = this.#buffer.subarray(0, Math.min(this.#buffer.length, end - at));
      if (this.#file.readSync(piece, at) < piece.length) break;
      crc = crc32c(piece, crc);
      at += piece.length;
    }
    return crc;
  }
}
