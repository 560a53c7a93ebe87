import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  Codec,
  ControlType,
  endMarkerBatch,
  RecordBatchBuilder,
  type RecordBatchOptions,
} from '@kavka/protocol/records';
import { AbortedTransactions } from '../../../src/consumer/fetch/aborted-transactions.ts';
import { AnswerMemory } from '../../../src/consumer/fetch/answer-memory.ts';
import { FetchedRecords } from '../../../src/consumer/fetch/fetched-records.ts';
import { serdes } from '../../../src/serde/index.ts';

const PARTITION = { topic: 'orders', partition: 3 };
const STRINGS = { key: serdes.string, value: serdes.string };

function batch(
  baseOffset: number,
  values: readonly string[],
  options: Partial<RecordBatchOptions> = {},
): Buffer {
  const builder = new RecordBatchBuilder({ baseOffset, ...options });
  for (const value of values) builder.append(1000n, null, Buffer.from(value));
  return builder.build();
}

function fetched(
  chunks: readonly Buffer[],
  aborted: AbortedTransactions | null = null,
  checksCrcs = true,
  memory = new AnswerMemory(() => {}),
): FetchedRecords {
  return new FetchedRecords({
    partition: PARTITION,
    bytes: Buffer.concat(chunks),
    memory,
    highWatermark: 99,
    aborted,
    checksCrcs,
  });
}

/** Offset and value of all records from `position` on. */
function read(records: FetchedRecords, position = 0): [number, string | null][] {
  const all: [number, string | null][] = [];
  for (let at = position; ; ) {
    const next = records.next(at, STRINGS, false);
    if (next === undefined) return all;
    for (const { offset, value } of next) all.push([offset, value]);
    at = next.lastOffset + 1;
  }
}

describe('what a fetch brought', () => {
  test('is read batch by batch, and ends where the next fetch starts', () => {
    const records = fetched([batch(10, ['a', 'b']), batch(12, ['c'], { leaderEpoch: 4 })]);
    assert.deepEqual(records.end, { offset: 13, leaderEpoch: 4 });
    assert.deepEqual(read(records), [
      [10, 'a'],
      [11, 'b'],
      [12, 'c'],
    ]);
  });

  test('leaves out what lies before the position, and a part of a batch at the end', () => {
    const cut = batch(13, ['d']).subarray(0, 40);
    const records = fetched([batch(10, ['a', 'b', 'c']), cut]);
    assert.equal(records.end?.offset, 13);
    assert.deepEqual(read(records, 12), [[12, 'c']]);
  });

  test('is the same when it is compressed', () => {
    const records = fetched([batch(0, ['a', 'b'], { codec: Codec.gzip })]);
    assert.deepEqual(read(records, 1), [[1, 'b']]);
  });

  test('is empty without a whole batch', () => {
    const records = fetched([batch(0, ['a']).subarray(0, 30)]);
    assert.equal(records.end, undefined);
    assert.deepEqual(read(records), []);
  });

  test('names topic, partition and offset of a batch that was damaged', () => {
    const damaged = batch(12, ['c']);
    damaged[damaged.length - 2] = 0xff;
    const records = fetched([batch(10, ['a', 'b']), damaged]);
    assert.equal(records.next(10, STRINGS, false)?.lastOffset, 11);
    assert.throws(() => records.next(12, STRINGS, false), {
      name: 'CorruptRecordError',
      code: 'CORRUPT_MESSAGE',
      context: { ...PARTITION, offset: 12 },
      nextOffset: 13,
    });
  });

  test('gives its memory back when it is done with, where nothing of it may have been kept', () => {
    const given: Buffer[] = [];
    const bytes = [batch(0, ['a']), batch(1, ['b'])];
    const of = (memory: AnswerMemory): FetchedRecords => fetched(bytes, null, true, memory);
    const lent = new AnswerMemory((part) => given.push(part));
    const [one, other] = [of(lent), of(lent)];
    const read = one.next(0, STRINGS, true);
    one.done();
    assert.deepEqual([...(read ?? [])].length, 1, 'the other partition of the same answer is not done with');
    other.done();
    assert.equal(given.length, 1);
    assert.throws(() => [...(read ?? [])], { name: 'IllegalStateError' });
    assert.throws(() => read?.views(), { name: 'IllegalStateError' });

    const kept = of(new AnswerMemory((part) => given.push(part)));
    kept.next(0, STRINGS, true);
    const last = kept.next(1, STRINGS, false);
    kept.done();
    assert.equal(given.length, 1);
    assert.equal([...(last ?? [])][0]?.value, 'b');
  });

  test('names a batch whose records are malformed though its CRC is right', () => {
    const damaged = batch(12, ['c']);
    damaged[61] = 0x7e;
    const [next] = [fetched([damaged], null, false).next(12, STRINGS, false)];
    assert.throws(() => [...(next ?? [])], {
      name: 'CorruptRecordError',
      context: { ...PARTITION, offset: 12 },
    });
  });
});

describe('transactions', () => {
  const transactional = (producerId: bigint): Partial<RecordBatchOptions> => ({
    producerId,
    producerEpoch: 0,
    baseSequence: 0,
    isTransactional: true,
  });
  const marker = (baseOffset: number, producerId: bigint, type: 0 | 1): Buffer =>
    endMarkerBatch({ type, producerId, producerEpoch: 0, coordinatorEpoch: 0, timestamp: 1000n, baseOffset });

  /** Producer 1 aborts `x` and commits `b`; producer 2 commits `a` and has `c` outside of any. */
  const log = [
    batch(0, ['x'], transactional(1n)),
    batch(1, ['a'], transactional(2n)),
    marker(2, 1n, ControlType.abort),
    marker(3, 2n, ControlType.commit),
    batch(4, ['b'], transactional(1n)),
    marker(5, 1n, ControlType.commit),
    batch(6, ['c']),
  ];

  test('that were given up are left out, and so are the markers', () => {
    const records = fetched(log, new AbortedTransactions([{ producerId: 1n, firstOffset: 0n }]));
    assert.deepEqual(read(records), [
      [1, 'a'],
      [4, 'b'],
      [6, 'c'],
    ]);
  });

  test('count all for who reads what is not committed; markers never do', () => {
    assert.deepEqual(
      read(fetched(log)).map(([offset]) => offset),
      [0, 1, 4, 6],
    );
  });

  test('given up later do not take earlier records of the same producer with them', () => {
    const later = [
      batch(0, ['a'], transactional(1n)),
      marker(1, 1n, ControlType.commit),
      batch(2, ['x'], transactional(1n)),
    ];
    const records = fetched(later, new AbortedTransactions([{ producerId: 1n, firstOffset: 2n }]));
    assert.deepEqual(read(records), [[0, 'a']]);
  });
});
