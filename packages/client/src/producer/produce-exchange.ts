import { ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ProduceRequest,
  ProduceResponse,
  ProduceResponsePartitionProduceResponse,
} from '@kavka/protocol/messages/00-produce';
import type { BrokerNode, TopicMetadata } from '../cluster/metadata-cache.ts';
import type { ResponseHandler } from '../connection/index.ts';
import { BadResponseError, type KafkaError } from '../errors/index.ts';
import type { ProducerBatch } from './producer-batch.ts';

/** A batch with the bytes to send. */
export interface OutgoingBatch {
  readonly batch: ProducerBatch;
  readonly bytes: Buffer;
}

/** From this version on a request names topics by their ids. */
export const TOPIC_IDS_FROM = 13;

/** Told what became of the batches of one request. */
export interface ExchangeOutcome {
  stored(batch: ProducerBatch, answer: ProduceResponsePartitionProduceResponse): void;
  refused(batch: ProducerBatch, answer: ProduceResponsePartitionProduceResponse): void;
  /** The answer told where leaders listen. */
  located(nodes: readonly BrokerNode[]): void;
  /** No answer: whether the batches were stored is not known. */
  lost(batches: readonly ProducerBatch[], error: KafkaError): void;
  /** Called last, with the pause that the broker asks for. */
  finished(throttleMs: number): void;
}

type TopicData = {
  name: string;
  topicId: TopicMetadata['topicId'];
  partitionData: { index: number; records: Buffer }[];
};

/** The request for some batches, at most one for each partition. */
export function produceRequest(
  outgoing: readonly OutgoingBatch[],
  transactionalId: string | null,
  acks: number,
  timeoutMs: number,
  topicOf: (name: string) => TopicMetadata | undefined,
): Init<ProduceRequest> {
  const topics = new Map<string, TopicData>();
  for (const { batch, bytes } of outgoing) {
    const { topic: name, partition: index } = batch;
    let topic = topics.get(name);
    if (topic === undefined) {
      topic = { name, topicId: topicOf(name)?.topicId ?? ZERO_UUID, partitionData: [] };
      topics.set(name, topic);
    }
    topic.partitionData.push({ index, records: bytes });
  }
  return { transactionalId, acks, timeoutMs, topicData: [...topics.values()] };
}

/** Waits for the answer to one request, and says for each batch what became of it. */
export class ProduceExchange implements ResponseHandler<ProduceResponse> {
  readonly #batches: ProducerBatch[];
  readonly #nameOf: (topic: ProduceResponse['responses'][number]) => string | undefined;
  readonly #outcome: ExchangeOutcome;

  constructor(
    outgoing: readonly OutgoingBatch[],
    nameOf: (topic: ProduceResponse['responses'][number]) => string | undefined,
    outcome: ExchangeOutcome,
  ) {
    this.#batches = outgoing.map(({ batch }) => batch);
    this.#nameOf = nameOf;
    this.#outcome = outcome;
  }

  answered(response: ProduceResponse): void {
    if (response.nodeEndpoints.length > 0) this.#outcome.located(response.nodeEndpoints);
    for (const topic of response.responses) {
      const name = this.#nameOf(topic);
      for (const answer of topic.partitionResponses) this.#settle(name, answer);
    }
    if (this.#batches.length > 0)
      this.#outcome.lost(this.#batches, new BadResponseError('the answer to a produce lacks partitions'));
    this.#outcome.finished(response.throttleTimeMs);
  }

  failed(error: KafkaError): void {
    this.#outcome.lost(this.#batches, error);
    this.#outcome.finished(0);
  }

  #settle(name: string | undefined, answer: ProduceResponsePartitionProduceResponse): void {
    const at = this.#batches.findIndex(
      ({ topic, partition }) => topic === name && partition === answer.index,
    );
    const batch = this.#batches[at];
    if (batch === undefined) return;
    this.#batches.splice(at, 1);
    const isStored =
      answer.errorCode === ErrorCode.NONE || answer.errorCode === ErrorCode.DUPLICATE_SEQUENCE_NUMBER;
    if (isStored) this.#outcome.stored(batch, answer);
    else this.#outcome.refused(batch, answer);
  }
}
