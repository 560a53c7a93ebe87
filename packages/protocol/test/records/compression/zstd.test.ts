import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Codec, CompressionError, compress, decompress } from '@kavka/protocol/records';

const TEXT = Buffer.from('zstd frames '.repeat(30_000));
const SKIPPABLE = Buffer.from('5a2a4d18 03000000 aabbcc'.replaceAll(' ', ''), 'hex');

describe('zstd', () => {
  it('frames that follow each other are read as one, skippable ones too', () => {
    const other = compress(Codec.zstd, Buffer.from('other'), 19);
    const bytes = Buffer.concat([SKIPPABLE, compress(Codec.zstd, TEXT), other, SKIPPABLE, other]);
    assert.equal(decompress(Codec.zstd, bytes, 1_000_000).toString(), `${TEXT}otherother`);
    assert.throws(() => decompress(Codec.zstd, bytes, TEXT.length + 9), CompressionError);
  });

  it('is refused with other bytes behind it', () => {
    const bytes = Buffer.concat([compress(Codec.zstd, TEXT), Buffer.from('something else')]);
    assert.throws(() => decompress(Codec.zstd, bytes, 1_000_000), CompressionError);
  });

  it('is refused when it is a thousand frames of nothing', () => {
    const bytes = Buffer.concat(Array(1025).fill(SKIPPABLE));
    assert.throws(() => decompress(Codec.zstd, bytes, 1000), CompressionError);
  });
});

it('gzip members that follow each other are read as one', () => {
  const bytes = Buffer.concat([gzipSync('one '), gzipSync('two')]);
  assert.equal(decompress(Codec.gzip, bytes, 7).toString(), 'one two');
  assert.throws(() => decompress(Codec.gzip, bytes, 6), CompressionError);
});
