import { corrupt, Expansion } from './expansion.ts';
import { LZ4_MAGIC, type Lz4Frame, readLz4FrameHeader } from './lz4-frame.ts';
import { searchLz4Block } from './lz4-search.ts';
import { lz4 } from './native.ts';
import { xxhash32 } from './xxhash32.ts';

/** Independent blocks of 64 KiB, neither sizes nor checksums: what Kafka's clients write. */
const FRAME_HEADER = Buffer.from([...LZ4_MAGIC, 0x60, 0x40, 0x82]);
const BLOCK_BYTES = 64 * 1024;
const END_MARK = Buffer.alloc(4);

const LENGTH_BYTES = 4;
const RAW_FLAG = 0x8000_0000;

/** The native codec puts the expanded size in front of a block, and wants it there. */
const NATIVE_PREFIX_BYTES = 4;

/** One byte of a block adds at most 255 to what it expands to. */
const LARGEST_RATIO = 255;

const DICTIONARY_BYTES = 64 * 1024;
const NO_DICTIONARY = Buffer.alloc(0);

/** Where a block of usual size gets its prefix; the native codec is done with it when it returns. */
const PREFIXED = Buffer.allocUnsafeSlow(NATIVE_PREFIX_BYTES + BLOCK_BYTES);

/** At Kafka's default level, and without one, the compressor is the fast one; all others search, the lower ones less. */
const FAST_LEVEL = 9;

export function compressLz4(bytes: Buffer, level = FAST_LEVEL): Buffer {
  const chunks: Buffer[] = [FRAME_HEADER];
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const raw = bytes.subarray(start, start + BLOCK_BYTES);
    const block =
      level === FAST_LEVEL
        ? lz4().compressSync(raw).subarray(NATIVE_PREFIX_BYTES)
        : searchLz4Block(raw, level);
    const isSmaller = block.length < raw.length;
    const length = Buffer.allocUnsafe(LENGTH_BYTES);
    length.writeUInt32LE(isSmaller ? block.length : raw.length + RAW_FLAG);
    chunks.push(length, isSmaller ? block : raw);
  }
  chunks.push(END_MARK);
  return Buffer.concat(chunks);
}

/** Reads the first frame and, like Kafka, nothing that may follow it. */
export function decompressLz4(compressed: Buffer, maxBytes: number): Buffer {
  const expansion = new Expansion(maxBytes);
  expandBlocks(compressed, readLz4FrameHeader(compressed), expansion);
  return expansion.finish();
}

function expandBlocks(bytes: Buffer, frame: Lz4Frame, expansion: Expansion): void {
  let dictionary = NO_DICTIONARY;
  for (let at = frame.blocksStart; ; ) {
    if (bytes.length - at < LENGTH_BYTES) throw corrupt('an LZ4 frame without its end mark');
    const lengthField = bytes.readUInt32LE(at);
    const length = lengthField % RAW_FLAG;
    if (length === 0) return; // Kafka takes a raw block of no bytes for the end as well
    at += LENGTH_BYTES;
    const blockEnd = at + length;
    checkBlock(bytes, at, blockEnd, frame);
    const block = bytes.subarray(at, blockEnd);
    const expanded =
      lengthField >= RAW_FLAG ? copyOf(block, expansion) : expand(block, frame, dictionary, expansion);
    expansion.add(expanded);
    if (!frame.hasIndependentBlocks)
      dictionary = Buffer.concat([dictionary, expanded]).subarray(-DICTIONARY_BYTES);
    at = blockEnd + frame.blockChecksumBytes;
  }
}

function checkBlock(bytes: Buffer, start: number, end: number, frame: Lz4Frame): void {
  if (end - start > frame.maxBlockBytes) throw corrupt(`an LZ4 block of ${end - start} bytes`);
  if (end + frame.blockChecksumBytes > bytes.length) throw corrupt('an LZ4 block is cut short');
  if (frame.blockChecksumBytes === 0) return;
  if (bytes.readUInt32LE(end) !== xxhash32(bytes, start, end))
    throw corrupt('an LZ4 block does not match its checksum');
}

function copyOf(block: Buffer, expansion: Expansion): Buffer {
  expansion.require(block.length);
  return Buffer.from(block);
}

function expand(block: Buffer, frame: Lz4Frame, dictionary: Buffer, expansion: Expansion): Buffer {
  const most = Math.min(frame.maxBlockBytes, block.length * LARGEST_RATIO);
  const allowed = Math.min(most, expansion.room);
  const size = NATIVE_PREFIX_BYTES + block.length;
  const prefixed = size <= PREFIXED.length ? PREFIXED.subarray(0, size) : Buffer.allocUnsafe(size);
  prefixed.writeUInt32LE(allowed);
  prefixed.set(block, NATIVE_PREFIX_BYTES);
  try {
    return dictionary.length === 0
      ? lz4().uncompressSync(prefixed)
      : lz4().uncompressSync(prefixed, dictionary);
  } catch (error) {
    if (allowed < most) expansion.require(most);
    throw corrupt(error instanceof Error ? error.message : String(error), error);
  }
}
