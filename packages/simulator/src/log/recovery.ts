import assert from 'node:assert/strict';
import type { PartitionLog } from '@kavka/storage';
import type { LogModel } from './log-model.ts';
import { describeBatch, isSame, type ModelBatch } from './model-batch.ts';
import { readBatches } from './read-log.ts';

const READ_BYTES = 1000;

/**
 * Judges what a crash has left of a log, and makes it the model's. What stood before `atLeast` is there, as it was; what is there
 * behind is what was appended there at some time, and nothing is missing in between.
 */
export function adoptCrash(log: PartitionLog, model: LogModel, atLeast: number): void {
  const { logStartOffset: start, logEndOffset: end } = log;
  assert.ok(
    start <= Math.max(model.start, model.deletingTo),
    `the log begins at ${start}, nobody deleted more than up to ${model.start}`,
  );
  const owed = Math.min(atLeast, ...model.damaged);
  assert.ok(end >= owed, `the log ends at ${end}, ${owed} is owed`);
  const found = readBatches(
    log,
    start,
    READ_BYTES,
    Math.max(model.start, model.deletingTo),
    (offset, error) => {
      const batch = model.holderOf(offset);
      assert.ok(batch !== undefined && model.mayHide(batch), error.message);
      return batch.lastOffset + 1;
    },
  );
  checkOrder(found, model, start, end);
  for (const batch of found) checkBatch(batch, model, atLeast);
  const refused = model.taken.filter(
    ({ baseOffset, lastOffset }) => model.damaged.has(baseOffset) && lastOffset >= start && lastOffset < end,
  );
  const isFound = new Set(found.map(({ baseOffset }) => baseOffset));
  const all = [...found, ...refused.filter(({ baseOffset }) => !isFound.has(baseOffset))];
  model.adopt(
    all.sort((one, other) => one.baseOffset - other.baseOffset),
    start,
    end,
  );
}

/** Below the start that it had before, segments may have gone already. */
function checkOrder(found: readonly ModelBatch[], model: LogModel, start: number, end: number): void {
  let next = start;
  for (const { baseOffset, lastOffset } of found) {
    const isGap =
      baseOffset > next &&
      baseOffset > Math.max(model.start, model.deletingTo) &&
      !hasDamageIn(model, next, baseOffset);
    assert.ok(!isGap, `offsets ${next} to ${baseOffset} are missing in the middle of the log`);
    next = lastOffset + 1;
  }
  const isEndSound =
    next === end || end <= Math.max(model.start, model.deletingTo) || hasDamageIn(model, next, end);
  assert.ok(isEndSound, `the log ends at ${end}, its records at ${next}`);
}

function hasDamageIn(model: LogModel, from: number, to: number): boolean {
  return [...model.damaged].some(
    (baseOffset) => baseOffset < to && (model.holderOf(baseOffset)?.lastOffset ?? -1) >= from,
  );
}

function checkBatch(batch: ModelBatch, model: LogModel, atLeast: number): void {
  const isOwed = batch.lastOffset < atLeast;
  const known = model.batchAt(batch.baseOffset);
  if (isOwed) {
    const isRight = known !== undefined && isSame(known, batch);
    assert.ok(isRight, `${describeBatch(batch)} in place of ${known && describeBatch(known)}`);
    return;
  }
  const isKnown = model.candidatesAt(batch.baseOffset).some((candidate) => isSame(candidate, batch));
  assert.ok(isKnown, `${describeBatch(batch)} was never appended there`);
}
