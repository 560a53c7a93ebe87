import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalAddress } from '../../src/image/ip-address.ts';

describe('canonicalAddress', () => {
  it('writes an address in one way', () => {
    assert.equal(canonicalAddress('10.0.0.1'), '10.0.0.1');
    assert.equal(canonicalAddress('0:0:0:0:0:0:0:1'), '::1');
    assert.equal(canonicalAddress('2001:DB8::0:1'), '2001:db8::1');
    assert.equal(canonicalAddress('[::1]'), '::1');
    assert.equal(canonicalAddress('::ffff:10.0.0.1'), '10.0.0.1');
  });

  it('knows what is none', () => {
    for (const text of [
      '',
      'localhost',
      '10.0.0',
      '10.0.0.256',
      '1.2.3.4.5',
      '::1::2',
      '12345::',
      'a:b',
      '::1/64',
    ])
      assert.equal(canonicalAddress(text), undefined, text);
  });
});
