import { ErrorCode } from '@kavka/protocol';
import type { InitProducerIdRequest } from '@kavka/protocol/messages/22-init-producer-id';
import type { LedShard } from '../runtime/led-shards.ts';
import { type EndRequest, type EndResult, endFailure } from './end-transaction.ts';
import { type InitRequest, type InitResult, initFailure } from './init-producer-id.ts';
import { eachPartition } from './partition-set.ts';
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID, NO_TIMEOUT_MS } from './transaction.ts';
import type { TransactionCoordinatorOptions } from './transaction-coordinator.ts';
import type { PartitionsRequest, TransactionMachine } from './transaction-machine.ts';
import type { MarkerResult } from './transaction-ports.ts';
import type { TransactionRecord } from './transaction-record.ts';

export type FindShard = (transactionalId: string) => LedShard<TransactionRecord, TransactionMachine> | number;

/** What producers, and the leaders of their partitions, ask for. */
export class TransactionRequests {
  readonly #find: FindShard;
  readonly #options: Pick<TransactionCoordinatorOptions, 'config' | 'producerIds'>;

  constructor(find: FindShard, options: Pick<TransactionCoordinatorOptions, 'config' | 'producerIds'>) {
    this.#find = find;
    this.#options = options;
  }

  async init(request: InitProducerIdRequest): Promise<InitResult> {
    const { producerIds } = this.#options;
    const { producerId, producerEpoch } = request;
    const hasId = producerId !== NO_PRODUCER_ID;
    if (hasId !== (producerEpoch !== NO_PRODUCER_EPOCH)) return initFailure(ErrorCode.INVALID_REQUEST);
    const expected = hasId ? { producerId, producerEpoch } : undefined;
    if (request.transactionalId === null) return this.#initIdempotent();
    const refusal = this.#initRefusal(request);
    if (refusal !== ErrorCode.NONE) return initFailure(refusal);
    const timeoutMs = request.enable2Pc ? NO_TIMEOUT_MS : request.transactionTimeoutMs;
    const init: InitRequest = { transactionalId: request.transactionalId, timeoutMs, expected };
    const result = await this.#initTransactional(init);
    // No producer id was at hand: more are asked for, once.
    if (result.errorCode !== ErrorCode.COORDINATOR_LOAD_IN_PROGRESS) return result;
    await producerIds.refill();
    return this.#initTransactional(init);
  }

  async addPartitions(request: PartitionsRequest, clientVersion: number): Promise<number> {
    if (request.transactionalId === '') return ErrorCode.INVALID_REQUEST;
    const led = this.#find(request.transactionalId);
    if (typeof led === 'number') return led;
    return led.shard.ask(
      () => led.machine.addPartitions(request, clientVersion),
      (error) => error,
    );
  }

  verifyPartitions(request: PartitionsRequest): readonly MarkerResult[] {
    const { transactionalId, partitions } = request;
    const led = transactionalId === '' ? ErrorCode.INVALID_REQUEST : this.#find(transactionalId);
    if (typeof led !== 'number') return led.machine.verifyPartitions(request);
    return Array.from(eachPartition(partitions), (place) => ({ ...place, errorCode: led }));
  }

  async end(request: EndRequest): Promise<EndResult> {
    if (request.transactionalId === '') return endFailure(ErrorCode.INVALID_REQUEST);
    const led = this.#find(request.transactionalId);
    if (typeof led === 'number') return endFailure(led);
    const result = await led.shard.ask(() => led.machine.end(request), endFailure);
    if (result.errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS) await this.#options.producerIds.refill();
    return result;
  }

  async #initIdempotent(): Promise<InitResult> {
    const { producerIds } = this.#options;
    let producerId = producerIds.take();
    if (producerId === undefined) {
      await producerIds.refill();
      producerId = producerIds.take();
    }
    if (producerId === undefined) return initFailure(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS);
    return { errorCode: ErrorCode.NONE, producerId, producerEpoch: 0 };
  }

  async #initTransactional(request: InitRequest): Promise<InitResult> {
    const led = this.#find(request.transactionalId);
    if (typeof led === 'number') return initFailure(led);
    return led.shard.ask(() => led.machine.init(request), initFailure);
  }

  #initRefusal({
    transactionalId,
    transactionTimeoutMs: timeoutMs,
    enable2Pc,
    keepPreparedTxn,
  }: InitProducerIdRequest): number {
    const { isTwoPhaseCommitEnabled, maxTimeoutMs } = this.#options.config;
    if (transactionalId === '') return ErrorCode.INVALID_REQUEST;
    if (enable2Pc && !isTwoPhaseCommitEnabled) return ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
    if (keepPreparedTxn) return ErrorCode.UNSUPPORTED_VERSION;
    const isInBounds = enable2Pc || (timeoutMs > 0 && timeoutMs <= maxTimeoutMs);
    return isInBounds ? ErrorCode.NONE : ErrorCode.INVALID_TRANSACTION_TIMEOUT;
  }
}
