import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CODEC_NAMES, Codec, CompressionError, compress, decompress } from '@kavka/protocol/records';
import fc from 'fast-check';

const MIB = 1024 * 1024;
const COMPRESSING = [Codec.gzip, Codec.snappy, Codec.lz4, Codec.zstd];

/** Behind the header of a snappy stream we see, like Kafka, only that there is no further block. */
const CUTS_THAT_PASS = {
  [Codec.gzip]: [],
  [Codec.snappy]: [16, 17, 18, 19],
  [Codec.lz4]: [],
  [Codec.zstd]: [],
};

const samples = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 5000 }))
    .map(([bytes, times]) => {
      return Buffer.concat(Array(times).fill(bytes));
    }),
  fc.integer({ min: 0, max: 200_000 }).map(noise),
);

/** Bytes that hardly compress. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, state = 1; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

function isKind(kind: CompressionError['kind']): (error: unknown) => boolean {
  return (error) => error instanceof CompressionError && error.kind === kind;
}

for (const codec of COMPRESSING) {
  describe(CODEC_NAMES[codec], () => {
    it('expands to what was compressed, within exactly its size', () => {
      fc.assert(
        fc.property(samples, (bytes) => {
          const compressed = compress(codec, bytes);
          assert.ok(decompress(codec, compressed, bytes.length).equals(bytes));
          if (bytes.length > 1) {
            assert.throws(() => decompress(codec, compressed, bytes.length - 1), isKind('tooLarge'));
          }
        }),
        { numRuns: 40 },
      );
    });

    it('has levels, or ignores them', () => {
      const bytes = Buffer.from('some text, some more text, and some text again');
      for (const level of [1, 5, 9])
        assert.deepEqual(decompress(codec, compress(codec, bytes, level), 100), bytes);
    });

    it('refuses what is cut within a block, or is empty', () => {
      const bytes = noise(3000);
      const compressed = compress(codec, bytes);
      const lengthsThatEndABlock = [];
      for (let length = 0; length < compressed.length; length++) {
        try {
          decompress(codec, compressed.subarray(0, length), MIB);
          lengthsThatEndABlock.push(length);
        } catch (error) {
          assert.ok(isKind('corrupt')(error), `cut at ${length}`);
        }
      }
      assert.deepEqual(lengthsThatEndABlock, CUTS_THAT_PASS[codec]);
    });

    it('does not pile up memory within one turn of the event loop', () => {
      const compressed = compress(codec, Buffer.alloc(64 * 1024, 'text'));
      const before = process.memoryUsage().rss;
      for (let i = 0; i < 4000; i++) decompress(codec, compressed, MIB);
      assert.ok(process.memoryUsage().rss - before < 150 * MIB);
    });

    it('refuses a bomb without taking its memory', () => {
      const bomb = compress(codec, Buffer.alloc(64 * MIB));
      const before = process.memoryUsage().rss;
      for (let i = 0; i < 5; i++) assert.throws(() => decompress(codec, bomb, 4 * MIB), isKind('tooLarge'));
      assert.ok(process.memoryUsage().rss - before < 60 * MIB);
    });
  });
}

it('a codec that Kafka does not have is refused, and none changes nothing', () => {
  for (const codec of [5, 6, 7])
    assert.throws(() => decompress(codec, Buffer.alloc(4), 10), isKind('corrupt'));
  const bytes = Buffer.from('as it is');
  assert.equal(decompress(Codec.none, bytes, 100), bytes);
  assert.equal(compress(Codec.none, bytes), bytes);
});
