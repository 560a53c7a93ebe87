import { BATCH_OVERHEAD, BatchView, LOG_OVERHEAD, MAGIC } from '@kavka/protocol/records';

const LENGTH_AT = 8;

const view = new BatchView();

/** How far the bytes of a read are good. */
export interface FollowedBatches {
  /** Bytes of whole batches that are right. */
  readonly wholeBytes: number;
  /** The offset after them; that of the start where there are none. */
  readonly nextOffset: number;
  /** Something that is no right batch follows them, and not just one that the read has cut. */
  readonly isDamaged: boolean;
}

/**
 * Goes over the batches at the start of `bytes`, of which the first holds offset `startOffset`. With `checksCrc` it believes nothing; without,
 * lengths and offsets alone are followed.
 */
export function followBatches(
  bytes: Buffer,
  length: number,
  startOffset: number,
  checksCrc: boolean,
): FollowedBatches {
  let position = 0;
  let nextOffset = startOffset;
  let smallestOffset = 0;
  while (length - position >= BATCH_OVERHEAD) {
    const size = LOG_OVERHEAD + bytes.readInt32BE(position + LENGTH_AT);
    view.wrap(bytes, position);
    if (size < BATCH_OVERHEAD || view.magic !== MAGIC)
      return { wholeBytes: position, nextOffset, isDamaged: true };
    if (size > length - position) break;
    const { baseOffset, lastOffset } = view;
    const isInOrder = baseOffset >= smallestOffset && lastOffset >= Math.max(baseOffset, nextOffset);
    if (!isInOrder || (checksCrc && !view.isCrcValid()))
      return { wholeBytes: position, nextOffset, isDamaged: true };
    position += size;
    nextOffset = lastOffset + 1;
    smallestOffset = nextOffset;
  }
  return { wholeBytes: position, nextOffset, isDamaged: false };
}
