import { ErrorCode } from '@kavka/protocol';
import type {
  ProduceResponse,
  ProduceResponsePartitionProduceResponse,
} from '@kavka/protocol/messages/00-produce';
import type { Cluster } from '../cluster/cluster.ts';
import { PRODUCE } from '../connection/apis.ts';
import { backoffMs } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { BrokerError, brokerError, KafkaError, TimeoutError } from '../errors/index.ts';
import { NodeSender, type NodeWork } from './node-sender.ts';
import type { PartitionQueue } from './partition-queue.ts';
import {
  type ExchangeOutcome,
  type OutgoingBatch,
  ProduceExchange,
  produceRequest,
  TOPIC_IDS_FROM,
} from './produce-exchange.ts';
import type { ProducerBatch } from './producer-batch.ts';
import type { ProducerIdentity } from './producer-identity.ts';
import type { ProducerSettings } from './producer-settings.ts';
import type { Transactions } from './transactions.ts';

/** What the sender tells the producer. */
export interface SenderEvents {
  stored(batch: ProducerBatch, baseOffset: number, logAppendTime: number): void;
  failed(batch: ProducerBatch, error: KafkaError): void;
  /** The batch is too large for the broker: gives the batches that are sent in its place. */
  split(batch: ProducerBatch): ProducerBatch[];
  /** This producer cannot go on. */
  fatal(error: KafkaError): void;
}

/** Bytes of a request around each batch: more than names and lengths take. */
const REQUEST_OVERHEAD = 512;
/** Errors that say that the sequence of a batch does not follow on what the broker has. */
const SEQUENCE_ERRORS: ReadonlySet<number> = new Set([
  ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER,
  ErrorCode.UNKNOWN_PRODUCER_ID,
  ErrorCode.INVALID_PRODUCER_EPOCH,
]);
const LEADER_ERRORS: ReadonlySet<number> = new Set([
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.INCONSISTENT_TOPIC_ID,
  ErrorCode.FENCED_LEADER_EPOCH,
  ErrorCode.UNKNOWN_LEADER_EPOCH,
  ErrorCode.KAFKA_STORAGE_ERROR,
  ErrorCode.LEADER_NOT_AVAILABLE,
]);

/**
 * Brings batches to the leaders of their partitions, and again where that fails, within `delivery.timeout.ms`. With idempotence each batch
 * keeps its sequence until its fate is known, so that what is sent twice is stored once.
 */
export class Sender implements NodeWork {
  readonly #cluster: Cluster;
  readonly #settings: ProducerSettings;
  readonly #identity: ProducerIdentity | undefined;
  readonly #transactions: Transactions | undefined;
  readonly #queueOf: (batch: ProducerBatch) => PartitionQueue;
  readonly #events: SenderEvents;
  readonly #nodes = new Map<number, NodeSender>();
  readonly #leaderless = new Set<PartitionQueue>();
  #isIdentityLoading = false;

  constructor(
    cluster: Cluster,
    settings: ProducerSettings,
    identity: ProducerIdentity | undefined,
    transactions: Transactions | undefined,
    queueOf: (batch: ProducerBatch) => PartitionQueue,
    events: SenderEvents,
  ) {
    this.#cluster = cluster;
    this.#settings = settings;
    this.#identity = identity;
    this.#transactions = transactions;
    this.#queueOf = queueOf;
    this.#events = events;
    cluster.onMetadata(() => this.#metadataChanged());
  }

  /** The queue has a batch to send. */
  dispatch(queue: PartitionQueue): void {
    this.#route(queue)?.pump();
  }

  sendTo(nodeId: number, connection: Connection, queues: Set<PartitionQueue>, returned: () => void): boolean {
    if (this.#identity !== undefined && !this.#identity.isReady) {
      this.#loadIdentity();
      return false;
    }
    const outgoing = this.#collect(nodeId, queues);
    if (outgoing.length === 0) return false;
    this.#send(nodeId, connection, outgoing, returned);
    return true;
  }

  #route(queue: PartitionQueue): NodeSender | undefined {
    if (queue.waitingCount === 0) return undefined;
    const leaderId = this.#leaderOf(queue);
    if (leaderId < 0) {
      this.#leaderless.add(queue);
      this.#cluster.refreshSoon();
      return undefined;
    }
    let node = this.#nodes.get(leaderId);
    if (node === undefined) {
      node = new NodeSender(leaderId, this.#cluster, this.#settings.maxInFlight, this);
      this.#nodes.set(leaderId, node);
    }
    node.add(queue);
    return node;
  }

  /** -1 where there is none, or none is known. */
  #leaderOf({ topic, partition }: PartitionQueue): number {
    return this.#cluster.metadata.partition(topic, partition)?.leaderId ?? -1;
  }

  #metadataChanged(): void {
    const moved = [...this.#leaderless];
    this.#leaderless.clear();
    for (const node of this.#nodes.values())
      moved.push(...node.giveUp((queue) => this.#leaderOf(queue) !== node.nodeId));
    for (const queue of moved) this.#route(queue);
    for (const node of this.#nodes.values()) node.pump();
  }

  /** Takes the first batch of each queue that is ready for this node, as many as one request may have. */
  #collect(nodeId: number, queues: Set<PartitionQueue>): OutgoingBatch[] {
    const { world } = this.#cluster;
    const nowMs = world.clock.monotonic();
    const outgoing: OutgoingBatch[] = [];
    let sizeBytes = REQUEST_OVERHEAD;
    for (const queue of [...queues]) {
      if (this.#leaderOf(queue) !== nodeId) {
        queues.delete(queue);
        this.dispatch(queue);
        continue;
      }
      if (queue.notBeforeMs > nowMs) {
        this.#nodes.get(nodeId)?.pumpAfter(queue.notBeforeMs - nowMs);
        continue;
      }
      if (!queue.isReady(nodeId)) {
        queues.delete(queue); // comes back when what is under way has
        continue;
      }
      if (this.#transactions !== undefined && !this.#transactions.admits(queue)) {
        queues.delete(queue); // comes back when the partition is part of the transaction
        continue;
      }
      const { codec, level } = this.#settings;
      const first = queue.first!.finish(codec, level);
      if (outgoing.length > 0 && sizeBytes + first.length > this.#settings.maxRequestBytes) break;
      sizeBytes += first.length + REQUEST_OVERHEAD;
      const batch = queue.send(nodeId, this.#identity);
      outgoing.push({ batch, bytes: batch.stamped(codec, level, this.#transactions !== undefined) });
      queues.delete(queue);
      if (queue.waitingCount > 0) queues.add(queue); // behind the others
    }
    return outgoing;
  }

  #send(
    nodeId: number,
    connection: Connection,
    outgoing: readonly OutgoingBatch[],
    returned: () => void,
  ): void {
    const { acks, requestTimeoutMs } = this.#settings;
    const { metadata } = this.#cluster;
    const outcome = this.#outcome(nodeId, returned);
    const transactionalId = this.#transactions?.transactionalId ?? null;
    const request = produceRequest(outgoing, transactionalId, acks, requestTimeoutMs, (name) =>
      metadata.topic(name),
    );
    try {
      if (acks === 0) {
        connection.tell(PRODUCE, request, () => {
          for (const { batch } of outgoing) this.#stored(batch, -1, -1);
          outcome.finished(0);
        });
        return;
      }
      const limit = this.#transactions?.produceVersionLimit ?? PRODUCE.highest;
      const version = Math.min(connection.versions.versionOf(PRODUCE), limit);
      const nameOf = (topic: ProduceResponse['responses'][number]): string | undefined =>
        version < TOPIC_IDS_FROM
          ? topic.name
          : request.topicData?.find(({ topicId }) => topicId === topic.topicId)?.name;
      connection.send(
        PRODUCE,
        request,
        new ProduceExchange(outgoing, nameOf, outcome),
        this.#timeoutMs(outgoing),
        version,
      );
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error;
      // Not from within `pump`: it goes on until the answer to what it sent.
      this.#cluster.world.clock.endOfTurn(() => {
        outcome.lost(
          outgoing.map(({ batch }) => batch),
          error,
        );
        outcome.finished(0);
      });
    }
  }

  /** An answer that comes after the delivery time of a batch is none. */
  #timeoutMs(outgoing: readonly OutgoingBatch[]): number {
    const { requestTimeoutMs, deliveryTimeoutMs } = this.#settings;
    let oldestMs = Number.POSITIVE_INFINITY;
    for (const { batch } of outgoing) oldestMs = Math.min(oldestMs, batch.createdMs);
    const leftMs = oldestMs + deliveryTimeoutMs - this.#cluster.world.clock.monotonic();
    return Math.max(Math.min(requestTimeoutMs, leftMs), 1);
  }

  #outcome(nodeId: number, returned: () => void): ExchangeOutcome {
    return {
      stored: (batch, { baseOffset, logAppendTimeMs }) =>
        this.#stored(batch, Number(baseOffset), Number(logAppendTimeMs)),
      located: (nodes) => {
        for (const { nodeId, host, port, rack } of nodes)
          this.#cluster.metadata.addBroker({ nodeId, host, port, rack });
      },
      refused: (batch, answer) => this.#refused(batch, answer),
      lost: (batches, error) => {
        for (const batch of [...batches]) this.#retryOrFail(batch, error);
        this.#cluster.refreshSoon();
      },
      finished: (throttleMs) => {
        if (throttleMs > 0) this.#nodes.get(nodeId)?.throttle(throttleMs);
        returned();
      },
    };
  }

  #stored(batch: ProducerBatch, baseOffset: number, logAppendTime: number): void {
    const queue = this.#queueOf(batch);
    queue.settled(batch, true);
    this.#routeOn(queue);
    this.#events.stored(batch, baseOffset, logAppendTime);
  }

  #refused(batch: ProducerBatch, answer: ProduceResponsePartitionProduceResponse): void {
    const { topic, partition } = batch;
    const { errorCode, errorMessage, currentLeader } = answer;
    const error = brokerError(errorCode, { topic, partition }, errorMessage);
    if (LEADER_ERRORS.has(errorCode)) {
      const { leaderId, leaderEpoch } = currentLeader;
      const isNews =
        leaderId >= 0 && this.#cluster.metadata.updateLeader(topic, partition, leaderId, leaderEpoch);
      if (!isNews || this.#cluster.link(leaderId) === undefined) this.#cluster.refreshSoon();
    }
    if (errorCode === ErrorCode.MESSAGE_TOO_LARGE && batch.recordCount > 1) this.#split(batch);
    else if (this.#identity !== undefined && SEQUENCE_ERRORS.has(errorCode))
      this.#outOfSequence(batch, error);
    else this.#retryOrFail(batch, error);
  }

  #split(batch: ProducerBatch): void {
    const queue = this.#queueOf(batch);
    queue.replaced(batch, this.#events.split(batch));
    this.#routeOn(queue);
  }

  /** What failed before this batch leaves a gap: it closes when that is sent again, or all is numbered anew under a new epoch. */
  #outOfSequence(batch: ProducerBatch, error: BrokerError): void {
    const identity = this.#identity!;
    const queue = this.#queueOf(batch);
    const isFirst = queue.isFirstUndecided(batch);
    if (this.#transactions !== undefined) {
      // A new epoch comes with the next transaction; this one is lost.
      this.#retryOrFail(batch, error, !isFirst && error.errorCode !== ErrorCode.INVALID_PRODUCER_EPOCH);
      return;
    }
    if (isFirst) {
      if (queue.hasIdentity(identity)) {
        if (error.errorCode === ErrorCode.INVALID_PRODUCER_EPOCH) identity.reset();
        else identity.bump();
        this.#cluster.world.logger.warn('Sequences start again under a new producer epoch', {
          topic: batch.topic,
          partition: batch.partition,
          reason: error.code,
        });
      }
      queue.renumber();
    }
    this.#retryOrFail(batch, error, true);
  }

  #retryOrFail(batch: ProducerBatch, error: KafkaError, mayRetry = error.isRetriable): void {
    const { retries, deliveryTimeoutMs, retryBackoff } = this.#settings;
    const { clock, random } = this.#cluster.world;
    const nowMs = clock.monotonic();
    const isOver = this.#transactions?.isAborting === true;
    const isLate = nowMs >= batch.createdMs + deliveryTimeoutMs;
    if (!mayRetry || isOver || isLate || batch.attempts > retries) {
      this.#fail(batch, mayRetry && isLate ? timedOut(batch, deliveryTimeoutMs, error) : error);
      return;
    }
    batch.lastError = error;
    const queue = this.#queueOf(batch);
    queue.returned(batch, nowMs + backoffMs(retryBackoff, batch.attempts, random));
    this.#routeOn(queue);
  }

  /** What is under way at this node sends on by itself when the request is finished; another node must be told. */
  #routeOn(queue: PartitionQueue): void {
    const from = queue.inFlightNode;
    const node = this.#route(queue);
    if (node !== undefined && node.nodeId !== from) node.pump();
  }

  #fail(batch: ProducerBatch, error: KafkaError): void {
    this.#transactions?.batchFailed(error);
    const queue = this.#queueOf(batch);
    if (error instanceof BrokerError) queue.takeSequenceBack(batch);
    queue.settled(batch, false);
    this.#routeOn(queue);
    this.#events.failed(batch, error);
  }

  /** Fails what has waited longer than `delivery.timeout.ms`. */
  expire(queues: Iterable<PartitionQueue>): void {
    const { deliveryTimeoutMs } = this.#settings;
    const beforeMs = this.#cluster.world.clock.monotonic() - deliveryTimeoutMs;
    for (const queue of queues) {
      for (const batch of queue.takeExpired(beforeMs)) {
        const error = timedOut(batch, deliveryTimeoutMs, batch.lastError);
        this.#transactions?.batchFailed(error);
        this.#events.failed(batch, error);
      }
    }
  }

  #loadIdentity(): void {
    if (this.#isIdentityLoading || this.#identity === undefined || this.#transactions !== undefined) return;
    this.#isIdentityLoading = true;
    this.#identity
      .load()
      .catch((error: unknown) => {
        if (error instanceof KafkaError && !error.isRetriable) this.#events.fatal(error);
      })
      .finally(() => {
        this.#isIdentityLoading = false;
        for (const node of this.#nodes.values()) node.pump();
      });
  }
}

function timedOut(
  { topic, partition }: ProducerBatch,
  timeoutMs: number,
  cause: KafkaError | undefined,
): TimeoutError {
  const reason = cause === undefined ? 'the broker could not be reached' : cause.message;
  return new TimeoutError(`not stored within ${timeoutMs} ms: ${reason}`, { topic, partition }, { cause });
}
