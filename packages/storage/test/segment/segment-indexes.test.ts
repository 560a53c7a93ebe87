import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import fc from 'fast-check';
import { DescriptorCache } from '../../src/descriptor-cache.ts';
import { SegmentIndexes } from '../../src/segment/segment-indexes.ts';

const BATCH_BYTES = 100;
const INTERVAL_BYTES = 150;

interface Batch {
  readonly lastOffset: number;
  readonly timestamp: bigint;
}

/** A segment's batches, of one record each, and its indexes, which are cut as a log is: what stands behind the last entry is told again. */
class Trial {
  readonly #files: DescriptorCache;
  indexes: SegmentIndexes;
  batches: Batch[] = [];

  constructor() {
    const disk = new MemoryDisk();
    disk.makeDirectory('/log');
    this.#files = new DescriptorCache(disk, 10);
    this.indexes = new SegmentIndexes(this.#files, '/log', 0, '');
    this.indexes.reset();
  }

  restart(): void {
    this.indexes.finish();
    this.indexes.close();
    this.indexes = new SegmentIndexes(this.#files, '/log', 0, '');
  }

  append(timestamp: number): void {
    const batch = { lastOffset: this.batches.length, timestamp: BigInt(timestamp) };
    this.batches.push(batch);
    this.#add(batch);
  }

  truncateTo(offset: number): void {
    this.batches = this.batches.slice(0, offset);
    this.indexes.truncateTo(offset);
    const from = this.indexes.offsets.last()?.offset ?? -1;
    this.indexes.resumeBehind(from);
    for (const batch of this.batches.slice(from + 1)) this.#add(batch);
  }

  #add({ lastOffset, timestamp }: Batch): void {
    this.indexes.add(lastOffset, timestamp, lastOffset * BATCH_BYTES, BATCH_BYTES, INTERVAL_BYTES);
  }
}

function at(...timestamps: number[]): { timestamp: number }[] {
  return timestamps.map((timestamp) => ({ timestamp }));
}

test('the largest timestamp is that of the batches that are left, whatever was added and cut before', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ timestamp: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
    { weight: 2, arbitrary: fc.record({ cut: fc.nat(4) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const trial = new Trial();
      for (const each of steps) {
        if (each === 'restart') trial.restart();
        else if ('timestamp' in each) trial.append(each.timestamp);
        else trial.truncateTo(Math.max(0, trial.batches.length - each.cut));
        const largest = trial.batches.reduce(
          (most, { timestamp }) => (timestamp > most ? timestamp : most),
          -1n,
        );
        assert.equal(trial.indexes.largestTimestamp.timestamp, largest);
      }
    }),
    { numRuns: 1000, examples: [[[...at(0, 0), 'restart', ...at(1, 2, 0, 0, 0), { cut: 3 }, { cut: 1 }]]] },
  );
});
