import assert from 'node:assert/strict';
import { ErrorCode } from '@kavka/protocol';
import { BatchView, ControlType, endMarkerBatch, RecordBatchBuilder } from '@kavka/protocol/records';
import type { LogConfig, PartitionLog } from '@kavka/storage';
import { FIRST_TRANSACTIONAL, type Step } from './history.ts';
import type { LogModel } from './log-model.ts';
import { type ModelBatch, modelOf, placed } from './model-batch.ts';

type AppendStep = Extract<Step, { do: 'append' }>;

/** What the subject's surroundings say. */
export interface Scene {
  readonly nowMs: number;
  readonly config: LogConfig;
  /** The machine has stopped: what happens now happens to nobody. */
  hasCrashed(): boolean;
  /** Something has gone wrong since the last quiet moment, so that the disk may refuse. */
  isTroubled(): boolean;
}

/** A log and its model: does the same to both and holds the answers of one against the other's. */
export class LogSubject {
  readonly log: PartitionLog;
  readonly model: LogModel;
  readonly #scene: Scene;
  #count = 0;

  constructor(log: PartitionLog, model: LogModel, scene: Scene) {
    this.log = log;
    this.model = model;
    this.#scene = scene;
    log.onAppended(() => log.advanceHighWatermark(log.logEndOffset));
    log.advanceHighWatermark(log.logEndOffset);
  }

  append(step: AppendStep, unique: string): void {
    const { model } = this;
    const id = model.isDamaged ? -1n : step.producer === 0 ? -1n : BigInt(step.producer);
    const isTransactional = step.producer >= FIRST_TRANSACTIONAL && id >= 0n;
    const claim = id < 0n ? NO_CLAIM : this.#claim(id, step);
    const builder = new RecordBatchBuilder({
      codec: step.codec,
      producerId: id,
      producerEpoch: claim.epoch,
      baseSequence: claim.sequence,
      isTransactional,
    });
    const time = BigInt(this.#scene.nowMs - step.lateMs);
    const sizes = claim.records === null ? step.sizes : Array.from({ length: claim.records }, () => 5);
    for (const size of sizes)
      builder.append(
        time + BigInt(this.#count % 3),
        null,
        Buffer.from(`${unique}.${this.#count++} ${'x'.repeat(size)}`),
      );
    this.#send(builder.build(), 'client', Math.max(model.epoch, 0) + step.epochs);
  }

  endTransaction(producer: number, abort: boolean): void {
    const { model } = this;
    if (model.isDamaged) return;
    const state = model.producer(BigInt(producer));
    const marker = endMarkerBatch({
      type: abort ? ControlType.abort : ControlType.commit,
      producerId: BigInt(producer),
      producerEpoch: Math.max(state?.producerEpoch ?? 0, 0),
      coordinatorEpoch: 0,
      timestamp: BigInt(this.#scene.nowMs),
    });
    this.#send(marker, 'coordinator', Math.max(model.epoch, 0));
  }

  #claim(id: bigint, { kind }: AppendStep): { epoch: number; sequence: number; records: number | null } {
    const { model } = this;
    const state = model.producer(id);
    const epoch = Math.max(state?.producerEpoch ?? 0, 0);
    const last = state?.lastSequence ?? -1;
    const wouldLeaveTransaction = (state?.transactionFirstOffset ?? -1) >= 0;
    if (kind === 'again') {
      const repeated = [...model.batches, ...model.pending].findLast(
        (batch) => batch.producerId === id && batch.marker === null && batch.producerEpoch === epoch,
      );
      if (repeated !== undefined)
        return {
          epoch,
          sequence: repeated.baseSequence,
          records: repeated.lastOffset - repeated.baseOffset + 1,
        };
    }
    if (kind === 'gap') return { epoch, sequence: last + 4, records: null };
    if (kind === 'stale-epoch' && epoch > 0) return { epoch: epoch - 1, sequence: 0, records: null };
    if (kind === 'new-epoch' && !wouldLeaveTransaction && state !== undefined)
      return { epoch: epoch + 1, sequence: 0, records: null };
    return { epoch, sequence: last + 1, records: null };
  }

  #send(bytes: Buffer, origin: 'client' | 'coordinator', leaderEpoch: number): void {
    const { model } = this;
    const batch = new BatchView().wrap(bytes, 0);
    const given = modelOf(batch);
    const box: { sent: ModelBatch | null } = { sent: null };
    const result = this.log.append(bytes, {
      origin,
      leaderEpoch,
      written: (error) => {
        const { sent } = box;
        if (sent === null || this.#scene.hasCrashed()) return;
        if (error === undefined) this.#acknowledged(sent);
        else {
          assert.ok(this.#scene.isTroubled(), `append failed without a reason: ${error.message}`);
          model.giveUp(sent);
        }
      },
    });
    if (this.#scene.hasCrashed()) return;
    if (result.errorCode === ErrorCode.KAFKA_STORAGE_ERROR) {
      assert.ok(this.#scene.isTroubled(), `append refused without a reason: ${result.errorMessage}`);
      return;
    }
    if (result.errorCode === ErrorCode.RECORD_LIST_TOO_LARGE && this.#mayBeTooLarge(bytes.length)) return;
    const verdict = this.#expected(batch);
    assert.equal(result.errorCode, verdict.errorCode, `error code of an append: ${result.errorMessage}`);
    assert.equal(result.duplicate, verdict.duplicateOf !== null, 'duplicate');
    if (verdict.duplicateOf !== null) {
      assert.equal(result.baseOffset, verdict.duplicateOf.baseOffset, 'offset of the duplicate');
    } else if (result.errorCode === 0) {
      assert.equal(result.baseOffset, model.nextOffset, 'offset of an append');
      box.sent = placed(given, result.baseOffset, leaderEpoch);
      model.pending.push(box.sent);
    }
  }

  /** Of a batch that the log compresses itself, only the log knows the size. */
  #mayBeTooLarge(sizeBytes: number): boolean {
    const { compressionType, segmentBytes } = this.#scene.config;
    return compressionType !== 'producer' || sizeBytes > segmentBytes;
  }

  #acknowledged(batch: ModelBatch): void {
    this.model.acknowledge(batch);
    if (this.#scene.config.flushMessages === 1) this.model.durable = this.model.end;
  }

  /** What a log has to answer, by what its producer has written. */
  #expected(batch: BatchView): { readonly errorCode: number; readonly duplicateOf: ModelBatch | null } {
    const { model } = this;
    const { producerId: id, producerEpoch: epoch, baseSequence } = batch;
    const accepted = { errorCode: 0, duplicateOf: null };
    if (id < 0n) return accepted;
    const state = this.#knownProducer(id);
    if (state === null) return accepted;
    if (batch.isControl) return epoch < state.epoch ? refused(ErrorCode.INVALID_PRODUCER_EPOCH) : accepted;
    if (epoch === state.epoch) {
      const same = [...model.batches, ...model.pending].findLast(
        (other) => other.producerId === id && other.producerEpoch === epoch && other.marker === null,
      );
      const isRepeated =
        same !== undefined &&
        same.baseSequence === baseSequence &&
        same.lastOffset - same.baseOffset === batch.lastOffsetDelta &&
        state.lastSequence >= baseSequence;
      if (isRepeated) return { errorCode: 0, duplicateOf: same };
      return baseSequence === state.lastSequence + 1
        ? accepted
        : refused(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    }
    if (epoch < state.epoch) return refused(ErrorCode.INVALID_PRODUCER_EPOCH);
    return baseSequence === 0 ? accepted : refused(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
  }

  /** By the model where the log holds the producer's batches; where they were deleted, what the log says it remembers. */
  #knownProducer(id: bigint): { readonly epoch: number; readonly lastSequence: number } | null {
    const { model, log } = this;
    const state = model.producer(id);
    if (state !== undefined && state.lastDataOffset >= model.start)
      return { epoch: state.producerEpoch, lastSequence: state.lastSequence };
    const isWaiting = model.pending.some(({ producerId }) => producerId === id);
    const remembered = log.activeProducers().find(({ producerId }) => producerId === id);
    // Markers alone, as the producer's data is gone.
    if (remembered === undefined)
      return state !== undefined && isWaiting ? { epoch: state.producerEpoch, lastSequence: -1 } : null;
    const isMarkerWaiting = isWaiting && state !== undefined;
    const epoch = isMarkerWaiting ? state.producerEpoch : remembered.producerEpoch;
    return { epoch, lastSequence: epoch === remembered.producerEpoch ? remembered.lastSequence : -1 };
  }
}

const NO_CLAIM = { epoch: -1, sequence: -1, records: null };

function refused(errorCode: number): { readonly errorCode: number; readonly duplicateOf: null } {
  return { errorCode, duplicateOf: null };
}
