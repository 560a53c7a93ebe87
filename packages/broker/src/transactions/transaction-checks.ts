import type { Clock } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import { EPOCH_BUMP_VERSION, type PartitionsRequest, type TransactionCoordinator } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';

/**
 * What a client expects of the leader that it writes to: `verify` that its partitions are in the transaction (and it knows, from
 * `verify-abortable` on, that a transaction can only be aborted), or `add` them by itself (KIP-890).
 */
export type CheckKind = 'verify' | 'verify-abortable' | 'add';

/** Of one partition of a transaction; 0 where all is well. */
export interface CheckedPartition {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
}

/** Asks transaction coordinators whether partitions are in open transactions, before something is written to them. */
export class TransactionChecks {
  readonly #transactions: TransactionCoordinator;
  readonly #clock: Clock;
  readonly #config: () => BrokerConfig;
  /** The last check of a transactional id that is not over. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(transactions: TransactionCoordinator, clock: Clock, config: () => BrokerConfig) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#config = config;
  }

  /** transaction.partition.verification.enable */
  get isVerifying(): boolean {
    return this.#config().boolean('transaction.partition.verification.enable');
  }

  /**
   * Runs what checks and appends for a transactional id after what came before it, so that batches do not pass each other while a
   * coordinator is asked. Nothing is put off where nothing is under way.
   */
  inTurn(
    transactionalId: string,
    action: () => Promise<void> | undefined,
    failed: (error: unknown) => void,
  ): void {
    const before = this.#turns.get(transactionalId);
    const turn = before === undefined ? action() : before.then(action);
    if (turn === undefined) return;
    const settled = turn.catch(failed).finally(() => {
      if (this.#turns.get(transactionalId) === settled) this.#turns.delete(transactionalId);
    });
    this.#turns.set(transactionalId, settled);
  }

  /** As a coordinator on this node answers. The errors are those that a leader passes on. */
  async check(request: PartitionsRequest, kind: CheckKind): Promise<readonly CheckedPartition[]> {
    if (kind === 'add')
      return this.#all(request, await this.#transactions.addPartitions(request, EPOCH_BUMP_VERSION));
    const results = this.#transactions.verifyPartitions(request);
    return results.map((result) => ({ ...result, errorCode: leaderError(result.errorCode, kind) }));
  }

  /** As `check`; waits a while for the transaction before to end, rather than have the client come back. */
  async checkPatiently(request: PartitionsRequest, kind: CheckKind): Promise<readonly CheckedPartition[]> {
    if (kind !== 'add') return this.check(request, kind);
    return this.#all(request, await this.addPatiently(request, EPOCH_BUMP_VERSION));
  }

  /** Adds partitions to a transaction, as soon as the one before has ended. The coordinator's error code. */
  async addPatiently(request: PartitionsRequest, clientVersion: number): Promise<number> {
    const endMs = this.#clock.monotonic() + this.#patienceMs;
    for (;;) {
      const errorCode = await this.#transactions.addPartitions(request, clientVersion);
      const leftMs = endMs - this.#clock.monotonic();
      if (errorCode !== ErrorCode.CONCURRENT_TRANSACTIONS || leftMs <= 0) return errorCode;
      await this.#idleOrAfter(request.transactionalId, leftMs);
    }
  }

  get #patienceMs(): number {
    const config = this.#config();
    const retryMs = config.number('add.partitions.to.txn.retry.backoff.max.ms');
    return Math.min(retryMs, config.number('request.timeout.ms'));
  }

  #idleOrAfter(transactionalId: string, delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.schedule(delayMs, resolve);
      this.#transactions.whenIdle(transactionalId).then(() => {
        cancel();
        resolve();
      });
    });
  }

  #all({ partitions }: PartitionsRequest, errorCode: number): CheckedPartition[] {
    const code = leaderError(errorCode, 'add');
    return [...partitions].flatMap(([topic, indexes]) =>
      indexes.map((partition) => ({ topic, partition, errorCode: code })),
    );
  }
}

/**
 * Older clients know neither of a producer that takes another's place, nor that a transaction can only be aborted. No other node could be
 * asked: where this one is not the coordinator, nobody is.
 */
function leaderError(errorCode: number, kind: CheckKind): number {
  if (errorCode === ErrorCode.NOT_COORDINATOR) return ErrorCode.COORDINATOR_NOT_AVAILABLE;
  if (errorCode === ErrorCode.PRODUCER_FENCED) return ErrorCode.INVALID_PRODUCER_EPOCH;
  const isUnknown = errorCode === ErrorCode.TRANSACTION_ABORTABLE && kind === 'verify';
  return isUnknown ? ErrorCode.INVALID_TXN_STATE : errorCode;
}
