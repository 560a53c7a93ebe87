import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Codec, CompressionError, compress, decompress } from '@kavka/protocol/records';
import { compressSync } from 'snappy';

const TEXT = Buffer.from('raw snappy '.repeat(20));
const MIB = 1024 * 1024;

describe('snappy streams', () => {
  it('have the header and the blocks of snappy-java', () => {
    const stream = compress(Codec.snappy, Buffer.alloc(70_000, 'a'));
    assert.equal(stream.subarray(0, 16).toString('hex'), '82534e41505059000000000100000001');
    const expandedSizes: number[] = [];
    for (let at = 16; at < stream.length; at += 4 + stream.readInt32BE(at)) {
      const [low, middle, high] = stream.subarray(at + 4);
      expandedSizes.push((low! & 0x7f) + (middle! & 0x7f) * 0x80 + high! * 0x4000);
    }
    assert.deepEqual(expandedSizes.slice(0, 2), [32 * 1024, 32 * 1024]);
    assert.equal(expandedSizes.length, 3);
  });

  it('are read where several follow each other', () => {
    const twice = Buffer.concat([compress(Codec.snappy, TEXT), compress(Codec.snappy, TEXT)]);
    assert.deepEqual(decompress(Codec.snappy, twice, 1000), Buffer.concat([TEXT, TEXT]));
  });

  it('may be raw', () => {
    assert.deepEqual(decompress(Codec.snappy, compressSync(TEXT), 1000), TEXT);
  });

  it('are refused before memory is taken for a length that is a lie', () => {
    const lies = {
      raw: Buffer.from('ffffffff0f0001', 'hex'),
      block: Buffer.concat([
        compress(Codec.snappy, Buffer.alloc(0)),
        Buffer.from('00000007ffffffff0f0001', 'hex'),
      ]),
      'length of a block': Buffer.concat([compress(Codec.snappy, TEXT), Buffer.from('7fffffff00', 'hex')]),
      'negative length': Buffer.concat([compress(Codec.snappy, TEXT), Buffer.from('ffffffff00', 'hex')]),
      'endless prefix': Buffer.from('ffffffffffffff', 'hex'),
    };
    for (const lie of Object.values(lies)) {
      assert.throws(() => decompress(Codec.snappy, lie, 4096 * MIB), CompressionError);
    }
  });
});
