import type { Clock } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { DescribeTransactionsResponseTransactionState } from '@kavka/protocol/messages/65-describe-transactions';
import type {
  ListTransactionsRequest,
  ListTransactionsResponse,
  ListTransactionsResponseTransactionState,
} from '@kavka/protocol/messages/66-list-transactions';
import { RE2JS, RE2JSException } from 're2js';
import type { LedShards } from '../runtime/led-shards.ts';
import type { TransactionEntry } from './transaction-entry.ts';
import type { TransactionMachine } from './transaction-machine.ts';
import type { TransactionRecord } from './transaction-record.ts';
import type { FindShard } from './transaction-requests.ts';
import { isTransactionState } from './transaction-state.ts';

/** What administrators ask of transactions. */
export class TransactionListing {
  readonly #led: LedShards<TransactionRecord, TransactionMachine>;
  readonly #find: FindShard;
  readonly #clock: Clock;

  constructor(led: LedShards<TransactionRecord, TransactionMachine>, find: FindShard, clock: Clock) {
    this.#led = led;
    this.#find = find;
    this.#clock = clock;
  }

  describe(transactionalId: string): Init<DescribeTransactionsResponseTransactionState> {
    if (this.#led.isClosed) return { transactionalId, errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE };
    if (transactionalId === '') return { transactionalId, errorCode: ErrorCode.INVALID_REQUEST };
    const led = this.#find(transactionalId);
    if (typeof led === 'number') return { transactionalId, errorCode: led };
    const entry = led.machine.get(transactionalId);
    if (entry === undefined) return { transactionalId, errorCode: ErrorCode.TRANSACTIONAL_ID_NOT_FOUND };
    const { current } = entry;
    return {
      transactionalId,
      errorCode: ErrorCode.NONE,
      transactionState: current.state,
      transactionTimeoutMs: current.timeoutMs,
      transactionStartTimeMs: BigInt(current.startMs),
      producerId: current.producerId,
      producerEpoch: current.producerEpoch,
      topics: [...current.partitions].map(([topic, partitions]) => ({ topic, partitions: [...partitions] })),
    };
  }

  list(request: ListTransactionsRequest): Init<ListTransactionsResponse> {
    if (this.#led.isClosed) return { errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE };
    const pattern = wholeMatch(request.transactionalIdPattern);
    if (pattern === null) return { errorCode: ErrorCode.INVALID_REGULAR_EXPRESSION };
    const isListed = filterOf(request, pattern, this.#clock.now());
    const transactionStates: Init<ListTransactionsResponseTransactionState>[] = [];
    for (const { shard, machine } of this.#led.all()) {
      const refusal = shard.refusal();
      if (refusal === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS) return { errorCode: refusal };
      if (refusal === ErrorCode.NOT_COORDINATOR) continue;
      for (const entry of machine.all()) {
        const { producerId, state: transactionState } = entry.current;
        if (isListed(entry))
          transactionStates.push({ transactionalId: entry.transactionalId, producerId, transactionState });
      }
    }
    const unknownStateFilters = request.stateFilters.filter((name) => !isTransactionState(name));
    return { errorCode: ErrorCode.NONE, unknownStateFilters, transactionStates };
  }
}

function filterOf(
  request: ListTransactionsRequest,
  pattern: RE2JS | undefined,
  nowMs: number,
): (entry: TransactionEntry) => boolean {
  const states = new Set<string>(request.stateFilters);
  const producerIds = new Set(request.producerIdFilters);
  const durationMs = Number(request.durationFilter);
  return ({ transactionalId, current }) =>
    (producerIds.size === 0 || producerIds.has(current.producerId)) &&
    (states.size === 0 || states.has(current.state)) &&
    (durationMs < 0 || nowMs - current.startMs > durationMs) &&
    (pattern === undefined || pattern.matches(transactionalId));
}

/** Undefined where everything matches; null for what is no regular expression. Matching takes linear time, whatever it is. */
function wholeMatch(pattern: string | null): RE2JS | undefined | null {
  if (pattern === null || pattern === '') return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return null;
  }
}
