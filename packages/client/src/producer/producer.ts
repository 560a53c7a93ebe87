import type { Uuid } from '@kavka/base';
import type { PartitionInfo } from '../cluster/index.ts';
import { type ClientExtras, separated } from '../config/index.ts';
import { clientWorld } from '../connection/world.ts';
import { ClientClosedError, IllegalStateError } from '../errors/index.ts';
import type { BatchReport, ProducerHooks } from '../hooks/index.ts';
import { ClientMetrics, type MetricName, type MetricValue, ProducerMetrics } from '../metrics/index.ts';
import type { Serializer } from '../serde/serde.ts';
import type { Partitioner } from './partitioner.ts';
import type { Completion, Resolve } from './prepared-record.ts';
import { checkProducerCode, type ProducerConfig, producerSettings } from './producer-settings.ts';
import type { Bytes, ProducerRecord, RecordMetadata } from './record.ts';
import { bytesOf, headersIn, NO_HEADERS, timestampOf, valueToWrite } from './record-bytes.ts';
import { ANY_PARTITION, RecordPath } from './record-path.ts';
import type { GroupMember, TransactionOffset } from './transaction-coordinator.ts';
import type { Transactions } from './transactions.ts';
import { TurnTime } from './turn-time.ts';

/** What this client takes beside Kafka's configs. */
export interface ProducerExtras<K, V> {
  /** Left out: keys are bytes or text. */
  readonly keySerializer?: Serializer<K>;
  /** Left out: values are bytes or text. */
  readonly valueSerializer?: Serializer<V>;
  readonly partitioner?: Partitioner;
  readonly hooks?: ProducerHooks<K, V>;
}

/**
 * Kafka's producer configs, in its own names or in camel case, and serializers, partitioner and hooks.
 *
 * @example
 * new Producer({ bootstrapServers: 'localhost:9092', compressionType: 'zstd', valueSerializer: serdes.json<Order>() });
 */
export type ProducerOptions<K = Bytes, V = Bytes> = ProducerConfig & ClientExtras & ProducerExtras<K, V>;

/**
 * How long closing may take.
 *
 * @example
 * await producer.close({ timeoutMs: 5000 }); // what is not stored by then fails
 */
export interface CloseOptions {
  /** After this, what has not been stored fails. Without it, closing takes as long as `delivery.timeout.ms` allows. */
  readonly timeoutMs?: number;
  /** As `timeoutMs`, when it fires. */
  readonly signal?: AbortSignal;
}

/** Set by the executor below, read right after: one function for all promises, instead of one each. */
let lastResolve: Resolve;
const capture = (resolve: Resolve): void => {
  lastResolve = resolve;
};

/**
 * Writes records. One producer serves a whole program: records of all callers share batches. Nothing is lost or stored twice while
 * its promise is awaited: idempotence is on by default.
 *
 * @example
 * await using producer = new Producer({ bootstrapServers: 'localhost:9092', valueSerializer: serdes.json<Order>() });
 * const { partition, offset } = await producer.send({ topic: 'orders', key: order.id, value: order });
 */
export class Producer<K = Bytes, V = Bytes> implements AsyncDisposable {
  readonly #keySerializer: Serializer<K> | undefined;
  readonly #valueSerializer: Serializer<V> | undefined;
  /** No serializer can add headers. */
  readonly #isPlain: boolean;
  readonly #hooks: ProducerHooks<K, V>;
  readonly #path: RecordPath;
  readonly #time: TurnTime;
  readonly #metrics: ClientMetrics;
  #closing: Promise<void> | undefined;

  /** @throws ConfigError with all that is wrong */
  constructor(options: ProducerOptions<K, V>) {
    checkProducerCode(options);
    const { keySerializer, valueSerializer, partitioner, hooks = {}, ...given } = options;
    const { extras, config } = separated(given);
    const settings = producerSettings(config as ProducerConfig, extras);
    const whole = clientWorld(extras.world);
    this.#keySerializer = keySerializer;
    this.#valueSerializer = valueSerializer;
    this.#isPlain = keySerializer === undefined && valueSerializer === undefined;
    this.#hooks = hooks;
    this.#time = new TurnTime(whole.clock);
    const { transactionalId: transactional_id } = settings;
    this.#metrics = new ClientMetrics('producer', whole, settings.cluster, hooks, { transactional_id });
    const batches = new ProducerMetrics(this.#metrics.registry);
    const { onBatch } = hooks;
    const decided = (report: BatchReport): void => {
      batches.record(report);
      onBatch?.(report);
    };
    this.#path = new RecordPath(
      whole,
      { ...settings, cluster: this.#metrics.settings },
      partitioner,
      decided,
    );
  }

  /**
   * Sends a record; resolves when it is stored as `acks` asks. Records of one partition are stored in the order of the calls. While
   * the buffer is full or the topic is not known yet, the record waits, for at most `max.block.ms`.
   * @throws (rejects) KafkaError, which names topic and partition; SerializationError
   */
  send(record: ProducerRecord<K, V>): Promise<RecordMetadata> {
    const promise = new Promise<RecordMetadata>(capture);
    const resolve = lastResolve;
    try {
      this.#offer(record, resolve, true);
    } catch (error) {
      resolve(Promise.reject(error));
    }
    return promise;
  }

  /**
   * As `send`, without a promise: `completed` is called when the outcome is known. False where the record was not taken, because the
   * buffer is full or the topic is not known yet: wait for `ready` and try again.
   * @throws KafkaError, SerializationError for records that can never be sent
   */
  trySend(record: ProducerRecord<K, V>, completed: Completion | null = null): boolean {
    return this.#offer(record, completed, false);
  }

  /**
   * Resolves when `trySend` takes records for `topic`, as far as is known now. @throws (rejects) KafkaError where the topic cannot
   * be had
   */
  ready(topic: string, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    return this.#path.ready(topic, options.signal);
  }

  /** Sends many records; resolves when all are stored, rejects with the first failure when the outcome of all is known. */
  async sendBatch(records: readonly ProducerRecord<K, V>[]): Promise<RecordMetadata[]> {
    this.#throwIfClosed();
    const outcomes = await Promise.allSettled(records.map((record) => this.send(record)));
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  }

  /** Sends at once what waits for its batch to fill; resolves when the outcome of all records sent before is known. */
  async flush(options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    this.#throwIfClosed();
    return this.#path.flush(options.signal);
  }

  /** The partitions of a topic; asks the cluster where they are not known. @throws (rejects) KafkaError that names it */
  async partitionsOf(
    topic: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<PartitionInfo[]> {
    this.#throwIfClosed();
    return this.#path.partitionsOf(topic, options.signal);
  }

  /**
   * Takes the transactional id over from whoever had it, after what that left open is ended. Once, before the first transaction.
   * @throws (rejects) KafkaError
   */
  async initTransactions(): Promise<void> {
    await this.#transactions().init();
  }

  /** From here on records belong to a transaction. @throws IllegalStateError */
  beginTransaction(): void {
    this.#transactions().begin();
  }

  /** Commits what a consumer has read together with what was sent. @throws (rejects) KafkaError */
  async sendOffsetsToTransaction(
    offsets: readonly TransactionOffset[],
    group: GroupMember | string,
  ): Promise<void> {
    await this.#transactions().sendOffsets(offsets, typeof group === 'string' ? { groupId: group } : group);
  }

  /** Sends what waits, and makes all of the transaction visible at once. @throws (rejects) KafkaError; `abortable`: abort it */
  async commitTransaction(): Promise<void> {
    await this.#transactions().commit();
  }

  /** Gives up all of the transaction: records that were not sent yet fail. @throws (rejects) KafkaError */
  async abortTransaction(): Promise<void> {
    await this.#transactions().abort();
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
  clientInstanceId({ timeoutMs = 60_000 }: { readonly timeoutMs?: number } = {}): Promise<Uuid> {
    return this.#path.clientInstanceId(timeoutMs);
  }

  /** Takes no more records, sends what there is, and closes the connections. */
  close(options: CloseOptions = {}): Promise<void> {
    this.#closing ??= this.#path.close(options);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #throwIfClosed(): void {
    if (this.#closing !== undefined) throw new ClientClosedError('the producer');
  }

  #transactions(): Transactions {
    const { transactions } = this.#path;
    this.#throwIfClosed();
    if (transactions === undefined) throw new IllegalStateError('transactions need a transactional.id');
    return transactions;
  }

  #offer(given: ProducerRecord<K, V>, waiting: Resolve | Completion | null, isPromise: boolean): boolean {
    this.#throwIfClosed();
    const { onSend } = this.#hooks;
    const record = onSend === undefined ? given : onSend(given);
    const { topic } = record;
    const headers = record.headers === undefined && this.#isPlain ? NO_HEADERS : headersIn(record);
    const key = bytesOf(record.key, this.#keySerializer, topic, true, headers);
    const value = valueToWrite(record.value, this.#valueSerializer, topic, headers);
    const { partition, timestamp } = record;
    const time =
      timestamp === undefined || timestamp === null ? this.#time.now() : timestampOf(timestamp, topic);
    const place = partition === undefined || partition === null ? ANY_PARTITION : partition;
    return this.#path.offer(topic, place, time, key, value, headers, waiting, isPromise);
  }
}
