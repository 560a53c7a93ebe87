import type { DiskFile } from '@kavka/base';
import { BATCH_OVERHEAD, MAGIC } from '@kavka/protocol/records';
import { BatchScanner } from './batch-scanner.ts';

const STEP_BYTES = 8192;
const RESYNC_BYTES = 256 * 1024;
const LENGTH_AT = 8;
const MAGIC_AT = 16;
const LOG_OVERHEAD = 12;

/** For searches, each of which ends within one call. */
const stepBuffer = Buffer.alloc(STEP_BYTES);
const NOTHING = Buffer.alloc(RESYNC_BYTES);
const headerBuffer = Buffer.alloc(BATCH_OVERHEAD);

/** A place in a segment's log. `isDamaged`: the offset that was looked for would stand in bytes there that make no sense. */
export interface FoundBatch {
  readonly position: number;
  readonly baseOffset: number;
  readonly isDamaged: boolean;
}

/**
 * The first batch in `[start, end)` that ends at `offset` or behind; null where none does. Reads headers alone, and goes around damage by
 * looking for the next batch whose CRC is right.
 */
export function findBatch(file: DiskFile, start: number, end: number, offset: number): FoundBatch | null {
  let from = start;
  let smallestOffset = 0;
  for (;;) {
    const scanner = new BatchScanner(file, from, end, smallestOffset, stepBuffer);
    const last = { position: from, smallestOffset };
    while (scanner.next()) {
      const { baseOffset, lastOffset } = scanner.view;
      if (lastOffset >= offset) return { position: scanner.position, baseOffset, isDamaged: false };
      last.position = scanner.position;
      last.smallestOffset = smallestOffset;
      smallestOffset = lastOffset + 1;
    }
    if (scanner.fault === null) return null;
    let damagedAt = scanner.position;
    // The length of the batch before may be what is wrong.
    if (last.position < damagedAt && !isBatch(file, last.position, end, last.smallestOffset)) {
      damagedAt = last.position;
      smallestOffset = last.smallestOffset;
    }
    from = resync(file, damagedAt + 1, end, smallestOffset);
    const isBefore = from < end && baseOffsetAt(file, from) <= offset;
    if (!isBefore) return { position: damagedAt, baseOffset: smallestOffset, isDamaged: true };
  }
}

/** Of the batch that begins at `position`, by its header; -1 where none does. */
export function lastOffsetAt(file: DiskFile, position: number, end: number): number {
  if (position < 0 || position >= end) return -1;
  const scanner = new BatchScanner(file, position, end, 0, headerBuffer);
  return scanner.next() ? scanner.view.lastOffset : -1;
}

/** Where the next batch with a right CRC and offsets from `smallestOffset` on begins, at `start` or behind; `end` where none does. */
export function resync(file: DiskFile, start: number, end: number, smallestOffset: number): number {
  const buffer = Buffer.allocUnsafe(Math.min(RESYNC_BYTES, end - start));
  for (let from = start; end - from >= BATCH_OVERHEAD; ) {
    const read = file.readSync(buffer.subarray(0, Math.min(buffer.length, end - from)), from);
    // Of room that was taken in advance, or never written.
    const isEmpty = buffer.subarray(0, read).equals(NOTHING.subarray(0, read));
    for (let at = isEmpty ? read : 0; at + BATCH_OVERHEAD <= read; at++) {
      if (!looksLikeBatch(buffer, at, end - from)) continue;
      if (isBatch(file, from + at, end, smallestOffset)) return from + at;
    }
    if (read < BATCH_OVERHEAD) return end;
    from += read - BATCH_OVERHEAD + 1;
  }
  return end;
}

function looksLikeBatch(buffer: Buffer, at: number, left: number): boolean {
  if (buffer[at + MAGIC_AT] !== MAGIC) return false;
  const size = LOG_OVERHEAD + buffer.readInt32BE(at + LENGTH_AT);
  return size >= BATCH_OVERHEAD && size <= left - at;
}

function isBatch(file: DiskFile, position: number, end: number, smallestOffset: number): boolean {
  const scanner = new BatchScanner(file, position, end, smallestOffset, stepBuffer);
  return scanner.next() && scanner.isCrcValid();
}

function baseOffsetAt(file: DiskFile, position: number): number {
  const bytes = Buffer.alloc(8);
  file.readSync(bytes, position);
  return Number(bytes.readBigInt64BE(0));
}
