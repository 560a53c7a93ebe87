import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { LeaderEpochs } from '../../src/checkpoints/leader-epochs.ts';

function epochsOf(...entries: [epoch: number, startOffset: number][]): LeaderEpochs {
  const disk = new MemoryDisk();
  disk.makeDirectory('/d');
  const epochs = new LeaderEpochs(disk, { directory: '/d' });
  for (const [epoch, startOffset] of entries) epochs.assign(epoch, startOffset);
  return epochs;
}

function pairs(epochs: LeaderEpochs): [number, number][] {
  return epochs.all.map(({ epoch, startOffset }) => [epoch, startOffset]);
}

describe('leader epochs', () => {
  it('begin where their first batch stands', () => {
    const epochs = epochsOf([1, 0], [1, 5], [3, 10]);
    assert.deepEqual(pairs(epochs), [
      [1, 0],
      [3, 10],
    ]);
    assert.equal(epochs.latest, 3);
    assert.equal(epochsOf().latest, -1);
  });

  it('give way to a history that contradicts them', () => {
    assert.deepEqual(pairs(epochsOf([1, 0], [4, 10], [2, 20])), [
      [1, 0],
      [2, 20],
    ]);
    assert.deepEqual(pairs(epochsOf([1, 0], [4, 10], [5, 8])), [
      [1, 0],
      [5, 8],
    ]);
  });

  it('end where the next one begins', () => {
    const epochs = epochsOf([2, 5], [4, 10], [7, 20]);
    const ends = [-1, 0, 2, 3, 4, 6, 7, 8].map((epoch) => epochs.endOffsetFor(epoch, 30));
    assert.deepEqual(
      ends.map(({ epoch, endOffset }) => [epoch, endOffset]),
      [
        [-1, -1],
        [0, 5],
        [2, 10],
        [2, 10],
        [4, 20],
        [4, 20],
        [7, 30],
        [-1, -1],
      ],
    );
  });

  it('are cut with the log at both ends', () => {
    const epochs = epochsOf([2, 5], [4, 10], [7, 20]);
    epochs.truncateFromEnd(20);
    assert.deepEqual(pairs(epochs), [
      [2, 5],
      [4, 10],
    ]);
    epochs.truncateFromStart(12);
    assert.deepEqual(pairs(epochs), [[4, 12]]);
    epochs.truncateFromStart(3);
    assert.deepEqual(pairs(epochs), [[4, 12]]);
    epochs.clear();
    assert.deepEqual(pairs(epochs), []);
  });

  it('are found by offset', () => {
    const epochs = epochsOf([2, 5], [4, 10]);
    assert.deepEqual(
      [4, 5, 9, 10, 99].map((offset) => epochs.epochAt(offset)),
      [null, 2, 2, 4, 4],
    );
  });

  it('are kept in Kafka’s file', async () => {
    const disk = new MemoryDisk();
    disk.makeDirectory('/d');
    const epochs = new LeaderEpochs(disk, { directory: '/d' });
    epochs.assign(0, 0);
    const saving = epochs.save();
    epochs.assign(3, 17);
    await saving;
    assert.equal(disk.readFile('/d/leader-epoch-checkpoint').toString(), '0\n2\n0 0\n3 17\n');
    const again = new LeaderEpochs(disk, { directory: '/d' });
    again.load();
    assert.deepEqual(pairs(again), [
      [0, 0],
      [3, 17],
    ]);
    assert.equal(again.isSaved, true);
  });
});
