import type { Clock, Logger } from '@kavka/base';
import { DecodeError, ErrorCode } from '@kavka/protocol';
import type { CoordinatorRecord, LogBatch, LogRecord } from '../ports.ts';
import { Deadline } from '../runtime/deadline.ts';
import { type Answer, answer, type Outcome } from '../runtime/outcome.ts';
import type { Change, StateMachine } from '../runtime/state-machine.ts';
import { type EndRequest, type EndResult, endFailure, judgeEnd } from './end-transaction.ts';
import { fenced } from './fencing.ts';
import { type InitRequest, type InitResult, initFailure, judgeInit } from './init-producer-id.ts';
import { MarkerCompletion } from './marker-completion.ts';
import { eachPartition, hasAllPartitions, hasPartition, type PartitionSet } from './partition-set.ts';
import { NO_TIMEOUT_MS, newTransaction, type Transaction, withAddedPartitions } from './transaction.ts';
import type { TransactionCoordinatorConfig } from './transaction-coordinator-config.ts';
import { TransactionEntry } from './transaction-entry.ts';
import type { MarkerDelivery, MarkerResult, ProducerIdSource } from './transaction-ports.ts';
import {
  decodeTransactionRecord,
  encodeTransactionRecord,
  type TransactionRecord,
} from './transaction-record.ts';
import { isExpirable, isPrepared } from './transaction-state.ts';

/** Many expire together, when many came together: clients are served in between. */
const MAX_EXPIRED_AT_ONCE = 5_000;
const NEXT_EXPIRY_MS = 100;

export interface TransactionMachineOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: TransactionCoordinatorConfig;
  readonly coordinatorEpoch: number;
  readonly markers: MarkerDelivery;
  readonly producerIds: ProducerIdSource;
  /** The cluster's `transaction.version`. */
  readonly transactionVersion: () => number;
  /** Runs what a timer or a written marker has to do as an event of the shard. */
  readonly run: (event: () => Outcome<TransactionRecord>) => void;
}

/** Partitions that a producer adds to its transaction, or wants known to be in it. */
export interface PartitionsRequest {
  readonly transactionalId: string;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly partitions: PartitionSet;
}

/**
 * The transactions of one partition of `__transaction_state`. As in Kafka, a transition counts when the log has it; until then the
 * transactional id is pending, and other requests for it are told to come back.
 */
export class TransactionMachine implements StateMachine<TransactionRecord> {
  readonly #options: TransactionMachineOptions;
  readonly #entries = new Map<string, TransactionEntry>();
  /** Those in an open transaction. */
  readonly #open = new Set<TransactionEntry>();
  readonly #completion: MarkerCompletion;
  readonly #abortCheck: Deadline;
  readonly #expiryCheck: Deadline;
  readonly #whenIdle = new Map<TransactionEntry, (() => void)[]>();

  constructor(options: TransactionMachineOptions) {
    this.#options = options;
    this.#completion = new MarkerCompletion({
      ...options,
      complete: (entry, next) =>
        options.run(() => ({ records: [{ transactionalId: entry.transactionalId, value: next }] })),
    });
    this.#abortCheck = new Deadline(options.clock, () => this.#abortTimedOut());
    this.#expiryCheck = new Deadline(options.clock, () => options.run(() => this.#expire()));
  }

  encode(record: TransactionRecord): CoordinatorRecord {
    return encodeTransactionRecord(record, this.#options.transactionVersion() >= 1 ? 1 : 0);
  }

  apply({ transactionalId, value, isFence }: TransactionRecord): Change {
    const entry = this.#entries.get(transactionalId);
    if (entry === undefined) return { commit: () => {}, revert: () => {} };
    entry.pending = value === null ? 'Dead' : value.state;
    return {
      commit: () => (value === null ? this.#forget(entry) : this.#reached(entry, value)),
      revert: () => {
        if (isFence) entry.hasFailedFence = true;
        const isComplete = value?.state === 'CompleteCommit' || value?.state === 'CompleteAbort';
        if (isComplete) this.#completion.retryComplete(entry, value);
        else this.#idle(entry);
      },
    };
  }

  replay(batch: LogBatch): void {
    if (batch.isControl) return;
    for (const logRecord of batch.records) {
      const record = this.#decoded(logRecord);
      if (record === undefined) continue;
      const { transactionalId, value } = record;
      if (value === null) this.#entries.delete(transactionalId);
      else this.#entries.set(transactionalId, new TransactionEntry(transactionalId, value));
    }
  }

  /** What was decided before, but not told to all partitions, is told again. */
  loaded(): void {
    const { config } = this.#options;
    for (const entry of this.#entries.values()) {
      const { state } = entry.current;
      if (state === 'Ongoing') this.#open.add(entry);
      else if (isPrepared(state)) this.#completion.start(entry);
    }
    this.#abortCheck.set(config.abortIntervalMs);
    this.#expiryCheck.set(config.expiryIntervalMs);
  }

  unloaded(): void {
    this.#abortCheck.cancel();
    this.#expiryCheck.cancel();
    this.#completion.stop();
    for (const entry of [...this.#whenIdle.keys()]) this.#tellIdle(entry);
  }

  get(transactionalId: string): TransactionEntry | undefined {
    return this.#entries.get(transactionalId);
  }

  all(): IterableIterator<TransactionEntry> {
    return this.#entries.values();
  }

  /** Resolves when no transition is under way; for an id that is not there at once. */
  whenIdle(transactionalId: string): Promise<void> {
    const entry = this.#entries.get(transactionalId);
    if (entry === undefined || entry.pending === null) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.#whenIdle.get(entry);
      if (waiting === undefined) this.#whenIdle.set(entry, [resolve]);
      else waiting.push(resolve);
    });
  }

  init(request: InitRequest): Answer<TransactionRecord, InitResult> {
    const { clock, producerIds, transactionVersion } = this.#options;
    const entry = this.#entryFor(request);
    if (entry === undefined) return answer(initFailure(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS));
    const verdict = judgeInit(entry, request, transactionVersion(), producerIds, clock.now());
    const { result: response, next: value, isFence } = verdict;
    if (value === null) return answer(response);
    return { records: [{ transactionalId: request.transactionalId, value, isFence }], response };
  }

  /** Error code. `clientVersion` is that of the transaction protocol. */
  addPartitions(request: PartitionsRequest, clientVersion: number): Answer<TransactionRecord, number> {
    const { transactionalId, partitions } = request;
    const entry = this.#entries.get(transactionalId);
    if (entry === undefined) return answer(ErrorCode.INVALID_PRODUCER_ID_MAPPING);
    if (entry.pending !== null) return answer(ErrorCode.CONCURRENT_TRANSACTIONS);
    const { current } = entry;
    const errorCode = producerError(current, request);
    if (errorCode !== ErrorCode.NONE) return answer(errorCode);
    if (current.state === 'Ongoing' && hasAllPartitions(current.partitions, partitions))
      return answer(ErrorCode.NONE);
    const value = withAddedPartitions(current, partitions, clientVersion, this.#options.clock.now());
    return { records: [{ transactionalId, value }], response: ErrorCode.NONE };
  }

  /** What is known by now: the log of the partition judges once more. */
  verifyPartitions(request: PartitionsRequest): MarkerResult[] {
    const current = this.#entries.get(request.transactionalId)?.current;
    const errorCode =
      current === undefined ? ErrorCode.INVALID_PRODUCER_ID_MAPPING : producerError(current, request);
    return Array.from(eachPartition(request.partitions), ({ topic, partition }) => {
      if (current === undefined || errorCode !== ErrorCode.NONE) return { topic, partition, errorCode };
      const isIn = hasPartition(current.partitions, topic, partition);
      return { topic, partition, errorCode: isIn ? ErrorCode.NONE : ErrorCode.TRANSACTION_ABORTABLE };
    });
  }

  end(request: EndRequest): Answer<TransactionRecord, EndResult> {
    const { transactionalId } = request;
    const entry = this.#entries.get(transactionalId);
    if (entry === undefined) return answer(endFailure(ErrorCode.INVALID_PRODUCER_ID_MAPPING));
    const { clock, producerIds } = this.#options;
    const { result: response, next: value } = judgeEnd(entry, request, producerIds, clock.now());
    return value === null ? answer(response) : { records: [{ transactionalId, value }], response };
  }

  /** As in Kafka, a new id is known from now on, whether its first record reaches the log or not. */
  #entryFor({ transactionalId, timeoutMs }: InitRequest): TransactionEntry | undefined {
    const known = this.#entries.get(transactionalId);
    if (known !== undefined) return known;
    const { clock, producerIds } = this.#options;
    const producerId = producerIds.take();
    if (producerId === undefined) return undefined;
    const entry = new TransactionEntry(transactionalId, newTransaction(producerId, timeoutMs, clock.now()));
    this.#entries.set(transactionalId, entry);
    return entry;
  }

  /** The log has the state. */
  #reached(entry: TransactionEntry, value: Transaction): void {
    entry.current = value;
    if (value.state === 'Ongoing') this.#open.add(entry);
    else this.#open.delete(entry);
    if (isPrepared(value.state)) this.#completion.start(entry);
    else this.#idle(entry);
  }

  #forget(entry: TransactionEntry): void {
    this.#entries.delete(entry.transactionalId);
    this.#idle(entry);
  }

  #idle(entry: TransactionEntry): void {
    entry.pending = null;
    this.#tellIdle(entry);
  }

  #tellIdle(entry: TransactionEntry): void {
    const waiting = this.#whenIdle.get(entry);
    if (waiting === undefined) return;
    this.#whenIdle.delete(entry);
    for (const resolve of waiting) resolve();
  }

  /** Each by itself: a long list must not hold up what clients ask for. */
  #abortTimedOut(): void {
    const { clock, config, run, logger } = this.#options;
    this.#abortCheck.set(config.abortIntervalMs);
    const nowMs = clock.now();
    for (const entry of [...this.#open]) {
      const { timeoutMs, startMs } = entry.current;
      if (entry.pending !== null || timeoutMs === NO_TIMEOUT_MS || startMs + timeoutMs >= nowMs) continue;
      const { transactionalId } = entry;
      logger.info('A transaction is aborted because it took too long', { transactionalId, timeoutMs });
      run(() => this.#abort(entry, nowMs));
    }
  }

  #abort(entry: TransactionEntry, nowMs: number): Outcome<TransactionRecord> {
    const { producerIds, transactionVersion } = this.#options;
    const value = fenced(entry, transactionVersion(), producerIds, nowMs);
    // Without a producer id it is aborted next time.
    if (value === undefined) producerIds.refill();
    const { transactionalId } = entry;
    return { records: value === undefined ? [] : [{ transactionalId, value, isFence: true }] };
  }

  #expire(): Outcome<TransactionRecord> {
    const { clock, config, logger } = this.#options;
    this.#expiryCheck.set(config.expiryIntervalMs);
    const expiredMs = clock.now() - config.idExpirationMs;
    const records: TransactionRecord[] = [];
    for (const { transactionalId, pending, current } of this.#entries.values()) {
      if (pending !== null || !isExpirable(current.state) || current.lastUpdateMs > expiredMs) continue;
      records.push({ transactionalId, value: null });
      if (records.length < MAX_EXPIRED_AT_ONCE) continue;
      this.#expiryCheck.set(NEXT_EXPIRY_MS);
      break;
    }
    if (records.length > 0) logger.info('Transactional ids expired', { ids: records.length });
    return { records };
  }

  /** What cannot be read is left as it is: it may be of a later version of Kafka, and the rest must still load. */
  #decoded({ offset, key, value }: LogRecord): TransactionRecord | undefined {
    const { logger } = this.#options;
    try {
      const record = key === null ? undefined : decodeTransactionRecord(key, value);
      if (record === undefined) logger.warn('Skipped a record of an unknown type', { offset });
      return record;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      logger.warn('Skipped a record that cannot be read', { offset, reason: error.message });
      return undefined;
    }
  }
}

function producerError(current: Transaction, { producerId, producerEpoch }: PartitionsRequest): number {
  if (current.producerId !== producerId) return ErrorCode.INVALID_PRODUCER_ID_MAPPING;
  if (current.producerEpoch !== producerEpoch) return ErrorCode.PRODUCER_FENCED;
  return isPrepared(current.state) ? ErrorCode.CONCURRENT_TRANSACTIONS : ErrorCode.NONE;
}
