import type { Uuid } from '@kavka/base';
import { Cluster } from '../cluster/index.ts';
import { clientWorld } from '../connection/index.ts';
import type { CallOptions } from '../consumer/consumer.ts';
import { ItemIterator } from '../consumer/item-iterator.ts';
import type { TopicPartition } from '../consumer/topic-partition.ts';
import { ClientMetrics, type MetricName, type MetricValue } from '../metrics/index.ts';
import type { AcknowledgeOutcome, AcknowledgeType } from './outcome.ts';
import {
  deserializersOf,
  type ShareConsumerOptions,
  shareConsumerSettings,
} from './share-consumer-settings.ts';
import { ShareCore } from './share-core.ts';
import type { ShareRecord } from './share-record.ts';

/**
 * Reads records as a member of a share group (KIP-932): members share partitions record by record, as workers share a queue. A record is
 * this consumer's for a time (`acquisitionLockTimeoutMs`); then, or when it is released, another one gets it. Asking for the next record
 * accepts the last one, unless it was acknowledged in another way; with `share.acknowledgement.mode` `explicit` each record must be
 * acknowledged, in any order.
 *
 * @example
 * const config = { bootstrapServers: 'localhost:9092', groupId: 'mailers', valueDeserializer: serdes.json<Mail>() };
 * await using consumer = new ShareConsumer(config);
 * consumer.subscribe(['mails']);
 * for await (const record of consumer) {
 *   if (!(await send(record.value))) consumer.release(record);
 * }
 */
export class ShareConsumer<K = Buffer, V = Buffer>
  implements AsyncIterable<ShareRecord<K, V>>, AsyncDisposable
{
  readonly #cluster: Cluster;
  readonly #core: ShareCore<K, V>;
  readonly #metrics: ClientMetrics;
  readonly #isImplicit: boolean;
  readonly #defaultTimeoutMs: number;
  #inHand: readonly ShareRecord<K, V>[] = [];

  /** @throws ConfigError for wrong names and values */
  constructor(options: ShareConsumerOptions<K, V>) {
    const settings = shareConsumerSettings(options);
    const world = clientWorld(options.world);
    this.#isImplicit = settings.isImplicit;
    this.#defaultTimeoutMs = settings.defaultTimeoutMs;
    this.#metrics = new ClientMetrics('consumer', world, settings.cluster, options.hooks ?? {}, {
      group_id: settings.groupId,
      client_rack: settings.rackId,
    });
    this.#cluster = new Cluster(world, this.#metrics.settings);
    const onAcknowledged = options.onAcknowledged ?? (() => {});
    this.#core = new ShareCore(this.#cluster, settings, deserializersOf(options), onAcknowledged);
  }

  /** Reads these topics together with the other members of the group, in place of those subscribed to before. */
  subscribe(topics: Iterable<string>): void {
    this.#core.throwIfClosed();
    this.#core.subscribe(topics);
  }

  /** Reads nothing any more, and leaves the group; what is in hand is accepted where that is implicit, the rest given back. */
  async unsubscribe(): Promise<void> {
    this.#core.throwIfClosed();
    this.#acceptInHand();
    await this.#core.unsubscribe();
  }

  get subscription(): readonly string[] {
    this.#core.throwIfClosed();
    return this.#core.subscribedTopics();
  }

  /** Partitions that are read now; other members may read them too. */
  get assignment(): readonly TopicPartition[] {
    this.#core.throwIfClosed();
    return this.#core.assignment.map(({ topic, partition }) => ({ topic, partition }));
  }

  /** How long a record is this consumer's before others get it; undefined until a broker has told. */
  get acquisitionLockTimeoutMs(): number | undefined {
    this.#core.throwIfClosed();
    return this.#core.lockTimeoutMs;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<ShareRecord<K, V>, undefined> {
    return this.records();
  }

  /** One record after the other. Ends when the consumer is closed; fails with the signal's reason when that fires. */
  records({ signal }: Pick<CallOptions, 'signal'> = {}): AsyncIterableIterator<ShareRecord<K, V>, undefined> {
    this.#core.throwIfClosed();
    const next = () => this.#nextRecord();
    return new ItemIterator({ next, wait: (stop) => this.#core.wait(next, stop) }, signal);
  }

  /** All records that are at hand, at most `max.poll.records` and one at least, again and again. Otherwise as `records`. */
  batches({
    signal,
  }: Pick<CallOptions, 'signal'> = {}): AsyncIterableIterator<readonly ShareRecord<K, V>[], undefined> {
    this.#core.throwIfClosed();
    const next = () => this.#nextBatch();
    return new ItemIterator({ next, wait: (stop) => this.#core.wait(next, stop) }, signal);
  }

  /**
   * Says what became of a record; goes out with a later fetch, or with `commit`. With `renew` the record stays for another time,
   * and is still to be acknowledged then.
   * @throws IllegalStateError for a record that was acknowledged, or is of another consumer
   */
  acknowledge(record: ShareRecord<K, V>, type: AcknowledgeType = 'accept'): void {
    this.#core.throwIfClosed();
    this.#core.acknowledge(record, type);
  }

  /** It is done with. */
  accept(record: ShareRecord<K, V>): void {
    this.acknowledge(record, 'accept');
  }

  /** It is for another try, here or elsewhere, unless it has had all its tries. */
  release(record: ShareRecord<K, V>): void {
    this.acknowledge(record, 'release');
  }

  /** Nobody shall get it again. */
  reject(record: ShareRecord<K, V>): void {
    this.acknowledge(record, 'reject');
  }

  /** It takes longer: the time begins anew. */
  renew(record: ShareRecord<K, V>): void {
    this.acknowledge(record, 'renew');
  }

  /**
   * Sends all acknowledgements, also of the record or batch in hand where that is implicit, and resolves to what became of them. In the
   * background: `onAcknowledged` is told too, so there is no need to wait.
   * @throws TimeoutError
   */
  async commit(options: CallOptions = {}): Promise<readonly AcknowledgeOutcome[]> {
    this.#core.throwIfClosed();
    this.#acceptInHand();
    const { timeoutMs = this.#defaultTimeoutMs, signal } = options;
    const what = 'commit of acknowledgements';
    return this.#cluster.retry({ timeoutMs, signal, what }, () => this.#core.flush());
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
  clientInstanceId(options: Pick<CallOptions, 'timeoutMs'> = {}): Promise<Uuid> {
    return this.#cluster.clientInstanceId(options.timeoutMs ?? this.#defaultTimeoutMs);
  }

  /** Sends all acknowledgements, gives back what is left, leaves the group; loops over records end. */
  async close(): Promise<void> {
    if (!this.#core.isClosed) this.#acceptInHand();
    await this.#core.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #nextRecord(): ShareRecord<K, V> | undefined {
    this.#acceptInHand();
    const record = this.#core.take();
    if (record !== undefined) this.#inHand = [record];
    return record;
  }

  #nextBatch(): readonly ShareRecord<K, V>[] | undefined {
    this.#acceptInHand();
    const batch: ShareRecord<K, V>[] = [];
    for (let record = this.#core.take(); record !== undefined; record = this.#core.take()) {
      batch.push(record);
      if (batch.length === this.#core.settings.maxRecords) break;
    }
    if (batch.length === 0) return undefined;
    this.#inHand = batch;
    return batch;
  }

  #acceptInHand(): void {
    const records = this.#inHand;
    this.#inHand = [];
    if (!this.#isImplicit) return;
    for (const record of records) if (this.#core.isInHand(record)) this.#core.acknowledge(record, 'accept');
  }
}
