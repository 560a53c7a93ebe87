import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { BatchView, RecordBatchBuilder } from '@kavka/protocol/records';
import {
  type AppendOrigin,
  appendData,
  appendMarker,
  type ProducerOutcome,
} from '../../src/producers/producer-append.ts';
import type { ProducerEntry } from '../../src/producers/producer-entry.ts';
import { ProducerStates } from '../../src/producers/producer-states.ts';

const ID = 5n;
const LAST_SEQUENCE = 2 ** 31 - 1;

interface Sent {
  readonly epoch?: number;
  readonly sequence?: number;
  readonly records?: number;
  readonly offset?: number;
  readonly isTransactional?: boolean;
}

function batchOf({
  epoch = 0,
  sequence = 0,
  records = 1,
  offset = 0,
  isTransactional = false,
}: Sent): BatchView {
  const builder = new RecordBatchBuilder({
    baseOffset: offset,
    producerId: ID,
    producerEpoch: epoch,
    baseSequence: sequence,
    isTransactional,
  });
  for (let i = 0; i < records; i++) builder.append(1000n, null, null);
  return new BatchView().wrap(builder.build(), 0);
}

function entryAfter(...sent: Sent[]): ProducerEntry | undefined {
  let entry: ProducerEntry | undefined;
  for (const one of sent) {
    const outcome = appendData(entry, batchOf(one), 'client');
    assert.equal(outcome.kind, 'accepted', JSON.stringify(one));
    if (outcome.kind === 'accepted') entry = outcome.update.entry;
  }
  return entry;
}

function errorOf(outcome: ProducerOutcome): number {
  return outcome.kind === 'refused' ? outcome.errorCode : 0;
}

function send(
  entry: ProducerEntry | undefined,
  sent: Sent,
  origin: AppendOrigin = 'client',
): ProducerOutcome {
  return appendData(entry, batchOf(sent), origin);
}

describe('sequences of a producer', () => {
  it('go on from batch to batch, and wrap to 0', () => {
    const entry = entryAfter({ records: 3 }, { sequence: 3, records: 2 }, { sequence: 5 });
    assert.deepEqual(
      entry?.batches.map(({ lastSequence }) => lastSequence),
      [2, 4, 5],
    );
    const atEnd = entryAfter({ sequence: LAST_SEQUENCE - 1, records: 2 });
    assert.equal(send(atEnd, { sequence: 0 }).kind, 'accepted');
    const across = entryAfter({ sequence: LAST_SEQUENCE, records: 2 });
    assert.equal(send(across, { sequence: 1 }).kind, 'accepted');
    assert.equal(send(across, { sequence: LAST_SEQUENCE, records: 2 }).kind, 'duplicate');
  });

  it('may begin anywhere where the producer is not known', () => {
    assert.equal(send(undefined, { sequence: 77 }).kind, 'accepted');
  });

  it('with a gap are refused', () => {
    const entry = entryAfter({ records: 3 });
    assert.equal(errorOf(send(entry, { sequence: 4 })), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal(errorOf(send(entry, { sequence: 2 })), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal(send(entry, { sequence: 4 }, 'coordinator').kind, 'accepted');
  });

  it('of a new epoch begin at 0, of an old one are fenced', () => {
    const entry = entryAfter({ epoch: 1, records: 3 });
    assert.equal(errorOf(send(entry, { epoch: 2, sequence: 3 })), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal(errorOf(send(entry, { epoch: 0, sequence: 3 })), ErrorCode.INVALID_PRODUCER_EPOCH);
    assert.equal(send(entry, { epoch: 0, sequence: 3 }, 'replica').kind, 'accepted');
    const next = send(entry, { epoch: 2, sequence: 0 });
    assert.equal(next.kind === 'accepted' && next.update.entry.batches.length, 1);
  });

  it('are recognised among the last five batches, and no further', () => {
    const sent = [0, 1, 2, 3, 4, 5].map((sequence) => ({ sequence, offset: 100 + sequence }));
    const entry = entryAfter(...sent);
    for (const one of sent.slice(1)) {
      const outcome = send(entry, one);
      assert.equal(outcome.kind === 'duplicate' && outcome.batch.lastOffset, one.offset);
    }
    assert.equal(errorOf(send(entry, { sequence: 0 })), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal(errorOf(send(entry, { sequence: 4, records: 2 })), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
  });
});

describe('transactions of a producer', () => {
  const open = entryAfter({ isTransactional: true, offset: 40 });
  const marker = { isAbort: true, coordinatorEpoch: 3, timestamp: 2000n };
  const markerBatch = (epoch: number) => batchOf({ epoch, sequence: -1, offset: 50, isTransactional: true });

  it('begin with their first batch', () => {
    assert.equal(open?.transactionFirstOffset, 40);
    assert.equal(
      entryAfter({ isTransactional: true, offset: 40 }, { isTransactional: true, sequence: 1, offset: 41 })
        ?.transactionFirstOffset,
      40,
    );
  });

  it('take no other batches of their producer', () => {
    assert.equal(errorOf(send(open, { sequence: 1 })), ErrorCode.INVALID_TXN_STATE);
  });

  it('end with a marker', () => {
    const outcome = appendMarker(open, markerBatch(0), marker, 'coordinator', 0);
    assert.deepEqual(outcome.kind === 'accepted' && outcome.update.completed, {
      producerId: ID,
      firstOffset: 40,
      lastOffset: 50,
      isAborted: true,
    });
    assert.equal(outcome.kind === 'accepted' && outcome.update.entry.transactionFirstOffset, -1);
    assert.equal(outcome.kind === 'accepted' && outcome.update.entry.batches.length, 1);
  });

  it('without batches leave nothing to complete', () => {
    const outcome = appendMarker(undefined, markerBatch(4), marker, 'coordinator', 0);
    assert.deepEqual(outcome.kind === 'accepted' && outcome.update.completed, null);
    assert.equal(outcome.kind === 'accepted' && outcome.update.entry.producerEpoch, 4);
  });

  it('are not ended by a coordinator or an epoch of before', () => {
    const ended = appendMarker(open, markerBatch(0), marker, 'coordinator', 0);
    assert.ok(ended.kind === 'accepted');
    const older = { ...marker, coordinatorEpoch: 2 };
    const judge = (origin: AppendOrigin, epoch: number) =>
      errorOf(
        appendMarker({ ...ended.update.entry, producerEpoch: 1 }, markerBatch(epoch), older, origin, 0),
      );
    assert.equal(judge('coordinator', 1), ErrorCode.TRANSACTION_COORDINATOR_FENCED);
    assert.equal(judge('coordinator', 0), ErrorCode.INVALID_PRODUCER_EPOCH);
    assert.equal(judge('replica', 0), 0);
  });

  it('of version 2 end with a higher epoch, or are ended already', () => {
    const judge = (entry: ProducerEntry | undefined, epoch: number) =>
      errorOf(appendMarker(entry, markerBatch(epoch), marker, 'coordinator', 2));
    assert.equal(judge(open, 0), ErrorCode.INVALID_PRODUCER_EPOCH);
    assert.equal(judge(open, 1), 0);
    assert.equal(judge(entryAfter({}), 0), 0);
  });
});

describe('the states of all producers', () => {
  const update = (
    producerId: bigint,
    firstOffset: number,
    completedAt: number | null,
    isAborted = false,
  ) => ({
    entry: {
      producerId,
      producerEpoch: 0,
      coordinatorEpoch: 0,
      lastTimestamp: 5000n,
      transactionFirstOffset: completedAt === null ? firstOffset : -1,
      batches: [],
    },
    completed: completedAt === null ? null : { producerId, firstOffset, lastOffset: completedAt, isAborted },
  });

  it('keep what is not below the high watermark unstable', () => {
    const states = new ProducerStates();
    states.apply(update(1n, 10, null));
    states.apply(update(2n, 20, null));
    assert.equal(states.firstUnstableOffset, 10);
    states.apply(update(1n, 10, 30));
    assert.equal(states.firstUnstableOffset, 10);
    states.advanceHighWatermark(30);
    assert.equal(states.firstUnstableOffset, 10);
    states.advanceHighWatermark(31);
    assert.equal(states.firstUnstableOffset, 20);
    states.apply(update(2n, 20, 40));
    states.advanceHighWatermark(41);
    assert.equal(states.firstUnstableOffset, null);
  });

  it('tell the last stable offset for the transaction index', () => {
    const states = new ProducerStates();
    states.apply(update(1n, 10, null));
    states.apply(update(2n, 20, null));
    const first = { producerId: 1n, firstOffset: 10, lastOffset: 30, isAborted: true };
    assert.equal(states.lastStableOffsetAt(first), 20);
    states.apply(update(2n, 20, 35));
    assert.equal(states.lastStableOffsetAt({ ...first, lastOffset: 40 }), 41);
  });

  it('forget the silent ones, but not in a transaction', () => {
    const states = new ProducerStates();
    states.apply(update(1n, 10, null));
    states.apply(update(2n, 20, 21));
    states.expire(5999, 1000);
    assert.equal(states.size, 2);
    states.expire(6000, 1000);
    assert.deepEqual(
      Array.from(states.entries(), ({ producerId }) => producerId),
      [1n],
    );
  });
});
