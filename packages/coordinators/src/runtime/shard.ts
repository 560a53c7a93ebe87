import type { CancelTimer, Clock, Logger } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { type CoordinatorLog, type EndMarker, LogAppendError, type TransactionStamp } from '../ports.ts';
import { clientError } from './client-error.ts';
import type { Answer, Outcome } from './outcome.ts';
import type { StateMachine } from './state-machine.ts';
import { sizeInBatch, WriteBatch } from './write-batch.ts';

export interface ShardOptions<Record> {
  readonly partition: number;
  readonly log: CoordinatorLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A batch stays below it, unless one record alone does not. */
  readonly maxBatchBytes: number;
  /** How long a client waits for its records. */
  readonly writeTimeoutMs: number;
  readonly machine: StateMachine<Record>;
}

/** Batches that may wait behind the one under way before clients are refused. */
const MAX_WAITING_BATCHES = 32;

type ShardState = 'loading' | 'active' | 'closed';

/**
 * One partition of a coordinator's log: its state, and the records on their way to the log. Events run one after the other, each as a
 * whole; what they write is taken into the state at once and goes to the log with the rest of the turn in one batch, of which one is under
 * way at a time. Responses wait for the commit; when the log refuses a batch, the state goes back to what is committed.
 */
export class Shard<Record> {
  readonly #options: ShardOptions<Record>;
  #state: ShardState = 'loading';
  #waiting: WriteBatch[] = [];
  #underWay: WriteBatch | undefined;
  #flushAsked = false;
  #cancelTimeouts = new Set<CancelTimer>();

  constructor(options: ShardOptions<Record>) {
    this.#options = options;
  }

  /** Reads the log from its start; resolves when the shard serves, was closed, or could not be read (it then refuses as if closed). */
  async load(): Promise<void> {
    const { log, partition, machine, logger, clock } = this.#options;
    const startedMs = clock.monotonic();
    let nextOffset = 0;
    try {
      for (;;) {
        const batches = await log.read(partition, nextOffset);
        if (this.#state === 'closed') return;
        if (batches.length === 0) break;
        for (const batch of batches) machine.replay(batch);
        nextOffset = batches[batches.length - 1]!.nextOffset;
      }
    } catch (error) {
      if (this.#state === 'closed') return;
      this.#state = 'closed';
      logger.error('Could not load the partition of a coordinator', { partition, nextOffset }, error);
      return;
    }
    this.#state = 'active';
    machine.loaded();
    logger.debug('Loaded the partition of a coordinator', {
      partition,
      nextOffset,
      tookMs: clock.monotonic() - startedMs,
    });
  }

  /** From now on this shard changes nothing and writes nothing; whoever waits gets NOT_COORDINATOR. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    const batches = this.#unsettledBatches();
    this.#underWay = undefined;
    this.#waiting = [];
    for (const cancel of this.#cancelTimeouts) cancel();
    this.#options.machine.unloaded();
    for (const batch of batches) batch.settle(ErrorCode.NOT_COORDINATOR);
  }

  /** Also when its log could not be read. */
  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Why a client cannot be served now; NONE when it can. */
  refusal(): number {
    if (this.#state === 'loading') return ErrorCode.COORDINATOR_LOAD_IN_PROGRESS;
    if (this.#state === 'closed') return ErrorCode.NOT_COORDINATOR;
    if (this.#waiting.length > MAX_WAITING_BATCHES) return ErrorCode.COORDINATOR_NOT_AVAILABLE;
    return ErrorCode.NONE;
  }

  /** Runs an event that answers by itself, such as one of a timer. Does nothing while the shard does not serve. */
  run(event: () => Outcome<Record>): void {
    if (this.#state !== 'active') return;
    const outcome = event();
    const batch = this.#write(outcome);
    if (batch !== undefined && outcome.settled !== undefined) batch.whenSettled(outcome.settled);
    if (outcome.written === undefined) return;
    const awaited = batch ?? this.#lastUnsettled();
    if (awaited === undefined) outcome.written(ErrorCode.NONE);
    else awaited.whenSettled(outcome.written);
  }

  /** Runs an event; its response is given when all that the state holds by then is committed. */
  ask<Response>(
    event: () => Answer<Record, Response>,
    refused: (error: number) => Response,
  ): Promise<Response> {
    const refusal = this.refusal();
    if (refusal !== ErrorCode.NONE) return Promise.resolve(refused(refusal));
    const outcome = event();
    const batch = this.#write(outcome) ?? this.#lastUnsettled();
    if (batch === undefined) return Promise.resolve(outcome.response);
    return new Promise((resolve) => {
      batch.whenSettled((error) => {
        resolve(error === ErrorCode.NONE ? outcome.response : refused(clientError(error)));
      });
      if (outcome.settled !== undefined) batch.whenSettled(outcome.settled);
      if (outcome.written !== undefined) batch.whenSettled(outcome.written);
    });
  }

  /** The batch that the last of the records is in. */
  #write(outcome: Outcome<Record>): WriteBatch | undefined {
    const { records, marker, transaction } = outcome;
    if (marker !== undefined) return this.#writeMarker(marker);
    if (records.length === 0) return undefined;
    const { machine } = this.#options;
    // A transaction's records are one batch, however large: they are one request's.
    let batch = transaction === undefined ? undefined : this.#newBatch(transaction);
    for (const record of records) {
      const encoded = machine.encode(record);
      const sizeBytes = sizeInBatch(encoded);
      if (transaction === undefined) batch = this.#batchWithRoomFor(sizeBytes);
      batch?.add(encoded, sizeBytes);
      if (outcome.settled === undefined) batch?.changes.push(machine.apply(record, transaction));
    }
    if (outcome.reverted !== undefined) batch?.whenReverted(outcome.reverted);
    this.#askForFlush();
    return batch;
  }

  #writeMarker(marker: EndMarker): WriteBatch {
    const batch = this.#newBatch(undefined, marker);
    const change = this.#options.machine.applyMarker?.(marker);
    if (change !== undefined) batch.changes.push(change);
    this.#askForFlush();
    return batch;
  }

  #batchWithRoomFor(sizeBytes: number): WriteBatch {
    const last = this.#waiting.at(-1);
    const hasRoom = last?.isPlain && last.sizeBytes + sizeBytes <= this.#options.maxBatchBytes;
    return hasRoom ? last : this.#newBatch();
  }

  #newBatch(transaction?: TransactionStamp, marker?: EndMarker): WriteBatch {
    const batch = new WriteBatch(transaction, marker);
    this.#waiting.push(batch);
    const cancel = this.#options.clock.schedule(this.#options.writeTimeoutMs, () =>
      batch.settle(ErrorCode.REQUEST_TIMED_OUT),
    );
    this.#cancelTimeouts.add(cancel);
    batch.whenSettled(() => {
      cancel();
      this.#cancelTimeouts.delete(cancel);
    });
    return batch;
  }

  #askForFlush(): void {
    if (this.#flushAsked || this.#underWay !== undefined) return;
    this.#flushAsked = true;
    this.#options.clock.endOfTurn(() => {
      this.#flushAsked = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#state === 'closed' || this.#underWay !== undefined) return;
    const batch = this.#waiting.shift();
    if (batch === undefined) return;
    this.#underWay = batch;
    batch.appendTo(this.#options.log, this.#options.partition).then(
      (firstOffset) => this.#committed(batch, firstOffset),
      (error: unknown) => this.#refused(batch, error),
    );
  }

  #committed(batch: WriteBatch, firstOffset: number | undefined): void {
    if (this.#underWay !== batch) return;
    this.#underWay = undefined;
    this.#options.machine.written?.(firstOffset, batch.records);
    batch.commit();
    batch.settle(ErrorCode.NONE);
    this.#flush();
  }

  /**
   * What came after the refused batch was built on it, so it goes as well. A batch that is committed, but on fewer replicas than it should
   * be, is committed all the same.
   */
  #refused(batch: WriteBatch, error: unknown): void {
    if (this.#underWay !== batch) return;
    const code = error instanceof LogAppendError ? error.code : ErrorCode.UNKNOWN_SERVER_ERROR;
    if (code === ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND) {
      this.#committed(batch, undefined);
      return;
    }
    const { logger, partition } = this.#options;
    logger.warn('The log refused records of a coordinator', {
      partition,
      code,
      records: batch.records.length,
      reason: String(error),
    });
    if (!batch.isPlain) {
      this.#refusedAlone(batch, code);
      return;
    }
    const batches = this.#unsettledBatches();
    this.#underWay = undefined;
    this.#waiting = [];
    for (let i = batches.length - 1; i >= 0; i--) batches[i]!.revert();
    for (const each of batches) {
      each.tellReverted();
      each.settle(code);
    }
  }

  /** The log judges producers, and others are not to suffer for one: nothing is built on what is in a transaction. */
  #refusedAlone(batch: WriteBatch, code: number): void {
    this.#underWay = undefined;
    batch.revert();
    batch.tellReverted();
    batch.settle(code);
    this.#flush();
  }

  /** Of those that others build on: what one producer writes in a transaction concerns nobody else. */
  #lastUnsettled(): WriteBatch | undefined {
    return this.#unsettledBatches().findLast(({ isPlain }) => isPlain);
  }

  #unsettledBatches(): WriteBatch[] {
    return this.#underWay === undefined ? this.#waiting : [this.#underWay, ...this.#waiting];
  }
}
