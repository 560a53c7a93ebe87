import { type PartitionsRequest, partitionSet } from '@kavka/coordinators';
import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { ProduceRequest } from '@kavka/protocol/messages/00-produce';
import { BatchView } from '@kavka/protocol/records';
import type { VerificationGuard } from '@kavka/storage';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { CheckKind } from '../transactions/transaction-checks.ts';
import { areTransactional, batchShapeError } from './batch-shape.ts';

/** From here on clients know that a transaction can only be aborted. */
const FIRST_VERSION_THAT_ABORTS = 11;
/** From here on clients leave it to the leader to add a partition to the transaction. */
const FIRST_VERSION_THAT_ADDS = 12;
const FIRST_VERSION_WITH_TOPIC_IDS = 13;

/** Errors of a coordinator that a client does not expect of a leader; this one has it come back without looking for another leader. */
const RETRIABLE: ReadonlySet<number> = new Set([
  ErrorCode.NETWORK_EXCEPTION,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.NOT_COORDINATOR,
]);

const view = new BatchView();

/** What was found out about a partition before the append. */
export interface PartitionVerdict {
  readonly errorCode: number;
  /** Null where the code says enough. */
  readonly errorMessage: string | null;
  /** Goes with the append. */
  readonly guard: VerificationGuard | null;
}

/** By topic and partition; what is not in it needs no check. */
export type ProduceVerdicts = ReadonlyMap<string, PartitionVerdict>;

export function verdictKey(topic: string, partition: number): string {
  return `${topic}-${partition}`;
}

export const NO_VERDICTS: ProduceVerdicts = new Map();

interface TransactionalPartition {
  readonly topic: string;
  readonly partition: number;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
}

/** The transactional batches of one request, which are all of one producer. */
export class TransactionalProduce {
  readonly #transactionalId: string;
  readonly #context: RequestContext;
  readonly #kind: CheckKind;
  readonly #batches: readonly TransactionalPartition[];

  constructor(transactionalId: string, request: ProduceRequest, context: RequestContext) {
    this.#transactionalId = transactionalId;
    this.#context = context;
    this.#kind = checkKind(context.apiVersion);
    this.#batches = transactionalBatches(request, context);
  }

  /** 0, or the error for the whole request. */
  get error(): number {
    const [first] = this.#batches;
    const isOfOne = this.#batches.every(
      ({ producerId, producerEpoch }) =>
        producerId === first?.producerId && producerEpoch === first.producerEpoch,
    );
    return isOfOne ? 0 : ErrorCode.INVALID_PRODUCER_ID_MAPPING;
  }

  /** At once where no coordinator has to be asked. */
  check(): ProduceVerdicts | Promise<ProduceVerdicts> {
    const { transactionChecks } = this.#context.broker;
    if (this.#kind !== 'add' && !transactionChecks.isVerifying) return NO_VERDICTS;
    const verdicts = new Map<string, PartitionVerdict>();
    const asked = this.#batches.filter((batch) => this.#begin(batch, verdicts));
    const [first] = asked;
    if (first === undefined) return verdicts;
    const { producerId, producerEpoch } = first;
    const partitions = partitionSet(asked.map(({ topic, partition }) => [topic, [partition]]));
    return this.#ask(
      { transactionalId: this.#transactionalId, producerId, producerEpoch, partitions },
      verdicts,
    );
  }

  /** Whether the coordinator has to be asked about the batch's partition. */
  #begin(batch: TransactionalPartition, verdicts: Map<string, PartitionVerdict>): boolean {
    const { topic, partition: index, producerId, producerEpoch, baseSequence } = batch;
    const partition = this.#context.broker.partitions.find(topic, index);
    if (typeof partition === 'number' || !partition.isLeader) return false;
    const { log } = partition;
    const guard = log.beginVerification(producerId, producerEpoch, baseSequence, this.#kind === 'add');
    const key = verdictKey(topic, index);
    if (typeof guard === 'number') verdicts.set(key, { errorCode: guard, errorMessage: null, guard: null });
    else verdicts.set(key, { errorCode: 0, errorMessage: null, guard });
    return guard !== null && typeof guard !== 'number';
  }

  async #ask(request: PartitionsRequest, verdicts: Map<string, PartitionVerdict>): Promise<ProduceVerdicts> {
    const { transactionChecks } = this.#context.broker;
    for (const { topic, partition, errorCode } of await transactionChecks.checkPatiently(
      request,
      this.#kind,
    )) {
      const key = verdictKey(topic, partition);
      const verdict = verdicts.get(key);
      if (errorCode !== 0 && verdict !== undefined)
        verdicts.set(key, { ...verdict, ...this.#refusal(errorCode) });
    }
    return verdicts;
  }

  #refusal(errorCode: number): Pick<PartitionVerdict, 'errorCode' | 'errorMessage'> {
    if (errorCode === ErrorCode.INVALID_TXN_STATE)
      return { errorCode, errorMessage: 'The partition is not part of the transaction.' };
    const isRetriable =
      RETRIABLE.has(errorCode) || (errorCode === ErrorCode.CONCURRENT_TRANSACTIONS && this.#kind !== 'add');
    if (!isRetriable) return { errorCode, errorMessage: null };
    const errorMessage = `Whether the partition is part of the transaction is not known: ${errorInfo(errorCode).name}`;
    return { errorCode: ErrorCode.NOT_ENOUGH_REPLICAS, errorMessage };
  }
}

function checkKind(apiVersion: number): CheckKind {
  if (apiVersion >= FIRST_VERSION_THAT_ADDS) return 'add';
  return apiVersion >= FIRST_VERSION_THAT_ABORTS ? 'verify-abortable' : 'verify';
}

/** Those of known partitions that look like batches: the rest is refused one by one. */
function transactionalBatches(request: ProduceRequest, context: RequestContext): TransactionalPartition[] {
  const { broker, apiVersion } = context;
  const found: TransactionalPartition[] = [];
  for (const { name, topicId, partitionData } of request.topicData) {
    const topic = apiVersion >= FIRST_VERSION_WITH_TOPIC_IDS ? broker.partitions.topicName(topicId) : name;
    for (const { index: partition, records } of partitionData) {
      if (topic === undefined || broker.image.topics.partition(topic, partition) === undefined) continue;
      if (records === null || batchShapeError(records, apiVersion) !== 0 || !areTransactional(records))
        continue;
      const { producerId, producerEpoch, baseSequence } = view.wrap(records, 0);
      if (view.hasProducerId) found.push({ topic, partition, producerId, producerEpoch, baseSequence });
    }
  }
  return found;
}
