import { BATCH_OVERHEAD, BatchView, LOG_OVERHEAD, MAGIC } from '@kavka/protocol/records';

const LENGTH_AT = 8;
const LARGEST_EPOCH_STEP = 1_000_000;

const view = new BatchView();

/** What the log knows about the batches of a read: more than a CRC does, which covers neither offsets nor epochs. */
export interface BatchBounds {
  /** The first batch ends here or behind. */
  readonly startOffset: number;
  /** All batches end before. */
  readonly endOffset: number;
  readonly latestEpoch: number;
}

/** How far the bytes of a read are good. */
export interface FollowedBatches {
  /** Bytes of whole batches that are right. */
  readonly wholeBytes: number;
  /** The offset after them; that of the start where there are none. */
  readonly nextOffset: number;
  /** Something that is no right batch follows them, and not just one that the read has cut. */
  readonly isDamaged: boolean;
  /** Where the last of them begins, when it leaves a gap that only the batch behind it could confirm; -1 where it does not. */
  readonly unconfirmedAt: number;
}

/** Goes over the batches at the start of `bytes` by their lengths and offsets. */
export function followBatches(bytes: Buffer, length: number, startOffset: number): FollowedBatches {
  let position = 0;
  let nextOffset = startOffset;
  while (length - position >= BATCH_OVERHEAD) {
    const size = sizeAt(bytes, position);
    const isBatch = size >= BATCH_OVERHEAD && view.wrap(bytes, position).magic === MAGIC;
    if (isBatch && size > length - position) break;
    const { lastOffset } = view;
    if (!isBatch || lastOffset < nextOffset) return damagedAt(position, nextOffset);
    position += size;
    nextOffset = lastOffset + 1;
  }
  return { wholeBytes: position, nextOffset, isDamaged: false, unconfirmedAt: -1 };
}

/** The same for bytes that are not believed. */
export function verifyBatches(bytes: Buffer, length: number, bounds: BatchBounds): FollowedBatches {
  let position = 0;
  let nextOffset = bounds.startOffset;
  let smallestOffset = 0;
  let unconfirmedAt = -1;
  while (length - position >= BATCH_OVERHEAD) {
    const size = sizeAt(bytes, position);
    if (size < BATCH_OVERHEAD || view.wrap(bytes, position).magic !== MAGIC)
      return damagedAt(position, nextOffset);
    const { baseOffset } = view;
    // Either this batch or the one before it has a wrong offset: the one that left a gap.
    if (baseOffset < smallestOffset) {
      const wrongAt = unconfirmedAt < 0 ? position : unconfirmedAt;
      return damagedAt(wrongAt, wrongAt === position ? nextOffset : bounds.startOffset);
    }
    unconfirmedAt = -1;
    if (size > length - position) break;
    const { lastOffset } = view;
    const isInBounds = lastOffset >= nextOffset && lastOffset < bounds.endOffset;
    if (!isInBounds || isAbsurd(view.leaderEpoch, bounds.latestEpoch) || !view.isCrcValid())
      return damagedAt(position, nextOffset);
    if (baseOffset > nextOffset) unconfirmedAt = position;
    position += size;
    nextOffset = lastOffset + 1;
    smallestOffset = nextOffset;
  }
  return { wholeBytes: position, nextOffset, isDamaged: false, unconfirmedAt };
}

/** Logs that were moved from another cluster may hold higher epochs than the present one, but not by much. */
function isAbsurd(epoch: number, latestEpoch: number): boolean {
  return epoch < -1 || epoch > latestEpoch + LARGEST_EPOCH_STEP;
}

function sizeAt(bytes: Buffer, position: number): number {
  return LOG_OVERHEAD + bytes.readInt32BE(position + LENGTH_AT);
}

function damagedAt(position: number, nextOffset: number): FollowedBatches {
  return { wholeBytes: position, nextOffset, isDamaged: true, unconfirmedAt: -1 };
}
