import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../cluster/index.ts';
import type { Deserializers } from '../consumer/records/record-source.ts';
import { brokerError, ClientClosedError, IllegalStateError } from '../errors/index.ts';
import type { PartitionId } from './acknowledgements.ts';
import { acquiredRecords } from './acquired-records.ts';
import type { AcknowledgeOutcome, AcknowledgeType } from './outcome.ts';
import type { ShareConsumerSettings } from './share-consumer-settings.ts';
import { ShareMembership } from './share-membership.ts';
import { ShareNode, type ShareNodeHost } from './share-node.ts';
import type { ShareRecord } from './share-record.ts';

/** Where a record is from, and to whom it has to be acknowledged. */
interface Origin {
  readonly id: PartitionId;
  readonly node: ShareNode;
}

type FetchedPartition = Parameters<ShareNodeHost['fetched']>[2];

/** Everything of a share consumer but its surface: the group, the exchange with brokers, records on their way to the application. */
export class ShareCore<K, V> implements ShareNodeHost {
  readonly cluster: Cluster;
  readonly settings: ShareConsumerSettings;
  /** How long records are this consumer's, as the brokers say; undefined until one has. */
  lockTimeoutMs: number | undefined;
  readonly #deserializers: Deserializers<K, V>;
  readonly #onOutcomes: (outcomes: readonly AcknowledgeOutcome[]) => void;
  readonly #nodes = new Map<number, ShareNode>();
  readonly #origins = new WeakMap<ShareRecord<K, V>, Origin>();
  #ready: ShareRecord<K, V>[] = [];
  #next = 0;
  #topics: readonly string[] = [];
  #assigned: readonly PartitionId[] = [];
  #membership: ShareMembership | undefined;
  #failure: { readonly error: unknown } | undefined;
  #outcomes: AcknowledgeOutcome[] | undefined;
  #wake: (() => void) | undefined;
  #closing: Promise<void> | undefined;
  #isWaiting = false;

  constructor(
    cluster: Cluster,
    settings: ShareConsumerSettings,
    deserializers: Deserializers<K, V>,
    onOutcomes: (outcomes: readonly AcknowledgeOutcome[]) => void,
  ) {
    this.cluster = cluster;
    this.settings = settings;
    this.#deserializers = deserializers;
    this.#onOutcomes = onOutcomes;
    cluster.onMetadata(() => {
      this.#reportInvalidTopics();
      this.#membership?.metadataChanged();
      this.#run();
    });
  }

  get memberId(): string {
    return this.#membership?.memberId ?? '';
  }

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  get assignment(): readonly PartitionId[] {
    return this.#assigned;
  }

  subscribedTopics(): readonly string[] {
    return this.#topics;
  }

  subscribe(topics: Iterable<string>): void {
    this.cluster.untrack(this.#topics);
    this.#topics = [...new Set(topics)];
    this.cluster.track(this.#topics, false);
    this.cluster.refreshSoon();
    if (this.#membership !== undefined) this.#membership.beatNow();
    else this.#membership = new ShareMembership(this, this.settings.groupId, this.settings.rackId);
  }

  /** Topics that no cluster can have: nothing would ever come of them. */
  #reportInvalidTopics(): void {
    for (const topic of this.#topics)
      if (this.cluster.metadata.errorOf(topic) === ErrorCode.INVALID_TOPIC_EXCEPTION)
        this.failed(brokerError(ErrorCode.INVALID_TOPIC_EXCEPTION, { topic }));
  }

  async unsubscribe(): Promise<void> {
    const membership = this.#membership;
    await this.#giveBack();
    this.#membership = undefined;
    this.cluster.untrack(this.#topics);
    this.#topics = [];
    await membership?.leave();
  }

  /** The next record where one is at hand. */
  take(): ShareRecord<K, V> | undefined {
    if (this.#failure !== undefined || this.isClosed) return undefined;
    const record = this.#ready[this.#next];
    if (record === undefined) return undefined;
    this.#next++;
    if (this.#next === this.#ready.length) {
      this.#ready = [];
      this.#next = 0;
    }
    const origin = this.#origins.get(record);
    if (origin !== undefined) origin.node.buffered--;
    return record;
  }

  /** Undefined when the consumer was closed. @throws what went wrong in the background; the signal's reason */
  async wait<T>(next: () => T | undefined, signal: AbortSignal | undefined): Promise<T | undefined> {
    if (this.#isWaiting) throw new IllegalStateError('the consumer is read in another place already');
    this.#isWaiting = true;
    const wake = (): void => this.#wake?.();
    signal?.addEventListener('abort', wake);
    try {
      for (;;) {
        if (this.isClosed) return undefined;
        signal?.throwIfAborted();
        this.#throwFailure();
        const found = next();
        if (found !== undefined) return found;
        this.#run();
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.#isWaiting = false;
      this.#wake = undefined;
      signal?.removeEventListener('abort', wake);
    }
  }

  /** @throws IllegalStateError for records that are another's */
  acknowledge(record: ShareRecord<K, V>, type: AcknowledgeType): void {
    const origin = this.#origins.get(record);
    if (origin === undefined) {
      const { topic, partition, offset } = record;
      throw new IllegalStateError('the record is not in the hands of this consumer', {
        topic,
        partition,
        offset,
      });
    }
    origin.node.waiting.add(origin.id, record.offset, type);
    if (type === 'renew') void origin.node.flush();
    else this.#origins.delete(record);
  }

  /** Whether it waits for an acknowledgement. */
  isInHand(record: ShareRecord<K, V>): boolean {
    return this.#origins.has(record);
  }

  /** Sends what was acknowledged, and tells what became of it. */
  async flush(): Promise<readonly AcknowledgeOutcome[]> {
    const outcomes: AcknowledgeOutcome[] = [];
    const previous = this.#outcomes;
    this.#outcomes = outcomes;
    try {
      await Promise.all([...this.#nodes.values()].map((node) => node.flush()));
    } finally {
      if (this.#outcomes === outcomes) this.#outcomes = previous;
    }
    return outcomes;
  }

  assigned(partitions: readonly PartitionId[]): void {
    const kept = new Set(partitions.map(({ topicId, partition }) => `${topicId}/${partition}`));
    this.#assigned = partitions;
    this.#releaseReady(({ topicId, partition }) => !kept.has(`${topicId}/${partition}`));
    this.#run();
  }

  wantedOf(nodeId: number): readonly PartitionId[] {
    return this.#assigned.filter(({ topic, partition }) => this.#leaderOf(topic, partition) === nodeId);
  }

  /** Nothing is fetched ahead: the time of records begins when they are fetched. */
  hasRoom(node: ShareNode): boolean {
    return this.#isWaiting && node.buffered === 0 && this.#failure === undefined && !this.isClosed;
  }

  fetched(node: ShareNode, id: PartitionId, { records, acquiredRecords: ranges }: FetchedPartition): void {
    if (records === null || ranges.length === 0) return;
    const options = { deserializers: this.#deserializers, checksCrcs: this.settings.checksCrcs };
    const acquired = acquiredRecords(id, records, ranges, options);
    for (const offset of acquired.gaps) node.waiting.add(id, offset, 'gap');
    for (const offset of acquired.corrupt) node.waiting.add(id, offset, 'reject');
    for (const record of acquired.records) this.#origins.set(record, { id, node });
    this.#ready.push(...acquired.records);
    node.buffered += acquired.records.length;
    if (acquired.error !== undefined) this.failed(acquired.error);
    this.#wake?.();
  }

  acknowledged(outcomes: readonly AcknowledgeOutcome[]): void {
    if (outcomes.length === 0) return;
    this.#outcomes?.push(...outcomes);
    this.#onOutcomes(outcomes);
  }

  lockTimeout(ms: number): void {
    this.lockTimeoutMs = ms;
  }

  failed(error: unknown): void {
    if (this.isClosed) return;
    this.#failure ??= { error };
    this.#wake?.();
  }

  throwIfClosed(): void {
    if (this.isClosed) throw new ClientClosedError('the share consumer');
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#wake?.();
    try {
      await this.#giveBack();
      await this.#membership?.leave();
    } finally {
      await this.cluster.close();
    }
  }

  async #giveBack(): Promise<void> {
    this.#assigned = [];
    this.#releaseReady(() => true);
    const nodes = [...this.#nodes.values()];
    this.#nodes.clear();
    await Promise.all(nodes.map((node) => node.close()));
  }

  /** Records that the application will not get are for others. */
  #releaseReady(isConcerned: (id: PartitionId) => boolean): void {
    const left: ShareRecord<K, V>[] = [];
    for (const record of this.#ready.slice(this.#next)) {
      const origin = this.#origins.get(record);
      if (origin === undefined || !isConcerned(origin.id)) {
        left.push(record);
        continue;
      }
      origin.node.buffered--;
      this.acknowledge(record, 'release');
    }
    this.#ready = left;
    this.#next = 0;
  }

  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  #run(): void {
    if (this.isClosed) return;
    for (const { topic, partition } of this.#assigned) {
      const nodeId = this.#leaderOf(topic, partition);
      if (nodeId < 0) this.cluster.refreshSoon();
      else if (!this.#nodes.has(nodeId)) this.#nodes.set(nodeId, new ShareNode(nodeId, this));
    }
    for (const node of this.#nodes.values()) node.run();
  }

  #leaderOf(topic: string, partition: number): number {
    return this.cluster.metadata.partition(topic, partition)?.leaderId ?? -1;
  }
}
