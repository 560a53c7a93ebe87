import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Md5 } from '../../src/cleaner/md5.ts';

function hexOf(key: Uint8Array): string {
  const md5 = new Md5();
  md5.digest(Buffer.concat([Buffer.from('before'), key, Buffer.from('behind')]), 6, 6 + key.length);
  const { a, b, c, d } = md5;
  return Buffer.from(Int32Array.of(a, b, c, d).buffer).toString('hex');
}

test('the digest is MD5', () => {
  assert.equal(hexOf(Buffer.from('abc')), '900150983cd24fb0d6963f7d28e17f72');
  for (let length = 0; length < 200; length++) {
    const key = Buffer.alloc(length, length);
    assert.equal(hexOf(key), createHash('md5').update(key).digest('hex'), `${length} bytes`);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (key) => {
      assert.equal(hexOf(key), createHash('md5').update(key).digest('hex'));
    }),
  );
});
