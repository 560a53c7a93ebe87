import { IllegalStateError, KafkaError } from '../errors/index.ts';
import type { PartitionQueue } from './partition-queue.ts';
import type { GroupMember, TransactionCoordinator, TransactionOffset } from './transaction-coordinator.ts';

/** What transactions need of the way of records. */
export interface TransactedRecords {
  /** Resolves when all that was sent is decided. */
  flush(): Promise<void>;
  /** Fails all that waits, and resolves when what is under way is decided. */
  drop(error: KafkaError): Promise<void>;
  /** Queues may be admitted now that were not before. */
  admitted(queues: readonly PartitionQueue[]): void;
}

type State = 'new' | 'ready' | 'open' | 'ending' | 'unfinished' | 'fatal';
type End = 'commitTransaction' | 'abortTransaction';

/** The last version of Produce that does not add its partitions to the transaction by itself. */
const PRODUCE_LIMIT_OF_FIRST_KIND = 11;

/** Where a transactional producer stands, and what it may do there. */
export class Transactions {
  readonly #coordinator: TransactionCoordinator;
  readonly #records: TransactedRecords;
  readonly #timeoutMs: number;
  #state: State = 'new';
  /** Why the open transaction can only be aborted. */
  #failure: KafkaError | undefined;
  #isAborting = false;
  /** The end that ran out of time: whether it took effect is not known, so that only the same one can follow. */
  #unfinished: End | undefined;
  readonly #added = new Set<PartitionQueue>();
  #toAdd = new Set<PartitionQueue>();
  #adding: Promise<void> | undefined;
  #hasOffsets = false;

  constructor(coordinator: TransactionCoordinator, records: TransactedRecords, timeoutMs: number) {
    this.#coordinator = coordinator;
    this.#records = records;
    this.#timeoutMs = timeoutMs;
  }

  get transactionalId(): string {
    return this.#coordinator.transactionalId;
  }

  /** Nothing is sent again: what was not stored will not be. */
  get isAborting(): boolean {
    return this.#isAborting;
  }

  get produceVersionLimit(): number {
    return this.#coordinator.isSecondKind ? Number.POSITIVE_INFINITY : PRODUCE_LIMIT_OF_FIRST_KIND;
  }

  async init(): Promise<void> {
    this.#expect('new', 'initTransactions');
    await this.#guarded(this.#coordinator.init(this.#timeoutMs));
    this.#reset();
  }

  begin(): void {
    this.#expect('ready', 'beginTransaction');
    this.#state = 'open';
  }

  /** @throws IllegalStateError where no transaction is open; the failure of the one that is */
  throwUnlessOpen(what: string): void {
    this.#expect('open', what);
    if (this.#failure !== undefined) throw abortFirst(this.#failure);
  }

  /** Whether batches of this queue may be sent now; where not, the partition is added first. */
  admits(queue: PartitionQueue): boolean {
    if (this.#added.has(queue)) return true;
    if (this.#coordinator.isSecondKind) {
      this.#added.add(queue);
      return true;
    }
    this.#toAdd.add(queue);
    this.#adding ??= this.#addAll().finally(() => {
      this.#adding = undefined;
    });
    return false;
  }

  /** A batch of the open transaction was not stored: the others have lost their sense. */
  batchFailed(error: KafkaError): void {
    if (error.isFatal && error.code !== 'CLIENT_CLOSED') this.#state = 'fatal';
    if (this.#failure !== undefined) return;
    this.#failure = error;
    if (!this.#isAborting) void this.#records.drop(error);
  }

  async sendOffsets(offsets: readonly TransactionOffset[], member: GroupMember): Promise<void> {
    this.throwUnlessOpen('sendOffsetsToTransaction');
    if (offsets.length === 0) return;
    this.#hasOffsets = true;
    await this.#guarded(this.#coordinator.commitOffsets(offsets, member));
  }

  async commit(): Promise<void> {
    if (!this.#isToRetry('commitTransaction')) {
      this.throwUnlessOpen('commitTransaction');
      await this.#records.flush();
      if (this.#failure !== undefined) throw abortFirst(this.#failure);
    }
    await this.#end('commitTransaction', async () => {
      if (this.#hasParts) await this.#coordinator.end(true);
    });
  }

  async abort(): Promise<void> {
    if (!this.#isToRetry('abortTransaction')) {
      this.#expect('open', 'abortTransaction');
      this.#isAborting = true;
    }
    await this.#end('abortTransaction', async () => {
      await this.#records.drop(new IllegalStateError('the transaction was aborted'));
      // A request that is under way must not meet the next epoch.
      this.#toAdd.clear();
      await this.#adding;
      if (this.#hasParts) await this.#coordinator.end(false);
      // Sequences of batches that were dropped leave a gap, which a new epoch closes; the second kind has one with each end.
      if (!this.#coordinator.isSecondKind) await this.#coordinator.init(this.#timeoutMs);
    });
  }

  async #end(what: End, work: () => Promise<void>): Promise<void> {
    this.#state = 'ending';
    try {
      await this.#guarded(work());
    } catch (error) {
      if (error instanceof KafkaError && error.isRetriable) {
        this.#state = 'unfinished';
        this.#unfinished = what;
      } else if (this.#state === 'ending') this.#state = 'open';
      throw error;
    }
    this.#reset();
  }

  /** @throws IllegalStateError where another end is unfinished */
  #isToRetry(what: End): boolean {
    if (this.#state !== 'unfinished') return false;
    if (this.#unfinished === what) return true;
    throw new IllegalStateError(
      `${what} is not possible now: ${this.#unfinished} ran out of time and must be called again`,
      { transactionalId: this.transactionalId },
    );
  }

  get #hasParts(): boolean {
    return this.#added.size > 0 || this.#hasOffsets;
  }

  #reset(): void {
    this.#state = 'ready';
    this.#failure = undefined;
    this.#isAborting = false;
    this.#unfinished = undefined;
    this.#hasOffsets = false;
    this.#added.clear();
    this.#toAdd.clear();
  }

  async #addAll(): Promise<void> {
    while (this.#toAdd.size > 0 && this.#failure === undefined) {
      const queues = [...this.#toAdd];
      this.#toAdd = new Set();
      try {
        await this.#guarded(this.#coordinator.addPartitions(queues));
        for (const queue of queues) this.#added.add(queue);
        this.#records.admitted(queues);
      } catch (error) {
        if (error instanceof KafkaError) void this.#records.drop(error);
      }
    }
  }

  /** What fails here fails the transaction, or the producer. */
  async #guarded<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof KafkaError) {
        if (error.isFatal) this.#state = 'fatal';
        this.#failure ??= error;
      }
      throw error;
    }
  }

  #expect(state: State, what: string): void {
    if (this.#state === state) return;
    if (this.#state === 'fatal' && this.#failure !== undefined) throw this.#failure;
    const now = STATES_IN_WORDS[this.#state];
    throw new IllegalStateError(`${what} is not possible now: ${now}`, {
      transactionalId: this.transactionalId,
    });
  }
}

const STATES_IN_WORDS: Readonly<Record<State, string>> = {
  new: 'initTransactions has not been called',
  ready: 'no transaction is open',
  open: 'a transaction is open',
  ending: 'the transaction is being ended',
  unfinished: 'the end of the transaction ran out of time: call it again',
  fatal: 'the producer has failed',
};

function abortFirst(cause: KafkaError): KafkaError {
  const message = `the transaction can only be aborted, because of ${cause.code}`;
  return new KafkaError(cause.code, cause.isFatal ? 'fatal' : 'abortable', message, cause.context, { cause });
}
