import { corrupt } from './expansion.ts';
import { xxhash32 } from './xxhash32.ts';

export const LZ4_MAGIC = [0x04, 0x22, 0x4d, 0x18] as const;

const MAGIC = 0x184d2204;
const MAGIC_BYTES = 4;
const DESCRIPTOR_BYTES = 2;
const CONTENT_SIZE_BYTES = 8;
const CHECKSUM_BYTES = 4;

const VERSION = 1;
const INDEPENDENT_FLAG = 0x20;
const BLOCK_CHECKSUM_FLAG = 0x10;
const CONTENT_SIZE_FLAG = 0x08;
const RESERVED_FLAGS = 0x02;
const DICTIONARY_FLAG = 0x01;

const RESERVED_SIZE_BITS = 0x8f;
const SMALLEST_SIZE_CODE = 4;

/** What the header of an LZ4 frame says about its blocks. */
export interface Lz4Frame {
  readonly blocksStart: number;
  readonly maxBlockBytes: number;
  /** Otherwise a block may refer to the 64 KiB before it. */
  readonly hasIndependentBlocks: boolean;
  /** After each block. */
  readonly blockChecksumBytes: number;
}

export function readLz4FrameHeader(bytes: Buffer): Lz4Frame {
  if (bytes.length - MAGIC_BYTES <= DESCRIPTOR_BYTES) throw corrupt('an LZ4 frame is cut short');
  if (bytes.readUInt32LE(0) !== MAGIC) throw corrupt('not an LZ4 frame');
  const flags = bytes[MAGIC_BYTES]!;
  const sizeBits = bytes[MAGIC_BYTES + 1]!;
  checkDescriptor(flags, sizeBits);
  const contentSizeBytes = (flags & CONTENT_SIZE_FLAG) === 0 ? 0 : CONTENT_SIZE_BYTES;
  const checksumAt = MAGIC_BYTES + DESCRIPTOR_BYTES + contentSizeBytes;
  if (checksumAt >= bytes.length) throw corrupt('an LZ4 frame is cut short');
  const expected = (xxhash32(bytes, MAGIC_BYTES, checksumAt) >> 8) & 0xff;
  if (bytes[checksumAt] !== expected) throw corrupt('the header of an LZ4 frame does not match its checksum');
  return {
    blocksStart: checksumAt + 1,
    maxBlockBytes: 1 << (8 + 2 * (sizeBits >> 4)),
    hasIndependentBlocks: (flags & INDEPENDENT_FLAG) !== 0,
    blockChecksumBytes: (flags & BLOCK_CHECKSUM_FLAG) === 0 ? 0 : CHECKSUM_BYTES,
  };
}

function checkDescriptor(flags: number, sizeBits: number): void {
  const isKnown =
    flags >> 6 === VERSION &&
    (flags & RESERVED_FLAGS) === 0 &&
    (sizeBits & RESERVED_SIZE_BITS) === 0 &&
    sizeBits >> 4 >= SMALLEST_SIZE_CODE;
  if (!isKnown) throw corrupt('an LZ4 frame of an unknown version');
  if ((flags & DICTIONARY_FLAG) !== 0) throw corrupt('an LZ4 frame that needs a dictionary');
}
