import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { ControlType, endMarkerBatch, RecordBatchBuilder } from '@kavka/protocol/records';
import type { PartitionLog, VerificationGuard } from '@kavka/storage';
import { World } from '../world.ts';

const ID = 9n;

function batch(sequence: number, epoch = 0): Buffer {
  const options = { producerId: ID, producerEpoch: epoch, baseSequence: sequence, isTransactional: true };
  const builder = new RecordBatchBuilder(options);
  builder.append(1_767_225_600_000n, null, Buffer.from('v'));
  return builder.build();
}

function append(log: PartitionLog, records: Buffer, verification?: VerificationGuard | null): number {
  const options = {
    origin: 'client',
    leaderEpoch: 0,
    ...(verification !== undefined && { verification }),
  } as const;
  const { errorCode } = log.append(records, options);
  log.flushAppends();
  return errorCode;
}

function end(log: PartitionLog, epoch: number): number {
  const records = endMarkerBatch({
    type: ControlType.abort,
    producerId: ID,
    producerEpoch: epoch,
    coordinatorEpoch: 0,
    timestamp: 1_767_225_600_000,
  });
  const { errorCode } = log.append(records, { origin: 'coordinator', leaderEpoch: 0 });
  log.flushAppends();
  return errorCode;
}

function begin(log: PartitionLog, sequence: number, epoch = 0, bumps = true): VerificationGuard {
  const guard = log.beginVerification(ID, epoch, sequence, bumps);
  assert(guard !== null && typeof guard !== 'number');
  return guard;
}

describe('verification of transactions', () => {
  it('has the first batch of a transaction bring its guard, and the others nothing', async () => {
    const { log } = await new World().newLog();
    const guard = begin(log, 0);
    assert.equal(append(log, batch(0), null), ErrorCode.INVALID_TXN_STATE);
    assert.equal(append(log, batch(0), guard), ErrorCode.NONE);
    assert.equal(log.beginVerification(ID, 0, 1, true), null, 'the transaction is open now');
    assert.equal(append(log, batch(1), null), ErrorCode.NONE);
  });

  it('asks for nothing where none is wanted', async () => {
    const { log } = await new World().newLog();
    assert.equal(append(log, batch(0)), ErrorCode.NONE);
  });

  it('refuses a guard from before a marker', async () => {
    const { log } = await new World().newLog();
    const guard = begin(log, 0, 0, false);
    assert.equal(end(log, 0), ErrorCode.NONE);
    assert.equal(append(log, batch(0), guard), ErrorCode.INVALID_TXN_STATE);
    assert.notEqual(begin(log, 0), guard);
  });

  it('keeps the guard of the next transaction when the marker of the one before comes late', async () => {
    const { log } = await new World().newLog();
    const guard = begin(log, 0, 1);
    assert.equal(end(log, 1), ErrorCode.NONE);
    assert.equal(append(log, batch(0, 1), guard), ErrorCode.NONE);
  });

  it('lets no batch pass another that waits', async () => {
    const { log } = await new World().newLog();
    const guard = begin(log, 1, 0, false);
    assert.equal(begin(log, 0, 0, false), guard);
    assert.equal(append(log, batch(1), guard), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal(append(log, batch(0), guard), ErrorCode.NONE);
    assert.equal(append(log, batch(1), null), ErrorCode.NONE);
  });

  it('begins the sequences of an epoch at 0, where each transaction has one', async () => {
    const { log } = await new World().newLog();
    assert.equal(append(log, batch(3), begin(log, 3)), ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
  });

  it('knows a fenced producer', async () => {
    const { log } = await new World().newLog();
    append(log, batch(0, 5));
    assert.equal(log.beginVerification(ID, 4, 0, true), ErrorCode.INVALID_PRODUCER_EPOCH);
  });

  it('forgets a guard whose append never came', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const guard = begin(log, 0);
    world.clock.jump(2 * 24 * 60 * 60_000);
    log.expireProducers();
    assert.notEqual(begin(log, 0), guard);
  });

  it('tells of a transaction that is open for longer than any may be', async () => {
    const world = new World();
    const { log } = await world.newLog();
    assert.equal(log.hasLateTransaction(60_000), false);
    world.clock.jump(1_767_225_600_000 - world.clock.now());
    append(log, batch(0));
    assert.equal(log.hasLateTransaction(60_000), false);
    world.clock.jump(60_000 + 5 * 60_000 + 1);
    assert.equal(log.hasLateTransaction(60_000), true);
    end(log, 0);
    assert.equal(log.hasLateTransaction(60_000), false);
  });
});
