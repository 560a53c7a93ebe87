import { corrupt } from './expansion.ts';

const MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const SKIPPABLE_MASK = 0xfffffff0;
const MAGIC_BYTES = 4;
const SKIPPABLE_HEADER_BYTES = 8;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;

const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;

const SINGLE_SEGMENT_FLAG = 0x20;
const CHECKSUM_FLAG = 0x04;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;

/** Where the zstd frame that starts at `start` ends, found from the headers of its blocks. */
export function zstdFrameEnd(bytes: Buffer, start: number): number {
  if (bytes.length - start < SKIPPABLE_HEADER_BYTES) throw corrupt('a zstd frame is cut short');
  const magic = bytes.readUInt32LE(start);
  if ((magic & SKIPPABLE_MASK) >>> 0 === SKIPPABLE_MAGIC) {
    return within(bytes, start + SKIPPABLE_HEADER_BYTES + bytes.readUInt32LE(start + MAGIC_BYTES));
  }
  if (magic !== MAGIC) throw corrupt('not a zstd frame');
  const descriptor = bytes[start + MAGIC_BYTES]!;
  const blocksEnd = endOfBlocks(bytes, start + MAGIC_BYTES + headerBytes(descriptor));
  return within(bytes, blocksEnd + ((descriptor & CHECKSUM_FLAG) === 0 ? 0 : CHECKSUM_BYTES));
}

/** Of the frame header after the magic number. */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & SINGLE_SEGMENT_FLAG) !== 0;
  const contentSizeFlag = (descriptor >> 6) as 0 | 1 | 2 | 3;
  const contentSizeBytes = contentSizeFlag === 0 && isSingleSegment ? 1 : CONTENT_SIZE_BYTES[contentSizeFlag];
  const windowBytes = isSingleSegment ? 0 : 1;
  return 1 + windowBytes + DICTIONARY_ID_BYTES[(descriptor & 3) as 0 | 1 | 2 | 3] + contentSizeBytes;
}

function endOfBlocks(bytes: Buffer, start: number): number {
  for (let at = start; ; ) {
    const header = bytes.readUIntLE(
      within(bytes, at + BLOCK_HEADER_BYTES) - BLOCK_HEADER_BYTES,
      BLOCK_HEADER_BYTES,
    );
    const type = (header >> 1) & 3;
    if (type === RESERVED_BLOCK) throw corrupt('a zstd block of an unknown type');
    at += BLOCK_HEADER_BYTES + (type === RLE_BLOCK ? 1 : header >> 3);
    if ((header & 1) === 1) return at;
  }
}

function within(bytes: Buffer, end: number): number {
  if (end > bytes.length) throw corrupt('a zstd frame is cut short');
  return end;
}
