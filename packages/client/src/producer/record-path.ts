import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { RecordHeader } from '@kavka/protocol/records';
import { Cluster, type PartitionInfo, partitionInfos } from '../cluster/index.ts';
import { sleep } from '../cluster/retry.ts';
import { abortable } from '../connection/abort.ts';
import type { ClientWorld } from '../connection/world.ts';
import { type BrokerError, brokerError, ClientClosedError, KafkaError } from '../errors/index.ts';
import type { BatchReport } from '../hooks/producer-hooks.ts';
import { Accumulator } from './accumulator.ts';
import { recordSizeLimit, type WritableValue } from './batch-writer.ts';
import { partitionForKey } from './murmur2.ts';
import type { PartitionQueue } from './partition-queue.ts';
import type { Partitioner } from './partitioner.ts';
import { type Completion, failRecord, type PreparedRecord, type Resolve } from './prepared-record.ts';
import type { ProducerBatch } from './producer-batch.ts';
import { ProducerIdentity } from './producer-identity.ts';
import type { ProducerSettings } from './producer-settings.ts';
import { Sender } from './sender.ts';
import { TopicQueues } from './topic-queues.ts';
import { TransactionCoordinator } from './transaction-coordinator.ts';
import { Transactions } from './transactions.ts';
import { WaitingRecords } from './waiting-records.ts';

/** In place of a partition: it is to be chosen. */
export const ANY_PARTITION = -1;

const EXPIRY_CHECKS_PER_TIMEOUT = 20;
const SHORTEST_EXPIRY_CHECK_MS = 50;
const LONGEST_EXPIRY_CHECK_MS = 1000;

/** A topic that is being asked for, and the records that wait for it. */
interface ComingTopic {
  readonly topic: Promise<TopicQueues>;
  readonly records: WaitingRecords;
}

/** The way of serialized records: to a partition, into a batch, to the broker. */
export class RecordPath {
  /** Undefined where the producer has no `transactional.id`. */
  readonly transactions: Transactions | undefined;
  readonly #world: ClientWorld;
  readonly #settings: ProducerSettings;
  readonly #partitioner: Partitioner | undefined;
  readonly #onBatch: ((report: BatchReport) => void) | undefined;
  readonly #cluster: Cluster;
  readonly #accumulator: Accumulator;
  readonly #sender: Sender;
  readonly #topics = new Map<string, TopicQueues>();
  /** Of the last record: programs mostly send to one topic for a while. */
  #lastTopic: TopicQueues | undefined;
  readonly #coming = new Map<string, ComingTopic>();
  /** Records of known topics that wait for memory. */
  readonly #waiting: WaitingRecords;
  #roomListeners: (() => void)[] = [];
  /** A record was refused for want of memory, and none has come back since. */
  #isShort = false;
  #fatal: KafkaError | undefined;
  #isExpiryTimerSet = false;

  constructor(
    world: ClientWorld,
    settings: ProducerSettings,
    partitioner: Partitioner | undefined,
    onBatch: ((report: BatchReport) => void) | undefined,
  ) {
    this.#world = world;
    this.#settings = settings;
    this.#partitioner = partitioner;
    this.#onBatch = onBatch;
    this.#cluster = new Cluster(world, settings.cluster);
    this.#accumulator = new Accumulator(world.clock, settings, (queue) => this.#sender.dispatch(queue));
    this.#waiting = new WaitingRecords(world.clock, settings.maxBlockMs, 'free buffer memory');
    const identity = settings.isIdempotent
      ? new ProducerIdentity(this.#cluster, settings.deliveryTimeoutMs)
      : undefined;
    this.transactions = this.#transactionsOf(identity);
    this.#sender = new Sender(
      this.#cluster,
      settings,
      identity,
      this.transactions,
      (batch) => this.#queueOf(batch),
      {
        stored: (batch, baseOffset, logAppendTime) => this.#stored(batch, baseOffset, logAppendTime),
        failed: (batch, error) => this.#failed(batch, error),
        split: (batch) => this.#accumulator.split(batch),
        fatal: (error) => this.#stop(error),
      },
    );
    this.#cluster.onMetadata(() => this.#updateTopics());
  }

  /** See `Cluster.clientInstanceId`. */
  clientInstanceId(timeoutMs: number): Promise<Uuid> {
    return this.#cluster.clientInstanceId(timeoutMs);
  }

  /**
   * Takes a record, or puts it behind those that wait already where it is to be answered by a promise. False where it was not taken.
   * @throws KafkaError for a record that can never be sent
   */
  offer(
    topic: string,
    partition: number,
    timestamp: number,
    key: Uint8Array | null,
    value: WritableValue | null,
    headers: readonly RecordHeader[],
    waiting: Resolve | Completion | null,
    isPromise: boolean,
  ): boolean {
    if (this.#fatal !== undefined) throw this.#fatal;
    if (this.transactions !== undefined) this.transactions.throwUnlessOpen('send');
    const queues = this.#lastTopic?.name === topic ? this.#lastTopic : this.#topics.get(topic);
    if (queues !== undefined && this.#waiting.count === 0) {
      this.#lastTopic = queues;
      const sizeLimit = recordSizeLimit(key, value, headers);
      const queue = this.#choose(queues, partition, key, value, sizeLimit);
      if (this.#accumulator.append(queue, sizeLimit, timestamp, key, value, headers, waiting, isPromise)) {
        if (!this.#isExpiryTimerSet) this.#armExpiryTimer();
        return true;
      }
      this.#isShort = true;
    }
    if (!isPromise) return false;
    const record = { topic, partition, timestamp, key, value, headers, waiting, isPromise };
    if (queues === undefined) this.#ask(topic).records.add(record);
    else this.#waiting.add(record);
    return true;
  }

  /** Resolves when there is room in the buffer and the topic is known. */
  async ready(topic: string, signal: AbortSignal | undefined): Promise<void> {
    await this.topic(topic, signal);
    while (this.#waiting.count > 0 || this.#isShort) {
      if (this.#fatal !== undefined) throw this.#fatal;
      await abortable(new Promise<void>((resolve) => this.#roomListeners.push(resolve)), signal);
    }
  }

  /** @throws KafkaError that names the topic */
  topic(name: string, signal: AbortSignal | undefined): Promise<TopicQueues> {
    const known = this.#topics.get(name);
    return known === undefined ? abortable(this.#ask(name).topic, signal) : Promise.resolve(known);
  }

  /** @throws KafkaError that names the topic */
  async partitionsOf(name: string, signal: AbortSignal | undefined): Promise<PartitionInfo[]> {
    await this.topic(name, signal);
    return partitionInfos(this.#cluster.metadata, name);
  }

  async flush(signal: AbortSignal | undefined): Promise<void> {
    await abortable(this.#flush(), signal);
  }

  async close({
    timeoutMs,
    signal,
  }: {
    readonly timeoutMs?: number;
    readonly signal?: AbortSignal;
  }): Promise<void> {
    const flushed = this.#flush();
    const ended = new AbortController();
    const limits: Promise<unknown>[] = [flushed];
    if (timeoutMs !== undefined) limits.push(sleep(this.#world, timeoutMs, ended.signal));
    try {
      await abortable(Promise.race(limits), signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
    } finally {
      ended.abort();
      this.#stop(new ClientClosedError('the producer'));
      await this.#cluster.close();
    }
  }

  async #flush(): Promise<void> {
    const coming = [...this.#coming.values()].map(({ topic }) => topic);
    if (coming.length > 0) await Promise.allSettled(coming);
    this.#accumulator.closeAll();
    await this.#waiting.allDecided();
    await this.#accumulator.flush();
  }

  #transactionsOf(identity: ProducerIdentity | undefined): Transactions | undefined {
    const { transactionalId, maxBlockMs, transactionTimeoutMs } = this.#settings;
    if (transactionalId === null || identity === undefined) return undefined;
    const coordinator = new TransactionCoordinator(this.#cluster, identity, transactionalId, maxBlockMs);
    const records = {
      flush: () => this.#flush(),
      drop: (error: KafkaError) => this.#drop(error),
      admitted: (queues: readonly PartitionQueue[]) => {
        for (const queue of queues) this.#sender.dispatch(queue);
      },
    };
    return new Transactions(coordinator, records, transactionTimeoutMs);
  }

  /** Fails all that waits; resolves when what is under way is decided. */
  async #drop(error: KafkaError): Promise<void> {
    this.#failWaiting(error);
    await this.#accumulator.flush();
  }

  #choose(
    topic: TopicQueues,
    partition: number,
    key: Uint8Array | null,
    value: WritableValue | null,
    sizeLimit: number,
  ): PartitionQueue {
    const { maxRequestBytes, memoryBytes, ignoresKeys } = this.#settings;
    if (sizeLimit > maxRequestBytes || sizeLimit > memoryBytes)
      throw tooLarge(topic.name, sizeLimit, Math.min(maxRequestBytes, memoryBytes));
    if (partition !== ANY_PARTITION) return this.#named(topic, partition);
    if (this.#partitioner !== undefined) {
      const { name, partitionCount } = topic;
      const content = typeof value === 'string' ? Buffer.from(value) : value;
      return this.#named(topic, this.#partitioner({ topic: name, key, value: content, partitionCount }));
    }
    if (key !== null && !ignoresKeys) return topic.queue(partitionForKey(key, topic.partitionCount))!;
    return topic.stickyQueue(sizeLimit);
  }

  #named(topic: TopicQueues, partition: number): PartitionQueue {
    const queue = topic.queue(partition);
    if (queue !== undefined) return queue;
    this.#cluster.refreshSoon(); // it may be new
    const message = `the topic has ${topic.partitionCount} partitions`;
    throw brokerError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, { topic: topic.name, partition }, message);
  }

  #ask(name: string): ComingTopic {
    let coming = this.#coming.get(name);
    if (coming === undefined) {
      const { clock } = this.#world;
      const records = new WaitingRecords(clock, this.#settings.maxBlockMs, 'metadata of the topic');
      coming = { topic: this.#load(name, records), records };
      this.#coming.set(name, coming);
      coming.topic.catch(() => {}); // those who wait are told one by one
    }
    return coming;
  }

  async #load(name: string, records: WaitingRecords): Promise<TopicQueues> {
    try {
      const metadata = await this.#cluster.topic(name, { timeoutMs: this.#settings.maxBlockMs });
      const close = (queue: PartitionQueue): void => this.#accumulator.close(queue);
      const topic = new TopicQueues(name, this.#world.random, this.#settings, close);
      topic.update(metadata);
      this.#topics.set(name, topic);
      this.#coming.delete(name);
      // Behind one that waits for memory, smaller ones wait too: they must not overtake it.
      records.admit((record) => (this.#waiting.count === 0 && this.#admit(record)) || this.#queueUp(record));
      return topic;
    } catch (error) {
      this.#coming.delete(name);
      const failure =
        error instanceof KafkaError ? error : new KafkaError('BAD_RESPONSE', 'abortable', String(error));
      records.failAll(failure);
      throw error;
    }
  }

  /** Tries again with a record that has waited; true also where it has failed for good. */
  #admit(record: PreparedRecord): boolean {
    const { topic, partition, timestamp, key, value, headers, waiting, isPromise } = record;
    const queues = this.#topics.get(topic);
    if (queues === undefined) return false;
    try {
      const sizeLimit = recordSizeLimit(key, value, headers);
      const queue = this.#choose(queues, partition, key, value, sizeLimit);
      return this.#accumulator.append(queue, sizeLimit, timestamp, key, value, headers, waiting, isPromise);
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error;
      failRecord(record, error);
      return true;
    }
  }

  #queueUp(record: PreparedRecord): boolean {
    this.#waiting.add(record);
    return true;
  }

  #queueOf({ topic, partition }: ProducerBatch): PartitionQueue {
    return this.#topics.get(topic)!.queue(partition)!;
  }

  #stored(batch: ProducerBatch, baseOffset: number, logAppendTime: number): void {
    this.#accumulator.settled(batch);
    batch.complete(baseOffset, logAppendTime, this.#logThrown);
    this.#decided(batch, baseOffset, null);
  }

  #failed(batch: ProducerBatch, error: KafkaError): void {
    this.#accumulator.settled(batch);
    batch.fail(error, this.#logThrown);
    this.#decided(batch, -1, error);
  }

  #decided(batch: ProducerBatch, baseOffset: number, error: KafkaError | null): void {
    this.#isShort = false;
    if (this.#onBatch !== undefined) this.#report(batch, baseOffset, error, this.#onBatch);
    if (this.#waiting.count > 0) this.#waiting.admit((record) => this.#admit(record));
    if (this.#roomListeners.length > 0) for (const listener of this.#roomListeners.splice(0)) listener();
  }

  #report(
    batch: ProducerBatch,
    baseOffset: number,
    error: KafkaError | null,
    onBatch: (report: BatchReport) => void,
  ): void {
    const { topic, partition, recordCount, sizeInBytes, attempts, createdMs } = batch;
    const durationMs = this.#world.clock.monotonic() - createdMs;
    try {
      onBatch({ topic, partition, recordCount, sizeInBytes, attempts, durationMs, baseOffset, error });
    } catch (thrown) {
      this.#logThrown(thrown);
    }
  }

  readonly #logThrown = (error: unknown): void => {
    this.#world.logger.error('A function given to the producer has thrown', {}, error);
  };

  #updateTopics(): void {
    for (const [name, queues] of this.#topics) {
      const metadata = this.#cluster.metadata.topic(name);
      if (metadata !== undefined) queues.update(metadata);
    }
  }

  #armExpiryTimer(): void {
    this.#isExpiryTimerSet = true;
    const everyMs = this.#settings.deliveryTimeoutMs / EXPIRY_CHECKS_PER_TIMEOUT;
    const delayMs = Math.min(Math.max(everyMs, SHORTEST_EXPIRY_CHECK_MS), LONGEST_EXPIRY_CHECK_MS);
    this.#world.clock.schedule(delayMs, () => {
      for (const { queues } of this.#topics.values()) this.#sender.expire(queues);
      if (this.#accumulator.outstanding.size > 0) this.#armExpiryTimer();
      else this.#isExpiryTimerSet = false;
    });
  }

  /** Nothing more is taken or sent; all that waits fails. What is under way fails when the connections close. */
  #stop(error: KafkaError): void {
    this.#fatal ??= error;
    this.#failWaiting(error);
    for (const listener of this.#roomListeners.splice(0)) listener();
  }

  #failWaiting(error: KafkaError): void {
    for (const { records } of this.#coming.values()) records.failAll(error);
    this.#waiting.failAll(error);
    for (const { queues } of this.#topics.values()) {
      for (const queue of queues) for (const batch of queue.takeAll()) this.#failed(batch, error);
    }
  }
}

function tooLarge(topic: string, sizeBytes: number, limitBytes: number): BrokerError {
  const message = `a record of ${sizeBytes} bytes, of at most ${limitBytes} (max.request.size, buffer.memory)`;
  return brokerError(ErrorCode.MESSAGE_TOO_LARGE, { topic }, message);
}
