import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, Reader } from '@kavka/protocol';

function readerOf(hex: string): Reader {
  return new Reader(Buffer.from(hex, 'hex'));
}

test('reads numbers in network order', () => {
  const reader = readerOf(
    'ff 8000 8000 80000000 80000000 8000000000000000 3ff8000000000000'.replaceAll(' ', ''),
  );
  assert.equal(reader.int8(), -1);
  assert.equal(reader.int16(), -0x8000);
  assert.equal(reader.uint16(), 0x8000);
  assert.equal(reader.int32(), -0x8000_0000);
  assert.equal(reader.uint32(), 0x8000_0000);
  assert.equal(reader.int64(), -(2n ** 63n));
  assert.equal(reader.float64(), 1.5);
  reader.expectEnd('numbers');
});

test('stays inside its window of the buffer', () => {
  const buffer = Buffer.from('0001020304', 'hex');
  const reader = new Reader(buffer.subarray(1), 1, 3);
  assert.equal(reader.int16(), 0x0203);
  assert.throws(() => reader.int8(), DecodeError);
  assert.throws(() => new Reader(buffer, 0, 6), DecodeError);
  assert.throws(() => new Reader(buffer, 4, 3), DecodeError);
});

test('reads unsigned varints of one to five bytes', () => {
  const cases: [string, number][] = [
    ['00', 0],
    ['7f', 127],
    ['8001', 128],
    ['ffff03', 65535],
    ['ffffffff0f', 0xffff_ffff],
  ];
  for (const [hex, value] of cases) assert.equal(readerOf(hex).uvarint(), value);
  assert.throws(() => readerOf('ffffffffff01').uvarint(), /more than 5 bytes/);
  assert.throws(() => readerOf('8080').uvarint(), DecodeError);
});

test('tells null from empty, in both kinds of length', () => {
  assert.equal(readerOf('0000').nullableString(), '');
  assert.equal(readerOf('ffff').nullableString(), null);
  assert.equal(readerOf('01').compactNullableString(), '');
  assert.equal(readerOf('00').compactNullableString(), null);
  assert.equal(readerOf('ffffffff').nullableBytes(), null);
  assert.equal(readerOf('01').compactNullableBytes()?.length, 0);
  assert.equal(readerOf('ffffffff').nullableArrayLength(1), -1);
  assert.equal(readerOf('00').compactNullableArrayLength(1), -1);
  assert.throws(() => readerOf('ffff').string(), /null/);
  assert.throws(() => readerOf('00').compactBytes(), /null/);
  assert.throws(() => readerOf('00').compactArrayLength(1), /null/);
});

test('bytes are a view', () => {
  const buffer = Buffer.from('000000020102', 'hex');
  const view = new Reader(buffer).bytes();
  buffer[4] = 9;
  assert.equal(view[0], 9);
});

test('refuses lengths that the bytes left cannot hold', () => {
  assert.throws(() => readerOf('7fffffff').bytes(), /2147483647 bytes, 0 are left/);
  assert.throws(() => readerOf('7fff61').string(), DecodeError);
  assert.throws(() => readerOf('0000000300000001').arrayLength(4), DecodeError);
  assert.equal(readerOf('0000000100000001').arrayLength(4), 1);
  assert.throws(() => readerOf('feffffff0f').compactArrayLength(1), DecodeError);
});

test('a message has a bounded number of array elements', () => {
  const reader = readerOf('000000020000'.repeat(2));
  reader.elementsLeft = 3;
  assert.equal(reader.arrayLength(1), 2);
  reader.position = 6;
  assert.throws(() => reader.arrayLength(1), /more array elements/);
});

test('keeps unknown tagged fields and minds their sizes', () => {
  assert.equal(readerOf('00').unknownTaggedFields(), undefined);
  assert.deepEqual(readerOf('020501aa0600').unknownTaggedFields(), [
    { tag: 5, data: Buffer.from([0xaa]) },
    { tag: 6, data: Buffer.alloc(0) },
  ]);
  assert.throws(() => readerOf('010502aa').unknownTaggedFields(), /tagged field/);
  assert.throws(() => readerOf('ffffffff0f').unknownTaggedFields(), DecodeError);
});

test('an error says what was read and where', () => {
  const reader = readerOf('000102');
  reader.int8();
  assert.throws(
    () => reader.int32(),
    (error) =>
      error instanceof DecodeError &&
      error.position === 1 &&
      error.message === 'int32 needs 4 bytes, 2 are left (at position 1)',
  );
});
