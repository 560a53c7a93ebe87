import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { varintSize, varlongSize, writeVarint, writeVarlong } from '../../src/records/varint.ts';
import { bigVarlongAt, VarintCursor } from '../../src/records/varint-cursor.ts';

const int32 = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.constantFrom(-(2 ** 31), 2 ** 31 - 1, 63, 64, -64, -65),
);
const exactInt64 = fc.oneof(
  fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
  fc.constantFrom(-(2 ** 52), 2 ** 52, 2 ** 31, -(2 ** 31) - 1, 2 ** 34, 2 ** 35, 2 ** 42, 2 ** 49),
);
const anyInt64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

function written(write: (bytes: Buffer) => number): Buffer {
  const bytes = Buffer.alloc(16, 0xee);
  return bytes.subarray(0, write(bytes));
}

describe('varints', () => {
  it('have the bytes that Kafka gives them', () => {
    const examples = [
      [0, '00'],
      [-1, '01'],
      [1, '02'],
      [63, '7e'],
      [64, '8001'],
      [-65, '8101'],
      [2 ** 31 - 1, 'feffffff0f'],
    ];
    for (const [value, hex] of examples as [number, string][]) {
      assert.equal(written((bytes) => writeVarint(bytes, 0, value)).toString('hex'), hex);
      assert.equal(written((bytes) => writeVarlong(bytes, 0, value)).toString('hex'), hex);
    }
    const least = written((bytes) => writeVarlong(bytes, 0, -(2n ** 63n)));
    assert.equal(least.toString('hex'), 'ffffffffffffffffff01');
  });

  it('read back as they were written, in the size foretold', () => {
    fc.assert(
      fc.property(int32, (value) => {
        const bytes = written((target) => writeVarint(target, 0, value));
        assert.equal(bytes.length, varintSize(value));
        const cursor = new VarintCursor(bytes, 0, bytes.length);
        assert.equal(cursor.readVarint(), value);
        assert.equal(cursor.position, bytes.length);
      }),
    );
  });

  it('hold an int64, as number and as bigint', () => {
    fc.assert(
      fc.property(exactInt64, (value) => {
        const bytes = written((target) => writeVarlong(target, 0, value));
        assert.equal(bytes.length, varlongSize(value));
        assert.deepEqual(
          bytes,
          written((target) => writeVarlong(target, 0, BigInt(value))),
        );
        const cursor = new VarintCursor(bytes, 0, bytes.length);
        assert.equal(cursor.readVarlong(), value);
        assert.equal(cursor.position, bytes.length);
      }),
    );
    fc.assert(
      fc.property(anyInt64, (value) => {
        const bytes = written((target) => writeVarlong(target, 0, value));
        assert.equal(bytes.length, varlongSize(value));
        assert.equal(bigVarlongAt(bytes, 0), value);
        const cursor = new VarintCursor(bytes, 0, bytes.length);
        assert.equal(cursor.readVarlong(), Number(value));
        assert.ok(!cursor.failed);
      }),
    );
  });
});

describe('a cursor on varints', () => {
  it('fails, and stays so, when a varint would pass the end', () => {
    for (const read of ['readVarint', 'readVarlong'] as const) {
      const cursor = new VarintCursor(Buffer.from([0x80, 0x80, 0x01]), 0, 2);
      assert.equal(cursor[read](), 0);
      assert.ok(cursor.failed);
      assert.equal(cursor[read](), 0);
      assert.ok(cursor.failed);
    }
  });

  it('fails on more bytes than the type has', () => {
    const five = new VarintCursor(Buffer.from('808080808001', 'hex'), 0, 6);
    assert.equal(five.readVarint(), 0);
    assert.ok(five.failed);
    const ten = new VarintCursor(Buffer.from('8080808080808080808001', 'hex'), 0, 11);
    assert.equal(ten.readVarlong(), 0);
    assert.ok(ten.failed);
  });

  it('reads values that take more bytes than they need', () => {
    const cursor = new VarintCursor(Buffer.from('8280808000828080808000', 'hex'), 0, 11);
    assert.equal(cursor.readVarint(), 1);
    assert.equal(cursor.readVarlong(), 1);
    assert.equal(cursor.position, 11);
  });
});
