import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { SeededRandom } from '@kavka/testkit';
import fc from 'fast-check';
import { DescriptorCache } from '../../src/descriptor-cache.ts';
import { OffsetIndex } from '../../src/segment/offset-index.ts';
import { TimeIndex } from '../../src/segment/time-index.ts';
import { TransactionIndex } from '../../src/segment/transaction-index.ts';

const BASE = 1000;

function indexFile(bytes: Buffer = Buffer.alloc(0), disk = new MemoryDisk()) {
  const handle = disk.open('/index', 'write');
  handle.writeSync([bytes], 0);
  handle.close();
  return new DescriptorCache(disk, 10).file('/index');
}

describe('the offset index', () => {
  it('has Kafka’s bytes', () => {
    const disk = new MemoryDisk();
    const index = new OffsetIndex(indexFile(Buffer.alloc(0), disk), BASE);
    index.append(1009, 4100);
    index.append(2_147_484_647, 2_147_483_647);
    index.entries.flush();
    assert.equal(disk.readFile('/index').toString('hex'), '00000009000010047fffffff7fffffff');
  });

  it('finds what a list would, written or not', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 1500 }), fc.nat(), (steps, seed) => {
        const random = new SeededRandom(seed);
        const index = new OffsetIndex(indexFile(), BASE);
        const entries: { offset: number; position: number }[] = [];
        let offset = BASE;
        for (const [i, step] of steps.entries()) {
          offset += step;
          index.append(offset, i * 100);
          entries.push({ offset, position: i * 100 });
          if (random.oneIn(200)) index.entries.flush();
        }
        assert.equal(index.entries.count, entries.length);
        for (let i = 0; i < 20; i++) {
          const wanted = BASE + random.below(offset - BASE + 100);
          const expected = entries.findLast((entry) => entry.offset <= wanted) ?? null;
          assert.deepEqual(index.floor(wanted), expected);
        }
        const cut = BASE + random.below(offset - BASE + 10);
        index.truncateTo(cut);
        assert.deepEqual(index.last(), entries.findLast((entry) => entry.offset < cut) ?? null);
      }),
      { numRuns: 30 },
    );
  });

  it('knows when it is full', () => {
    const index = new OffsetIndex(indexFile(), BASE);
    assert.equal(index.isFull(23), false);
    index.append(1001, 1);
    index.append(1002, 2);
    assert.equal(index.isFull(23), true);
    assert.equal(index.isFull(24), false);
  });

  it('says what is wrong with a file', () => {
    const entry = (offset: number, position: number) => {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(offset, 0);
      bytes.writeInt32BE(position, 4);
      return bytes;
    };
    const faultOf = (...parts: Buffer[]) =>
      new OffsetIndex(indexFile(Buffer.concat(parts)), BASE).findFault(500);
    assert.equal(faultOf(), null);
    assert.equal(faultOf(entry(5, 100)), null);
    assert.match(faultOf(entry(5, 100), Buffer.alloc(3)) ?? '', /multiple of 8/);
    assert.match(faultOf(entry(5, 100), Buffer.alloc(800)) ?? '', /last entry points to offset 1000/);
    assert.match(faultOf(entry(5, 500)) ?? '', /position 500 of a log of 500 bytes/);
  });
});

describe('the time index', () => {
  it('has Kafka’s bytes, and takes only later timestamps', () => {
    const disk = new MemoryDisk();
    const index = new TimeIndex(indexFile(Buffer.alloc(0), disk), BASE);
    index.append(1_700_000_000_000n, 1009);
    index.append(1_700_000_000_000n, 1019);
    index.append(1_699_999_999_999n, 1029);
    index.append(1_700_000_000_001n, 1039);
    index.entries.flush();
    assert.equal(disk.readFile('/index').toString('hex'), '0000018bcfe56800000000090000018bcfe5680100000027');
  });

  it('finds the last entry that is not later', () => {
    const index = new TimeIndex(indexFile(), BASE);
    for (let i = 1; i <= 1000; i++) index.append(BigInt(i * 10), BASE + i);
    assert.equal(index.floor(9n), null);
    assert.deepEqual(index.floor(5005n), { timestamp: 5000n, offset: 1500 });
    assert.deepEqual(index.floor(2n ** 62n), { timestamp: 10_000n, offset: 2000 });
    index.truncateTo(1500);
    assert.deepEqual(index.last(), { timestamp: 4990n, offset: 1499 });
  });

  it('does not take records without a timestamp', () => {
    const index = new TimeIndex(indexFile(), BASE);
    index.append(-1n, 1005);
    assert.equal(index.last(), null);
  });

  it('keeps a place for the last entry', () => {
    const index = new TimeIndex(indexFile(), BASE);
    index.append(1n, 1001);
    assert.equal(index.isFull(36), false);
    index.append(2n, 1002);
    assert.equal(index.isFull(36), true);
  });
});

describe('the transaction index', () => {
  const aborted = { producerId: 7n, firstOffset: 1001, lastOffset: 1010, lastStableOffset: 1011 };

  it('has Kafka’s bytes', () => {
    const disk = new MemoryDisk();
    const index = new TransactionIndex(indexFile(Buffer.alloc(0), disk));
    index.append(aborted);
    const hex = '0000' + '0000000000000007' + '00000000000003e9' + '00000000000003f2' + '00000000000003f3';
    assert.equal(disk.readFile('/index').toString('hex'), hex);
    assert.deepEqual(
      index.readAll().map(({ firstOffset, lastOffset }) => [firstOffset, lastOffset]),
      [[1001, 1010]],
    );
  });

  it('forgets markers that are cut', () => {
    const index = new TransactionIndex(indexFile());
    index.append(aborted);
    index.append({ ...aborted, firstOffset: 1011, lastOffset: 1020 });
    index.truncateTo(1020);
    assert.deepEqual(
      index.readAll().map(({ lastOffset }) => lastOffset),
      [1010],
    );
    index.truncateTo(1010);
    assert.deepEqual(index.readAll(), []);
  });

  it('is not read where it is damaged', () => {
    const index = new TransactionIndex(indexFile(Buffer.from('0001'.padEnd(68, '0'), 'hex')));
    assert.throws(() => index.readAll(), { kind: 'corrupt', path: '/index' });
    assert.match(new TransactionIndex(indexFile(Buffer.alloc(35))).findFault() ?? '', /multiple of 34/);
  });
});
