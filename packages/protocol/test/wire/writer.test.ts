import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EncodeError, Reader, Writer } from '@kavka/protocol';
import fc from 'fast-check';

function hexOf(write: (writer: Writer) => void): string {
  const writer = new Writer(1);
  write(writer);
  return writer.toBuffer().toString('hex');
}

test('writes strings with their length in bytes', () => {
  assert.equal(
    hexOf((writer) => writer.string('aé')),
    '000361c3a9',
  );
  assert.equal(
    hexOf((writer) => writer.compactString('aé')),
    '0461c3a9',
  );
  assert.equal(
    hexOf((writer) => writer.nullableString(null)),
    'ffff',
  );
  assert.equal(
    hexOf((writer) => writer.compactNullableString(null)),
    '00',
  );
  assert.throws(() => hexOf((writer) => writer.string('é'.repeat(16384))), EncodeError);
});

test('any string comes back, in any position of a growing buffer', () => {
  const strings = fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 20 });
  fc.assert(
    fc.property(strings, fc.integer({ min: 1, max: 64 }), (values, size) => {
      const writer = new Writer(size);
      for (const value of values) {
        writer.string(value);
        writer.compactString(value);
      }
      const reader = new Reader(writer.toBuffer());
      for (const value of values) {
        assert.equal(reader.string(), value.toWellFormed());
        assert.equal(reader.compactString(), value.toWellFormed());
      }
      reader.expectEnd('strings');
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('unsigned varints come back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
      const writer = new Writer();
      writer.uvarint(value);
      assert.equal(new Reader(writer.toBuffer()).uvarint(), value);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test('large bytes are handed on, small ones copied', () => {
  const small = Buffer.alloc(4095, 1);
  const large = Buffer.alloc(4096, 2);
  const writer = new Writer();
  writer.int8(7);
  writer.bytes(small);
  writer.bytes(large);
  writer.int8(8);
  assert.equal(writer.size, 1 + 4 + 4095 + 4 + 4096 + 1);
  const chunks = writer.finish();
  assert.equal(chunks.length, 3);
  assert.equal(chunks[1], large);
  assert.equal(Buffer.concat(chunks).length, 8201);
});

test('what was finished does not change when the writer goes on', () => {
  const writer = new Writer(64);
  const finished: Buffer[] = [];
  for (let i = 0; i < 100; i++) {
    writer.int32(i);
    assert.equal(writer.size, 4);
    finished.push(writer.toBuffer());
    assert.equal(writer.size, 0);
  }
  finished.forEach((bytes, i) => {
    assert.equal(bytes.readInt32BE(0), i);
  });
});

test('discard forgets a message that was begun', () => {
  const writer = new Writer();
  writer.int32(1);
  writer.openTaggedField(0);
  writer.bytes(Buffer.alloc(5000));
  writer.discard();
  assert.equal(writer.size, 0);
  writer.bytes(Buffer.alloc(5000, 3));
  assert.equal(writer.finish().length, 2);
});

test('the size of a tagged field is filled in, also when it takes several bytes and the buffer grows', () => {
  for (const length of [0, 1, 127, 128, 300, 5000, 20_000]) {
    const writer = new Writer(16);
    writer.int16(1);
    const mark = writer.openTaggedField(3);
    const inner = writer.openTaggedField(9);
    writer.raw(Buffer.alloc(length, 5));
    writer.closeTaggedField(inner);
    writer.closeTaggedField(mark);
    writer.int16(2);
    const reader = new Reader(writer.toBuffer());
    assert.equal(reader.int16(), 1);
    assert.equal(reader.uvarint(), 3);
    const end = reader.taggedFieldEnd();
    assert.equal(reader.uvarint(), 9);
    assert.equal(reader.taggedFieldEnd(), end);
    assert.ok(reader.raw(length).every((byte) => byte === 5));
    reader.expectPosition(end);
    assert.equal(reader.int16(), 2);
    reader.expectEnd('tagged fields');
  }
});

test('unknown tagged fields are written between the known ones by tag', () => {
  const fields = [2, 5, 7].map((tag) => ({ tag, data: Buffer.from([tag]) }));
  assert.equal(
    hexOf((writer) => writer.unknownTaggedFields(fields)),
    '03020102050105070107',
  );
  assert.equal(
    hexOf((writer) => writer.unknownTaggedFieldsBetween(fields, 2, 7)),
    '050105',
  );
});

test('a frame starts with its size', () => {
  const writer = new Writer();
  writer.startFrame();
  writer.int16(1);
  writer.raw(Buffer.alloc(6000));
  const chunks = writer.finishFrame();
  assert.equal(Buffer.concat(chunks).readInt32BE(0), 6002);
});
