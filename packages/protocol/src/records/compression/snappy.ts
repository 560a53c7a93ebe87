import { corrupt, Expansion } from './expansion.ts';
import { snappy } from './native.ts';

/**
 * The stream format of snappy-java, which Kafka's clients write: a header, then blocks of raw snappy, each after its length. Raw snappy
 * alone (what some other clients send) is read as well.
 */
const MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const HEADER = Buffer.concat([MAGIC, Buffer.from([0, 0, 0, 1, 0, 0, 0, 1])]);
const LENGTH_BYTES = 4;
const BLOCK_BYTES = 32 * 1024;

/** The first number of the magic where the length of a block may stand: another stream begins. */
const MAGIC_AS_LENGTH = MAGIC.readInt32BE(0);

/** More than raw snappy can make of a byte (64 of 3). */
const LARGEST_RATIO = 22;

const MAX_PREFIX_BYTES = 5;

/** The codec's own buffers would be freed only when the event loop turns: many batches in one turn would pile up. */
const IN_OUR_MEMORY = { copyOutputData: true } as const;

export function compressSnappy(bytes: Uint8Array): Buffer {
  const chunks: Buffer[] = [HEADER];
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const block = snappy().compressSync(bytes.subarray(start, start + BLOCK_BYTES), IN_OUR_MEMORY);
    const length = Buffer.allocUnsafe(LENGTH_BYTES);
    length.writeInt32BE(block.length);
    chunks.push(length, block);
  }
  return Buffer.concat(chunks);
}

/** As in snappy-java, up to three bytes after the last block mean nothing. */
export function decompressSnappy(compressed: Buffer, maxBytes: number): Buffer {
  const expansion = new Expansion(maxBytes);
  if (!startsStream(compressed, 0)) {
    expand(compressed, expansion);
    return expansion.finish();
  }
  let at = HEADER.length;
  while (compressed.length - at >= LENGTH_BYTES) at = expandBlock(compressed, at, expansion);
  return expansion.finish();
}

function startsStream(bytes: Buffer, start: number): boolean {
  return (
    bytes.length - start >= HEADER.length &&
    bytes.compare(MAGIC, 0, MAGIC.length, start, start + MAGIC.length) === 0
  );
}

/** Gives the position after the block at `start`. */
function expandBlock(bytes: Buffer, start: number, expansion: Expansion): number {
  const length = bytes.readInt32BE(start);
  if (length === MAGIC_AS_LENGTH && startsStream(bytes, start)) return start + HEADER.length;
  const blockStart = start + LENGTH_BYTES;
  if (length < 0 || length > bytes.length - blockStart) throw corrupt(`a snappy block of ${length} bytes`);
  expand(bytes.subarray(blockStart, blockStart + length), expansion);
  return blockStart + length;
}

function expand(block: Buffer, expansion: Expansion): void {
  const size = expandedSize(block);
  if (size > block.length * LARGEST_RATIO)
    throw corrupt(`${block.length} bytes of snappy cannot be ${size} bytes`);
  expansion.require(size);
  expansion.add(uncompressed(block));
}

function uncompressed(block: Buffer): Buffer {
  try {
    return snappy().uncompressSync(block, { asBuffer: true, ...IN_OUR_MEMORY }) as Buffer;
  } catch (error) {
    throw corrupt(error instanceof Error ? error.message : String(error), error);
  }
}

/** The length that raw snappy begins with: an unsigned varint. */
function expandedSize(block: Buffer): number {
  let size = 0;
  for (let at = 0; at < Math.min(block.length, MAX_PREFIX_BYTES); at++) {
    const byte = block[at]!;
    size += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return size;
  }
  throw corrupt('snappy without its length');
}
