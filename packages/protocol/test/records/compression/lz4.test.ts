import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Codec, CompressionError, compress, decompress } from '@kavka/protocol/records';
import fc from 'fast-check';
import { compressFrameSync, compressSync } from 'lz4-napi';
import { xxhash32 } from '../../../src/records/compression/xxhash32.ts';

/** Pieces of few bytes, again and again: all kinds of matches, near and at the end too. */
const lumps = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 6 }), fc.integer({ min: 1, max: 300 })), { maxLength: 120 })
  .map((pieces) => Buffer.concat(pieces.flatMap(([bytes, times]) => Array<Uint8Array>(times).fill(bytes))));

const TEXT = Buffer.from('a frame of LZ4, '.repeat(5000));

interface FrameOptions {
  readonly flags: number;
  readonly sizeBits?: number;
  /** Between the descriptor and its checksum. */
  readonly extra?: Buffer;
}

/** A frame of the blocks given, each raw or compressed already, with the checksums that its flags want. */
function frame(
  { flags, sizeBits = 0x40, extra = Buffer.alloc(0) }: FrameOptions,
  ...blocks: [Buffer, 'raw' | 'compressed'][]
): Buffer {
  const descriptor = Buffer.concat([Buffer.from([flags, sizeBits]), extra]);
  const chunks: Buffer[] = [
    Buffer.from('04224d18', 'hex'),
    descriptor,
    Buffer.from([(xxhash32(descriptor, 0, descriptor.length) >> 8) & 0xff]),
  ];
  for (const [block, kind] of blocks) {
    chunks.push(uint32(block.length + (kind === 'raw' ? 2 ** 31 : 0)), block);
    if ((flags & 0x10) !== 0) chunks.push(uint32(xxhash32(block, 0, block.length)));
  }
  chunks.push(uint32(0));
  if ((flags & 0x04) !== 0) chunks.push(uint32(0x12345678));
  return Buffer.concat(chunks);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A block as it stands in a frame; `before` is what it may refer to. */
function blockOf(bytes: Buffer, before?: Buffer): Buffer {
  return Buffer.from(compressSync(bytes, before).subarray(4));
}

describe('LZ4 frames', () => {
  it('have the header of Kafka and blocks of 64 KiB', () => {
    const bytes = compress(Codec.lz4, TEXT);
    assert.equal(bytes.subarray(0, 7).toString('hex'), '04224d18604082');
    const second = 7 + 4 + bytes.readUInt32LE(7);
    assert.equal(bytes.readUInt32LE(second + 4 + bytes.readUInt32LE(second)), 0);
    assert.equal(decompress(Codec.lz4, bytes, 100_000).length, TEXT.length);
  });

  it('of another writer are read, with blocks up to 4 MiB', () => {
    const large = Buffer.concat(Array(60).fill(TEXT));
    for (const options of [{}, { blockChecksums: true, contentChecksum: true }]) {
      assert.deepEqual(decompress(Codec.lz4, compressFrameSync(large, options), large.length), large);
    }
    const block = large.subarray(0, 4 * 1024 * 1024);
    assert.deepEqual(
      decompress(
        Codec.lz4,
        frame({ flags: 0x60, sizeBits: 0x70 }, [blockOf(block), 'compressed']),
        block.length,
      ),
      block,
    );
  });

  it('may carry their size and checksums', () => {
    const raw = Buffer.from('raw');
    const size = Buffer.alloc(8);
    for (const flags of [0x60, 0x70, 0x64, 0x74]) {
      assert.deepEqual(decompress(Codec.lz4, frame({ flags }, [raw, 'raw']), 10), raw);
      assert.deepEqual(
        decompress(Codec.lz4, frame({ flags: flags | 8, extra: size }, [raw, 'raw']), 10),
        raw,
      );
    }
  });

  it('may have blocks that refer to the ones before', () => {
    const [first, second, third] = [0, 1, 2].map((part) =>
      TEXT.subarray(part * 20_000, part * 20_000 + 20_000),
    );
    const bytes = frame(
      { flags: 0x40 },
      [blockOf(first!), 'compressed'],
      [second!, 'raw'],
      [blockOf(third!, Buffer.concat([first!, second!])), 'compressed'],
    );
    assert.ok(bytes.length < 21_000);
    assert.deepEqual(decompress(Codec.lz4, bytes, 60_000), TEXT.subarray(0, 60_000));
  });

  it('end where they end, whatever follows', () => {
    const twice = Buffer.concat([compress(Codec.lz4, TEXT), compress(Codec.lz4, TEXT)]);
    assert.deepEqual(decompress(Codec.lz4, twice, 100_000), TEXT);
  });

  it('end as well at a raw block of no bytes, as they do for Kafka', () => {
    const bytes = compress(Codec.lz4, TEXT);
    bytes.writeUInt32LE(2 ** 31, bytes.length - 4);
    assert.deepEqual(decompress(Codec.lz4, bytes, 100_000), TEXT);
  });

  const raw: [Buffer, 'raw'] = [Buffer.from('raw'), 'raw'];
  const refused = {
    'no end mark': frame({ flags: 0x60 }, raw).subarray(0, -4),
    'another version': frame({ flags: 0x20 }, raw),
    'reserved flags': frame({ flags: 0x62 }, raw),
    'reserved size bits': frame({ flags: 0x60, sizeBits: 0x41 }, raw),
    'a block size that is none': frame({ flags: 0x60, sizeBits: 0x30 }, raw),
    'a dictionary': frame({ flags: 0x61, extra: Buffer.alloc(4) }, raw),
    'a wrong header checksum': Buffer.concat([Buffer.from('04224d18604083', 'hex'), uint32(0)]),
    'a wrong block checksum': Buffer.concat([
      frame({ flags: 0x70 }, raw).subarray(0, -8),
      uint32(1),
      uint32(0),
    ]),
    'a block above the size of blocks': frame({ flags: 0x60 }, [Buffer.alloc(65_537), 'raw']),
    'a block beyond the end': Buffer.concat([Buffer.from('04224d18604082', 'hex'), uint32(1000)]),
    'a block that refers to what was not there': frame({ flags: 0x60 }, [
      Buffer.from('1061ffff0050', 'hex'),
      'compressed',
    ]),
  };
  for (const [what, bytes] of Object.entries(refused)) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => decompress(Codec.lz4, bytes, 1_000_000), CompressionError);
    });
  }

  it('of very many tiny blocks are refused, whatever these claim', () => {
    const tiny: [Buffer, 'compressed'] = [Buffer.from('1061', 'hex'), 'compressed'];
    const framed = (count: number) =>
      frame({ flags: 0x60, sizeBits: 0x70 }, ...Array<typeof tiny>(count).fill(tiny));
    assert.equal(decompress(Codec.lz4, framed(16_384), 1_000_000).length, 16_384);
    assert.throws(() => decompress(Codec.lz4, framed(16_385), 1_000_000), CompressionError);
  });

  it('are smaller at levels that search more, and always what went in', () => {
    let state = 1;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 24) % 3;
    };
    const text = Buffer.from(Array.from({ length: 100_000 }, next));
    const sizes = [1, 3, 5, 8].map((level) => compress(Codec.lz4, text, level).length);
    assert.ok(
      sizes.every((size, at) => at === 0 || size < (sizes[at - 1] ?? 0)),
      `${sizes}`,
    );
    fc.assert(
      fc.property(lumps, fc.integer({ min: 1, max: 17 }), (bytes, level) => {
        assert.deepEqual(decompress(Codec.lz4, compress(Codec.lz4, bytes, level), bytes.length), bytes);
      }),
      { numRuns: 200 },
    );
  });
});

it('xxHash32 has the known values', () => {
  const hash = (text: string) => xxhash32(Buffer.from(`-${text}-`), 1, 1 + text.length);
  assert.equal(hash(''), 0x02cc5d05);
  assert.equal(hash('abc'), 0x32d153ff);
  assert.equal(hash('Nobody inspects the spammish repetition'), 0xe2293b2f);
});
