import assert from 'node:assert/strict';
import type { PartitionLog } from '@kavka/storage';
import type { LogModel } from './log-model.ts';
import { describeBatch, isSame, type ModelBatch } from './model-batch.ts';
import { readBatches } from './read-log.ts';

const READ_SIZES = [1, 300, 100_000];

/** Everything that can be asked of a log, against its model. @throws AssertionError, or what the log throws */
export async function checkLog(log: PartitionLog, model: LogModel): Promise<void> {
  assert.equal(log.logEndOffset, model.end, 'log end offset');
  if (model.isDamaged) {
    checkReads(log, model, READ_SIZES[1] as number);
    return;
  }
  assert.equal(log.logStartOffset, model.start, 'log start offset');
  for (const maxBytes of READ_SIZES) checkReads(log, model, maxBytes);
  checkSingleReads(log, model);
  checkEpochs(log, model);
  checkProducers(log, model);
  checkAborted(log, model);
  await checkTimes(log, model);
}

/** The batches of the log, in order and whole; damaged ones are refused, and only those. */
function checkReads(log: PartitionLog, model: LogModel, maxBytes: number): void {
  const expected = model.visible();
  const refused = new Set<number>();
  const found = readBatches(log, log.logStartOffset, maxBytes, model.deletedTo, (offset, error) => {
    const batch = expected.find(({ lastOffset }) => lastOffset >= offset);
    assert.ok(batch !== undefined && model.mayHide(batch), error.message);
    refused.add(batch.baseOffset);
    return batch.lastOffset + 1;
  });
  const left = expected.filter(({ baseOffset }) => !refused.has(baseOffset));
  assertSameBatches(found, left, `all batches, in reads of ${maxBytes} bytes`);
}

export function assertSameBatches(
  found: readonly ModelBatch[],
  expected: readonly ModelBatch[],
  what: string,
): void {
  for (const [index, batch] of expected.entries()) {
    const other = found[index];
    assert.ok(other !== undefined, `${what}: ${describeBatch(batch)} is missing`);
    const isEqual = isSame(other, batch);
    assert.ok(isEqual, `${what}: ${describeBatch(other)} in place of ${describeBatch(batch)}`);
  }
  const extra = found[expected.length];
  assert.ok(extra === undefined, `${what}: ${extra && describeBatch(extra)} should not be there`);
}

/** A read from any batch on begins with that batch. */
function checkSingleReads(log: PartitionLog, model: LogModel): void {
  for (const batch of model.visible()) {
    const offset = Math.max(batch.lastOffset, model.start);
    const slice = log.locate(offset, 1, log.logEndOffset, true);
    assert.ok(slice !== 'out-of-range', `offset ${offset} is out of range`);
    const bytes = Buffer.alloc(slice.sizeBytes);
    assert.ok(slice.readSync(bytes) > 0, `offset ${offset} cannot be read`);
    assert.equal(Number(bytes.readBigInt64BE(0)), batch.baseOffset, `the batch that holds ${offset}`);
  }
}

function checkEpochs(log: PartitionLog, model: LogModel): void {
  const visible = model.visible().filter(({ lastOffset }) => lastOffset >= model.deletedTo);
  for (const { baseOffset, lastOffset, leaderEpoch } of visible) {
    const offset = Math.max(baseOffset, model.deletedTo);
    assert.equal(log.epochAt(offset), leaderEpoch, `epoch at offset ${offset}`);
    const next = visible.find((batch) => batch.leaderEpoch > leaderEpoch);
    const expected = { epoch: leaderEpoch, endOffset: next?.baseOffset ?? model.end };
    assert.deepEqual(log.endOffsetForEpoch(leaderEpoch), expected, `end of epoch ${leaderEpoch}`);
    assert.equal(log.epochAt(lastOffset), leaderEpoch, `epoch at offset ${lastOffset}`);
  }
  const latest = visible.at(-1)?.leaderEpoch;
  if (latest !== undefined) assert.equal(log.lastEpoch, latest, 'last epoch');
}

/**
 * Producers with a batch in the log are known by it; of others the log may remember what they wrote. Those of deleted batches that a
 * crash has brought back may be forgotten.
 */
function checkProducers(log: PartitionLog, model: LogModel): void {
  const start = Math.max(model.start, model.deletedTo);
  const known = new Map(log.activeProducers().map((producer) => [producer.producerId, producer]));
  for (const id of model.producerIds) {
    const expected = model.producer(id, model.batches);
    const found = known.get(id);
    known.delete(id);
    if (expected === undefined || expected.lastOffset < start) continue;
    assert.ok(found !== undefined, `producer ${id} is not known`);
    assert.equal(found.producerEpoch, expected.producerEpoch, `epoch of producer ${id}`);
    const isDataHere = expected.lastDataOffset >= start;
    if (isDataHere)
      assert.equal(found.lastSequence, expected.lastSequence, `last sequence of producer ${id}`);
    const first = expected.transactionFirstOffset;
    if (first >= start || first < 0)
      assert.equal(found.transactionFirstOffset, first, `open transaction of producer ${id}`);
  }
  assert.deepEqual([...known.keys()], [], 'producers that never wrote');
  checkLastStableOffset(log, model);
}

function checkLastStableOffset(log: PartitionLog, model: LogModel): void {
  const open = model.producerIds
    .map((id) => model.producer(id, model.batches)?.transactionFirstOffset ?? -1)
    .filter((first) => first >= 0);
  if (open.some((first) => first < Math.max(model.start, model.deletedTo))) return;
  assert.equal(log.lastStableOffset, Math.min(...open, model.end), 'last stable offset');
}

/** What a reader of committed data is told to pass over, from several places. */
function checkAborted(log: PartitionLog, model: LogModel): void {
  const aborted = model.aborted();
  for (const { baseOffset } of [...model.visible(), { baseOffset: model.end }]) {
    const to = baseOffset;
    const found = log.abortedTransactions(model.start, to);
    const describe = (): string => `aborted transactions in [${model.start}, ${to})`;
    for (const transaction of found) {
      const isReal = aborted.some(
        (other) =>
          other.producerId === transaction.producerId &&
          other.lastOffset === transaction.lastOffset &&
          other.firstOffset <= transaction.firstOffset,
      );
      assert.ok(isReal, `${describe()}: producer ${transaction.producerId} has not aborted that`);
    }
    for (const { producerId, firstOffset, lastOffset } of aborted) {
      if (firstOffset < Math.max(model.start, model.deletedTo) || firstOffset >= to) continue;
      const isFound = found.some(
        (other) => other.producerId === producerId && other.firstOffset === firstOffset,
      );
      assert.ok(isFound, `${describe()}: that of producer ${producerId} up to ${lastOffset} is missing`);
    }
  }
}

async function checkTimes(log: PartitionLog, model: LogModel): Promise<void> {
  const records = model.records(model.start);
  const asked = new Set(records.flatMap(({ timestamp }) => [timestamp, timestamp + 1n]));
  for (const timestamp of asked) {
    const expected = records.find((record) => record.timestamp >= timestamp);
    const found = await log.offsetForTimestamp(timestamp);
    assert.equal(found?.offset, expected?.offset, `the first record from time ${timestamp} on`);
    assert.equal(found?.timestamp, expected?.timestamp, `its time`);
  }
  const inSegments = model.records(log.firstSegmentOffset);
  const largest = inSegments.reduce<bigint>(
    (most, { timestamp }) => (timestamp > most ? timestamp : most),
    -1n,
  );
  const found = await log.offsetOfMaxTimestamp();
  assert.equal(found?.timestamp ?? -1n, largest, 'the largest time');
  const first = inSegments.find(({ timestamp }) => timestamp === largest);
  assert.equal(found?.offset, first?.offset, 'the first record with the largest time');
}
