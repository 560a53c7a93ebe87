import type { CancelTimer, Uuid } from '@kavka/base';
import { ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import type {
  ProduceRequest,
  ProduceRequestPartitionProduceData,
  ProduceRequestTopicProduceData,
  ProduceResponse,
  ProduceResponsePartitionProduceResponse,
} from '@kavka/protocol/messages/00-produce';
import { NO_RESPONSE, type Reply } from '../dispatch/handler.ts';
import { RefusedRequestError } from '../dispatch/refused-request-error.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { AppendVerdicts, Partition } from '../partition/partition.ts';
import { batchShapeError } from './batch-shape.ts';
import { hasTransactionalRecords, lastOfEach } from './request-shape.ts';
import {
  NO_VERDICTS,
  type ProduceVerdicts,
  TransactionalProduce,
  verdictKey,
} from './transactional-produce.ts';

const ACKS_ALL = -1;
const NOTHING_TO_JUDGE: AppendVerdicts = {};

/** Refusals of the batch as a whole, which Kafka answers without the start of the log. */
const WITHOUT_LOG_START: ReadonlySet<number> = new Set([
  ErrorCode.CORRUPT_MESSAGE,
  ErrorCode.MESSAGE_TOO_LARGE,
  ErrorCode.RECORD_LIST_TOO_LARGE,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.KAFKA_STORAGE_ERROR,
]);

/** Filled in as appends come to their end. */
type PartitionAnswer = {
  -readonly [Field in keyof Init<ProduceResponsePartitionProduceResponse>]: Init<ProduceResponsePartitionProduceResponse>[Field];
};

interface TopicAnswer {
  readonly name: string;
  readonly topicId: Uuid;
  readonly partitionResponses: PartitionAnswer[];
}

/** One produce request until all its partitions have said that its records are written, or in sync. */
export class PendingProduce {
  readonly #request: ProduceRequest;
  readonly #context: RequestContext;
  readonly #reply: Reply<ProduceResponse>;
  readonly #responses: TopicAnswer[] = [];
  /** Appends that have not been acknowledged; one more while the request is still being read. */
  #pending = 1;
  #hasError = false;
  #waitsForFollowers = false;
  #verdicts = NO_VERDICTS;
  #over = false;
  #cancelTimeout: CancelTimer | null = null;

  constructor(request: ProduceRequest, context: RequestContext, reply: Reply<ProduceResponse>) {
    this.#request = request;
    this.#context = context;
    this.#reply = reply;
  }

  start(): void {
    const { transactionalId } = this.#request;
    if (!hasTransactionalRecords(this.#request, this.#context.apiVersion)) this.#run(0);
    else if (transactionalId === null) this.#run(ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED);
    else
      this.#context.broker.transactionChecks.inTurn(
        transactionalId,
        () => this.#runChecked(transactionalId),
        this.#context.fail,
      );
  }

  /** The promise of it where a coordinator has to be asked first. */
  #runChecked(transactionalId: string): Promise<void> | undefined {
    const produce = new TransactionalProduce(transactionalId, this.#request, this.#context);
    const { error } = produce;
    const verdicts = error === 0 ? produce.check() : NO_VERDICTS;
    if (!(verdicts instanceof Promise)) {
      this.#run(error, verdicts);
      return undefined;
    }
    return verdicts.then((checked) => this.#run(0, checked));
  }

  #run(refusal: number, verdicts: ProduceVerdicts = NO_VERDICTS): void {
    this.#verdicts = verdicts;
    for (const topic of lastOfEach(this.#request.topicData)) this.#appendTopic(topic, refusal);
    if (this.#waitsForFollowers) {
      this.#cancelTimeout = this.#context.broker.clock.schedule(this.#request.timeoutMs, () =>
        this.#timeOut(),
      );
    }
    this.#finishOne();
  }

  #appendTopic(topic: ProduceRequestTopicProduceData, refusal: number): void {
    const partitionResponses: PartitionAnswer[] = [];
    const { partitions } = this.#context.broker;
    const byId = this.#context.apiVersion >= 13;
    const name = byId ? partitions.topicName(topic.topicId) : topic.name;
    for (const data of topic.partitionData) {
      const answer: PartitionAnswer = {
        index: data.index,
        errorCode: 0,
        baseOffset: -1n,
        logAppendTimeMs: -1n,
        logStartOffset: -1n,
      };
      partitionResponses.push(answer);
      if (refusal !== 0) this.#refuse(answer, refusal);
      else if (name === undefined) this.#refuse(answer, ErrorCode.UNKNOWN_TOPIC_ID);
      else this.#appendPartition(name, data, answer);
    }
    this.#responses.push({ name: topic.name, topicId: topic.topicId, partitionResponses });
  }

  #appendPartition(topic: string, data: ProduceRequestPartitionProduceData, answer: PartitionAnswer): void {
    const { broker, apiVersion } = this.#context;
    const partition = broker.partitions.find(topic, data.index);
    if (typeof partition === 'number') {
      this.#refuse(answer, partition);
      return;
    }
    const shapeError = batchShapeError(data.records, apiVersion);
    const verdict = this.#verdicts.get(verdictKey(topic, data.index));
    const errorCode =
      shapeError ||
      verdict?.errorCode ||
      this.#acksError() ||
      this.#internalTopicError(topic) ||
      partition.leaderError(-1);
    if (shapeError === ErrorCode.CORRUPT_MESSAGE) answer.errorMessage = errorInfo(shapeError).message;
    else if (verdict !== undefined) answer.errorMessage = verdict.errorMessage;
    if (errorCode !== 0) this.#refuse(answer, errorCode);
    else if (this.#request.acks === ACKS_ALL && partition.isUnderMinIsr)
      this.#refuse(answer, ErrorCode.NOT_ENOUGH_REPLICAS);
    else this.#append(partition, data.records as Buffer, answer);
  }

  #append(partition: Partition, records: Buffer, answer: PartitionAnswer): void {
    const { frame, broker, clientId, connection } = this.#context;
    const waitForReplicas = this.#request.acks === ACKS_ALL;
    if (waitForReplicas && partition.state.isr.length > 1) this.#waitsForFollowers = true;
    frame.retain();
    this.#pending++;
    const written = (errorCode: number): void => {
      if (errorCode !== 0) this.#refuse(answer, errorCode);
      this.#finishOne();
    };
    const verdicts = this.#verdictsFor(partition);
    const result = partition.append(records, 'client', waitForReplicas, frame, written, verdicts);
    if (result.errorCode === 0 || result.duplicate) {
      answer.baseOffset = BigInt(result.baseOffset);
      answer.logAppendTimeMs = result.logAppendTimeMs;
      answer.logStartOffset = BigInt(result.logStartOffset);
      if (!result.duplicate)
        broker.traffic.produced(
          connection.principal,
          clientId,
          partition,
          records.length,
          result.lastOffset - result.baseOffset + 1,
        );
      return;
    }
    frame.release();
    this.#pending--;
    this.#refuse(answer, result.errorCode);
    if (!WITHOUT_LOG_START.has(result.errorCode)) answer.logStartOffset = BigInt(result.logStartOffset);
    if (result.recordErrors.length === 0) return;
    answer.errorMessage = result.errorMessage;
    answer.recordErrors = result.recordErrors.map(toRecordError);
  }

  /** Without a check a transaction must be open already. */
  #verdictsFor({ topic, index }: Partition): AppendVerdicts {
    if (this.#request.transactionalId === null) return NOTHING_TO_JUDGE;
    if (!this.#context.broker.transactionChecks.isVerifying) return NOTHING_TO_JUDGE;
    return { verification: this.#verdicts.get(verdictKey(topic, index))?.guard ?? null };
  }

  #acksError(): number {
    const { acks } = this.#request;
    return acks === ACKS_ALL || acks === 0 || acks === 1 ? 0 : ErrorCode.INVALID_REQUIRED_ACKS;
  }

  /** Only Kafka's own administration tools write to internal topics. */
  #internalTopicError(topic: string): number {
    const refused =
      this.#context.broker.isInternalTopic(topic) && this.#context.clientId !== '__admin_client';
    return refused ? ErrorCode.INVALID_TOPIC_EXCEPTION : 0;
  }

  #refuse(answer: PartitionAnswer, errorCode: number): void {
    this.#hasError = true;
    answer.errorCode = errorCode;
    answer.baseOffset = -1n;
  }

  #finishOne(): void {
    this.#pending--;
    if (this.#pending === 0) this.#answer();
  }

  #timeOut(): void {
    if (this.#over) return;
    for (const topic of this.#responses) {
      for (const answer of topic.partitionResponses)
        if (answer.errorCode === 0) this.#refuse(answer, ErrorCode.REQUEST_TIMED_OUT);
    }
    this.#answer();
  }

  /** Bytes as they came, whatever became of them. */
  #applyQuota(): void {
    const { broker, connection, clientId, frame } = this.#context;
    const quota = broker.quotas.produce;
    if (!quota.isAnySet) return;
    this.#context.throttle(quota.record(connection.principal.name, clientId ?? '', frame.length));
  }

  #answer(): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelTimeout?.();
    this.#applyQuota();
    if (this.#request.acks !== 0) this.#reply({ responses: this.#responses });
    else if (this.#hasError)
      this.#context.fail(new RefusedRequestError('records produced without acknowledgement were refused'));
    else this.#reply(NO_RESPONSE);
  }
}

function toRecordError(error: { batchIndex: number; message: string }): {
  batchIndex: number;
  batchIndexErrorMessage: string;
} {
  return { batchIndex: error.batchIndex, batchIndexErrorMessage: error.message };
}
