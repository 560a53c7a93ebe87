import { crc32 } from 'node:zlib';
import { BATCH_OVERHEAD, BatchView, LOG_OVERHEAD, MAGIC } from '@kavka/protocol/records';
import { StorageError } from '../storage-error.ts';
import type { Segment } from './segment.ts';

const LARGEST_KNOWN_MAGIC = 8;
const LARGEST_BYTES = 128 * 1024 * 1024;

/** Of the formats before 2, whose CRC-32 covers all behind it. */
const LEGACY_CRC_AT = 12;
const LEGACY_CRC_COVERS_FROM = 16;

/**
 * Batches of formats that this program does not know are not torn writes, and not its to cut.
 * @throws StorageError where one stands at `position`.
 */
export function refuseForeign(segment: Segment, position: number): void {
  const magic = foreignMagicAt(segment, position);
  if (magic === null) return;
  throw new StorageError(
    'unknown-format',
    segment.path,
    `${segment.path} holds a record batch of format ${magic} at byte ${position}; this program reads format ${MAGIC} alone. ` +
      'Nothing was changed. Use the program that wrote it, or move the folder away.',
    { position },
  );
}

function foreignMagicAt(segment: Segment, position: number): number | null {
  const found = soundHeaderAt(segment, position);
  if (found === null || found.magic === MAGIC) return null;
  const batch = Buffer.allocUnsafeSlow(found.sizeInBytes);
  segment.log.readSync(batch, position);
  if (found.magic < MAGIC) return isLegacy(batch) ? found.magic : null;
  // With a right CRC it is a batch of ours of which the magic alone is damaged.
  const isOurs = batch.length >= BATCH_OVERHEAD && new BatchView().wrap(batch, 0).isCrcValid();
  const next = position + found.sizeInBytes;
  const goesOn = next === segment.sizeBytes || soundHeaderAt(segment, next)?.magic === found.magic;
  return !isOurs && goesOn ? found.magic : null;
}

/** Magic and size stand at the same place in all formats. */
function soundHeaderAt(segment: Segment, position: number): { magic: number; sizeInBytes: number } | null {
  const header = Buffer.alloc(BATCH_OVERHEAD);
  const read = segment.log.readSync(header, position);
  const { magic, sizeInBytes } = new BatchView().wrap(header, 0);
  const isSound = sizeInBytes > LEGACY_CRC_COVERS_FROM && sizeInBytes <= LARGEST_BYTES;
  const isThere = read > LOG_OVERHEAD && position + sizeInBytes <= segment.sizeBytes;
  return isSound && isThere && magic >= 0 && magic <= LARGEST_KNOWN_MAGIC ? { magic, sizeInBytes } : null;
}

function isLegacy(batch: Buffer): boolean {
  return crc32(batch.subarray(LEGACY_CRC_COVERS_FROM)) === batch.readUInt32BE(LEGACY_CRC_AT);
}
