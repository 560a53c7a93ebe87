import type { Segment } from '../segment/segment.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import type { Bookmarks } from './bookmarks.ts';
import { type BatchBounds, type FollowedBatches, followBatches, verifyBatches } from './verify-batches.ts';

const READING = 'cannot read records';

/** Where a slice stands, and how its bytes are to be taken. */
export interface SlicePlace {
  readonly segment: Segment;
  readonly position: number;
  readonly sizeBytes: number;
  /** Large, or probably not in memory: a read should not block the others. */
  readonly isSlow: boolean;
  /** This process wrote the bytes a short while ago: their CRC need not be looked at again. */
  readonly isTrusted: boolean;
  /** A limit cut it: its last batch may be there in part, and where the next read begins is only known when it has been read. */
  readonly isCut: boolean;
  readonly bounds: BatchBounds;
}

/** Bytes of a log that were found, but not read yet: whole batches, but for the last one where a limit cut it. */
export class LogSlice {
  /** What was asked for; the first batch may begin before it. */
  readonly startOffset: number;
  readonly #place: SlicePlace | null;
  readonly #bookmarks: Bookmarks;

  /** `place` is null where there is nothing to read. */
  constructor(startOffset: number, place: SlicePlace | null, bookmarks: Bookmarks) {
    this.startOffset = startOffset;
    this.#place = place;
    this.#bookmarks = bookmarks;
  }

  get sizeBytes(): number {
    return this.#place?.sizeBytes ?? 0;
  }

  /** To be taken with `read`: large, far behind the end of the log, or of an earlier run. */
  get isSlow(): boolean {
    return this.#place?.isSlow ?? false;
  }

  get segmentBaseOffset(): number {
    return this.#place?.segment.baseOffset ?? this.startOffset;
  }

  /** In the segment's log. */
  get position(): number {
    return this.#place?.position ?? 0;
  }

  /**
   * Reads to the start of `target`, which has room for `sizeBytes`. The number of bytes: fewer where damage follows them.
   * @throws StorageError: `corrupt` where the first batch is damaged, else `io`.
   */
  readSync(target: Buffer): number {
    const place = this.#place;
    if (place === null) return 0;
    const bytes = target.subarray(0, place.sizeBytes);
    try {
      return this.#judge(place, bytes, place.segment.log.readSync(bytes, place.position));
    } catch (error) {
      throw asStorageError(error, READING);
    } finally {
      place.segment.letGo();
    }
  }

  /** As `readSync`, without blocking; rejects where that throws. */
  async read(target: Buffer): Promise<number> {
    const place = this.#place;
    if (place === null) return 0;
    const bytes = target.subarray(0, place.sizeBytes);
    try {
      return this.#judge(place, bytes, await place.segment.log.read(bytes, place.position));
    } catch (error) {
      throw asStorageError(error, READING);
    } finally {
      place.segment.letGo();
    }
  }

  /** How many of the bytes that were read may be used. Remembers where the next read goes on. */
  #judge(place: SlicePlace, bytes: Buffer, read: number): number {
    if (place.isTrusted && !place.isCut) return read;
    const followed = place.isTrusted
      ? followBatches(bytes, read, this.startOffset)
      : verify(place, bytes, read);
    const { wholeBytes, nextOffset, isDamaged } = followed;
    // The batch at the end is there in part where a limit cut it, and only there.
    const isSound = !isDamaged && (place.isCut || wholeBytes === place.sizeBytes);
    if (wholeBytes > 0 && !isDamaged)
      this.#bookmarks.add(place.segment, nextOffset, place.position + wholeBytes);
    // Of bytes that are not believed, a part of a batch is not even looked at.
    if (isSound && (place.isTrusted || wholeBytes === 0)) return read;
    if (wholeBytes > 0) return wholeBytes;
    const { path } = place.segment;
    throw new StorageError(
      'corrupt',
      path,
      `${path} is damaged at byte ${place.position}: the batch that holds offset ${this.startOffset} cannot be read`,
      { position: place.position },
    );
  }
}

function verify(place: SlicePlace, bytes: Buffer, read: number): FollowedBatches {
  const { segment, position, bounds } = place;
  const verified = verifyBatches(bytes, read, bounds);
  const { wholeBytes, nextOffset, unconfirmedAt } = verified;
  if (unconfirmedAt < 0) return verified;
  const behind = Buffer.alloc(8);
  const isThere = segment.log.readSync(behind, position + wholeBytes) === behind.length;
  const isContradicted =
    isThere && position + wholeBytes < segment.sizeBytes && Number(behind.readBigInt64BE(0)) < nextOffset;
  return isContradicted ? { ...verified, wholeBytes: unconfirmedAt, isDamaged: true } : verified;
}
