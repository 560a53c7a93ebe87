import type { Uuid } from '@kavka/base';
import { Cluster, type PartitionInfo, partitionInfos } from '../cluster/index.ts';
import { clientWorld } from '../connection/index.ts';
import { IllegalStateError } from '../errors/index.ts';
import type { ConsumerHooks } from '../hooks/index.ts';
import { ClientMetrics, type MetricName, type MetricValue } from '../metrics/index.ts';
import type { PartitionState } from './assignment/partition-state.ts';
import { ConsumerCore, type Reader } from './consumer-core.ts';
import { consumerEvents, intercepted } from './consumer-events.ts';
import { type ConsumerOptions, consumerSettings, deserializersOf } from './consumer-settings.ts';
import { Consumption } from './consumption.ts';
import { ItemIterator } from './item-iterator.ts';
import type { CommittedOffset, GroupIdentity } from './offsets/committed-offsets.ts';
import { type FoundOffset, listOffsets, type OffsetQuery } from './offsets/list-offsets.ts';
import { EARLIEST, LATEST } from './offsets/reset-policy.ts';
import type { RebalanceListener } from './rebalance-listener.ts';
import type { ConsumerBatch } from './records/consumer-batch.ts';
import type { ConsumerRecord } from './records/consumer-record.ts';
import type { SubscriptionPattern } from './subscription.ts';
import { nameOf, type TopicPartition } from './topic-partition.ts';

/**
 * What a call may take, and what ends it early.
 *
 * @example
 * await consumer.commit(undefined, { timeoutMs: 2000, signal: controller.signal });
 */
export interface CallOptions {
  /** In place of `default.api.timeout.ms`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * How batches are handed out.
 *
 * @example
 * for await (const batch of consumer.batches({ reusesMemory: true })) await store(batch); // nothing of it is kept
 */
export interface BatchesOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * The memory of a batch is used again when the next one is asked for: until then the batch, its records, and keys and values that are
   * bytes have to be done with, or copied. It takes half of the processor time where records are large.
   */
  readonly reusesMemory?: boolean;
}

/**
 * An offset to commit: of the record to be read next.
 *
 * @example
 * await consumer.commit([{ topic: 'orders', partition: 0, offset: 17, metadata: 'by hand' }]);
 */
export type OffsetToCommit = TopicPartition & { readonly offset: number } & Partial<CommittedOffset>;

/**
 * Reads records, alone or as a member of a group. Each record is handed out once, in the order of its partition; asking for the
 * next one says
 * that the last one is done with, and only then is it committed automatically. So after a crash records may come again, but none
 * is left out.
 *
 * @example
 * await using consumer = new Consumer({ bootstrapServers: 'localhost:9092', groupId: 'billing', valueDeserializer: serdes.json<Order>() });
 * consumer.subscribe(['orders']);
 * for await (const { key, value } of consumer) await bill(value);
 */
export class Consumer<K = Buffer, V = Buffer>
  implements AsyncIterable<ConsumerRecord<K, V>>, AsyncDisposable
{
  readonly #cluster: Cluster;
  readonly #core: ConsumerCore;
  readonly #consumption: Consumption<K, V>;
  readonly #isolationLevel: number;
  readonly #defaultTimeoutMs: number;
  readonly #metrics: ClientMetrics;
  readonly #hooks: ConsumerHooks<K, V>;

  /** @throws ConfigError for wrong names and values */
  constructor(options: ConsumerOptions<K, V>) {
    const settings = consumerSettings(options);
    this.#isolationLevel = settings.fetch.isolationLevel;
    this.#defaultTimeoutMs = settings.defaultTimeoutMs;
    const world = clientWorld(options.world);
    const hooks = options.hooks ?? {};
    const { group, fetch } = settings;
    this.#metrics = new ClientMetrics('consumer', world, settings.cluster, hooks, {
      group_id: group?.groupId,
      group_instance_id: group?.groupInstanceId,
      client_rack: fetch.rackId,
    });
    this.#hooks = hooks;
    this.#cluster = new Cluster(world, this.#metrics.settings);
    const events = consumerEvents(this.#metrics, hooks, world.logger, () => this.#core.assignment);
    const reader: Reader = {
      fetched: (state) => this.#consumption.fetched(state),
      wake: () => this.#consumption.wake(),
      isWaiting: () => this.#consumption.isWaiting,
      progress: () => this.#consumption.progress,
    };
    this.#core = new ConsumerCore(this.#cluster, settings, reader, events);
    this.#consumption = new Consumption(this.#core, deserializersOf(options));
  }

  /**
   * Reads these topics together with the other members of the group, in place of those subscribed to before; a pattern stands for
   * all topics
   * that match it, now and later. Partitions are assigned when records are asked for.
   * @throws IllegalStateError without a `group.id`, or where partitions were assigned by hand
   */
  subscribe(topics: Iterable<string> | RegExp | SubscriptionPattern, listener: RebalanceListener = {}): void {
    this.#core.throwIfClosed();
    this.#core.subscribe(topics, listener);
  }

  /** Reads these partitions, in place of those assigned before, without a say of any group. @throws IllegalStateError while subscribed */
  assign(partitions: Iterable<TopicPartition>): void {
    this.#core.throwIfClosed();
    this.#core.assignByHand([...partitions]);
  }

  /** Reads nothing any more, and leaves the group. */
  async unsubscribe(): Promise<void> {
    this.#core.throwIfClosed();
    await this.#core.unsubscribe();
  }

  /** Topics that are subscribed to. */
  get subscription(): readonly string[] {
    this.#core.throwIfClosed();
    return this.#core.subscribedTopics();
  }

  /** Partitions that are read now. */
  get assignment(): readonly TopicPartition[] {
    this.#core.throwIfClosed();
    return this.#core.assignment.partitions();
  }

  /** Has the group share its partitions out anew; with the `consumer` protocol it does so by itself alone. */
  enforceRebalance(): void {
    this.#core.throwIfClosed();
    this.#core.enforceRebalance();
  }

  /**
   * Records between the position and the end of an assigned partition, as of the last fetch; for consumers of what is committed, up to the
   * first that is not. Undefined while it is not known. @throws IllegalStateError where the partition is not assigned
   */
  currentLag(partition: TopicPartition): number | undefined {
    this.#core.throwIfClosed();
    const { position, highWatermark, lastStableOffset } = this.#core.assignment.require(partition);
    const end = this.#isolationLevel === 0 ? highWatermark : lastStableOffset;
    return position < 0 || end < 0 ? undefined : Math.max(end - position, 0);
  }

  /** Who this consumer is to its group, as a transactional producer needs to know; undefined without a `group.id`. */
  get groupMetadata(): GroupIdentity | undefined {
    this.#core.throwIfClosed();
    return this.#core.identity;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<ConsumerRecord<K, V>, undefined> {
    return this.records();
  }

  /** One record after the other. Ends when the consumer is closed; fails with the signal's reason when that fires. */
  records({
    signal,
  }: Pick<CallOptions, 'signal'> = {}): AsyncIterableIterator<ConsumerRecord<K, V>, undefined> {
    this.#core.throwIfClosed();
    const source = {
      next: () => this.#consumption.nextRecord(),
      wait: (stop: AbortSignal | undefined) => this.#consumption.waitForRecord(stop),
    };
    return new ItemIterator(intercepted(source, this.#hooks.onConsume), signal);
  }

  /** One batch after the other, as producers made them: the fast way. Otherwise as `records`. */
  batches({
    signal,
    reusesMemory = false,
  }: BatchesOptions = {}): AsyncIterableIterator<ConsumerBatch<K, V>, undefined> {
    this.#core.throwIfClosed();
    const source = {
      next: () => this.#consumption.nextBatch(reusesMemory),
      wait: (stop: AbortSignal | undefined) => this.#consumption.waitForBatch(reusesMemory, stop),
    };
    return new ItemIterator(intercepted(source, this.#hooks.onConsumeBatch), signal);
  }

  /**
   * Commits these offsets; without any, everything that has been handed out, also the record or batch in hand.
   * @throws KafkaError that names the partition; with `ILLEGAL_GENERATION` or `REBALANCE_IN_PROGRESS` the group has moved on
   */
  async commit(offsets?: readonly OffsetToCommit[], options: CallOptions = {}): Promise<void> {
    this.#core.throwIfClosed();
    const complete = offsets?.map((one) => ({ leaderEpoch: -1, metadata: '', ...one }));
    await this.#core.committer.commit(complete ?? this.#core.committer.positions(), this.#timed(options));
  }

  /** What the group has committed; nothing for partitions without. */
  async committed(
    partitions: readonly TopicPartition[],
    options: CallOptions = {},
  ): Promise<CommittedOffset[]> {
    this.#core.throwIfClosed();
    return [...(await this.#core.committed(partitions, this.#timed(options))).values()];
  }

  /** Offset of the next record of an assigned partition. @throws IllegalStateError, TimeoutError, what hinders finding it */
  async position(partition: TopicPartition, options: CallOptions = {}): Promise<number> {
    this.#core.throwIfClosed();
    return this.#core.position(this.#core.assignment.require(partition), this.#timed(options));
  }

  /** Goes on at `offset`, forwards or backwards; takes effect with the next record. @throws IllegalStateError where it is not assigned */
  seek(partition: TopicPartition, offset: number, leaderEpoch = -1): void {
    this.#core.throwIfClosed();
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw new IllegalStateError(`offset ${offset} is not one`, partition);
    this.#core.assignment.require(partition).seek(offset, leaderEpoch);
    this.#core.changed();
  }

  seekToStart(partitions: Iterable<TopicPartition> = this.assignment): void {
    this.#resetTo(partitions, EARLIEST);
  }

  seekToEnd(partitions: Iterable<TopicPartition> = this.assignment): void {
    this.#resetTo(partitions, LATEST);
  }

  /** Goes on with the first record at or after this time; at the end where there is none. */
  seekToTime(timestamp: bigint, partitions: Iterable<TopicPartition> = this.assignment): void {
    this.#resetTo(partitions, timestamp < 0n ? 0n : timestamp);
  }

  /** Hands out nothing of these until they are resumed; they stay assigned. */
  pause(partitions: Iterable<TopicPartition>): void {
    for (const state of this.#states(partitions)) {
      state.isPaused = true;
      this.#consumption.paused(state);
    }
  }

  resume(partitions: Iterable<TopicPartition>): void {
    for (const state of this.#states(partitions)) state.isPaused = false;
    this.#core.changed();
  }

  get paused(): readonly TopicPartition[] {
    this.#core.throwIfClosed();
    return [...this.#core.assignment]
      .filter(({ isPaused }) => isPaused)
      .map(({ topic, partition }) => ({ topic, partition }));
  }

  /** The first offsets at or after some times; -1 where there is none so late. Any partitions, assigned or not. */
  async offsetsForTimes(queries: readonly OffsetQuery[], options: CallOptions = {}): Promise<FoundOffset[]> {
    this.#core.throwIfClosed();
    const found = await listOffsets(this.#cluster, queries, {
      isolationLevel: this.#isolationLevel,
      ...this.#timed(options),
    });
    return queries.flatMap((query) => found.get(nameOf(query)) ?? []);
  }

  startOffsets(partitions: readonly TopicPartition[], options: CallOptions = {}): Promise<FoundOffset[]> {
    return this.offsetsForTimes(at(partitions, EARLIEST), options);
  }

  /** Of the records to be written next: for consumers of what is committed, of the first that is not. */
  endOffsets(partitions: readonly TopicPartition[], options: CallOptions = {}): Promise<FoundOffset[]> {
    return this.offsetsForTimes(at(partitions, LATEST), options);
  }

  /** The partitions of a topic. @throws KafkaError that names it; TimeoutError where it does not exist */
  async partitionsOf(topic: string, options: CallOptions = {}): Promise<PartitionInfo[]> {
    this.#core.throwIfClosed();
    await this.#cluster.topic(topic, { ...this.#timed(options), allowAutoCreate: false });
    return partitionInfos(this.#cluster.metadata, topic);
  }

  /** All topics that this client may see, with their partitions. @throws KafkaError */
  async listTopics(options: CallOptions = {}): Promise<Map<string, PartitionInfo[]>> {
    this.#core.throwIfClosed();
    const all = await this.#cluster.allTopics(this.#timed(options));
    return new Map([...all.topics.keys()].map((name) => [name, partitionInfos(all, name)]));
  }

  /** All figures of this client, under the names of Kafka's own. */
  metrics(): MetricValue[] {
    return this.#metrics.values();
  }

  /**
   * Shows a figure of the application's own with the others, and pushes it where the cluster asks for it (KIP-1076). The function returned
   * takes it away.
   */
  addMetric(name: MetricName, read: () => number): () => void {
    return this.#metrics.add(name, read);
  }

  /** The id that the cluster knows this client's figures by. @throws (rejects) IllegalStateError where it collects none */
  async clientInstanceId(options: Pick<CallOptions, 'timeoutMs'> = {}): Promise<Uuid> {
    this.#core.throwIfClosed();
    return this.#cluster.clientInstanceId(this.#timed(options).timeoutMs);
  }

  /** Commits where that is automatic, leaves the group, closes the connections; loops over records end. */
  async close(options: Pick<CallOptions, 'timeoutMs'> = {}): Promise<void> {
    await this.#core.close(this.#timed(options).timeoutMs);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #resetTo(partitions: Iterable<TopicPartition>, timestamp: bigint): void {
    for (const state of this.#states(partitions)) state.reset(timestamp);
    this.#core.changed();
  }

  #states(partitions: Iterable<TopicPartition>): PartitionState[] {
    this.#core.throwIfClosed();
    return [...partitions].map((one) => this.#core.assignment.require(one));
  }

  #timed({ timeoutMs = this.#defaultTimeoutMs, signal }: CallOptions): {
    timeoutMs: number;
    signal: AbortSignal | undefined;
  } {
    return { timeoutMs, signal };
  }
}

function at(partitions: readonly TopicPartition[], timestamp: bigint): OffsetQuery[] {
  return partitions.map(({ topic, partition }) => ({ topic, partition, timestamp }));
}
