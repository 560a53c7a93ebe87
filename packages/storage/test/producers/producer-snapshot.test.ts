import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { RecordingLogger } from '@kavka/testkit';
import fc from 'fast-check';
import type { ProducerEntry } from '../../src/producers/producer-entry.ts';
import { decodeProducerSnapshot, encodeProducerSnapshot } from '../../src/producers/producer-snapshot.ts';
import { SnapshotFiles } from '../../src/producers/snapshot-files.ts';
import { flipByte } from '../world.ts';

const ENTRY: ProducerEntry = {
  producerId: 3000n,
  producerEpoch: 2,
  coordinatorEpoch: -1,
  lastTimestamp: 1_700_000_000_000n,
  transactionFirstOffset: -1,
  batches: [{ lastSequence: 9, lastOffset: 109, offsetDelta: 9, timestamp: 1_700_000_000_000n }],
};

/** Of two producers, by Apache Kafka 4.3.1. */
const WRITTEN_BY_KAFKA = [
  '000182dee52200000002',
  '0000000000000000000000000bb70000000000000bb700000031000001a1fd52c254ffffffffffffffffffffffff',
  '000000000000000100000000014f0000000000000d070000002f000001a1fd52c39effffffffffffffffffffffff',
].join('');

describe('a producer snapshot', () => {
  it('has Kafka’s bytes', () => {
    const bytes = encodeProducerSnapshot([ENTRY], 1);
    assert.equal(
      bytes.toString('hex').replace(/^(.{4}).{8}/, '$1________'),
      [
        '0001________00000001',
        '0000000000000bb8',
        '0002',
        '00000009',
        '000000000000006d',
        '00000009',
        '0000018bcfe56800',
        'ffffffffffffffffffffffff',
      ].join(''),
    );
  });

  it('of Apache Kafka is read, and written again the same', () => {
    const bytes = Buffer.from(WRITTEN_BY_KAFKA, 'hex');
    const entries = decodeProducerSnapshot(bytes) as ProducerEntry[];
    assert.deepEqual(
      entries.map(({ producerId, batches }) => [producerId, batches[0]?.lastOffset]),
      [
        [0n, 2999],
        [1n, 3335],
      ],
    );
    assert.equal(encodeProducerSnapshot(entries, 2).toString('hex'), WRITTEN_BY_KAFKA);
  });

  it('holds of each producer the last batch', () => {
    const bytes = encodeProducerSnapshot(
      [{ ...ENTRY, batches: [...ENTRY.batches, { ...ENTRY.batches[0]!, lastSequence: 10 }] }],
      1,
    );
    const [entry] = decodeProducerSnapshot(bytes) as ProducerEntry[];
    assert.deepEqual(
      entry?.batches.map(({ lastSequence }) => lastSequence),
      [10],
    );
  });

  it('keeps producers that have appended no batch', () => {
    const markersOnly = { ...ENTRY, coordinatorEpoch: 4, batches: [] };
    assert.deepEqual(decodeProducerSnapshot(encodeProducerSnapshot([markersOnly], 1)), [markersOnly]);
  });

  it('is refused with any bit changed', () => {
    const bytes = encodeProducerSnapshot([ENTRY, { ...ENTRY, producerId: 7n }], 2);
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const damaged = Buffer.from(bytes);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.equal(typeof decodeProducerSnapshot(damaged), 'string');
      }),
    );
    for (let length = 0; length < bytes.length; length++)
      assert.equal(typeof decodeProducerSnapshot(bytes.subarray(0, length)), 'string');
  });
});

describe('snapshot files', () => {
  it('are used from the newest that is sound', () => {
    const disk = new MemoryDisk();
    disk.makeDirectory('/d');
    const logger = new RecordingLogger();
    const files = new SnapshotFiles(disk, { directory: '/d' }, logger);
    for (const offset of [10, 30, 20]) files.take(offset, [ENTRY], 1);
    assert.deepEqual(files.offsets, [10, 20, 30]);
    assert.equal(files.load(29)?.offset, 20);
    flipByte(disk, '/d/00000000000000000020.snapshot', 15);
    assert.equal(files.load(29)?.offset, 10);
    assert.equal(disk.exists('/d/00000000000000000020.snapshot'), false);
    assert.equal(logger.lines.length, 1);
    assert.equal(files.load(9), null);
  });
});
