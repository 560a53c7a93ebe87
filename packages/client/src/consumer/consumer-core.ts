import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../cluster/index.ts';
import {
  brokerError,
  ClientClosedError,
  hasCode,
  IllegalStateError,
  KafkaError,
  TimeoutError,
} from '../errors/index.ts';
import type { RebalanceReport } from '../hooks/index.ts';
import { Assignment } from './assignment/assignment.ts';
import type { PartitionState } from './assignment/partition-state.ts';
import type { ConsumerSettings } from './consumer-settings.ts';
import type { ConsumptionHost } from './consumption.ts';
import { Fetcher } from './fetch/fetcher.ts';
import { ClassicMembership } from './group/classic/classic-membership.ts';
import { type Membership, type MembershipHost, NO_GENERATION } from './group/membership.ts';
import { ModernMembership } from './group/modern/modern-membership.ts';
import {
  type CommittedOffset,
  type CoordinatorOptions,
  fetchCommitted,
  type GroupIdentity,
} from './offsets/committed-offsets.ts';
import { OffsetCommitter } from './offsets/offset-committer.ts';
import { PositionFinder } from './offsets/position-finder.ts';
import type { RebalanceListener } from './rebalance-listener.ts';
import { Subscription, SubscriptionPattern } from './subscription.ts';
import type { TopicPartition } from './topic-partition.ts';

/** What hands records to the application, as the rest of the consumer sees it. */
export interface Reader {
  fetched(state: PartitionState): void;
  wake(): void;
  isWaiting(): boolean;
  progress(): number;
}

/** Told what happens, for figures and hooks. */
export interface ConsumerEvents {
  consumed(records: number): void;
  committed(offsets: readonly CommittedOffset[]): void;
  rebalanced(report: RebalanceReport): void;
}

/** What is wrong with a topic by itself. A topic that is not there may still be created: it is waited for. */
const TOPIC_ERRORS = ['TOPIC_AUTHORIZATION_FAILED', 'INVALID_TOPIC_EXCEPTION'] as const;

/** Everything of a consumer but the records: subscription, assignment, group, positions, fetches. */
export class ConsumerCore implements ConsumptionHost, MembershipHost {
  readonly cluster: Cluster;
  readonly assignment = new Assignment();
  readonly committer: OffsetCommitter;
  readonly #settings: ConsumerSettings;
  readonly #reader: Reader;
  readonly #events: ConsumerEvents;
  readonly #subscription: Subscription;
  readonly #fetcher: Fetcher;
  readonly #finder: PositionFinder;
  readonly #waiters = new Set<(error: unknown) => void>();
  #membership: Membership | undefined;
  #failure: { readonly error: unknown } | undefined;
  #lastProgress = 0;
  #lastProgressMs: number;
  #closing: Promise<void> | undefined;

  constructor(cluster: Cluster, settings: ConsumerSettings, reader: Reader, events: ConsumerEvents) {
    this.#events = events;
    this.cluster = cluster;
    this.#settings = settings;
    this.#reader = reader;
    this.#subscription = new Subscription(settings.excludesInternalTopics);
    this.#lastProgressMs = cluster.world.clock.monotonic();
    const identity = (): GroupIdentity | undefined => this.identity;
    this.committer = new OffsetCommitter(cluster, this.assignment, settings, identity, (offsets) =>
      events.committed(offsets),
    );
    this.#fetcher = new Fetcher(cluster, this.assignment, settings.fetch, {
      fetched: (state) => reader.fetched(state),
      outOfRange: (state) => this.#finder.outOfRange(state),
      leaderChanged: () => this.#finder.run(),
      failed: (error) => this.failed(error),
    });
    const { reset, defaultTimeoutMs: timeoutMs } = settings;
    const { isolationLevel } = settings.fetch;
    this.#finder = new PositionFinder(
      cluster,
      this.assignment,
      { reset, isolationLevel, timeoutMs },
      identity,
      {
        positioned: () => this.#positioned(),
        failed: (error) => this.failed(error),
      },
    );
    cluster.onMetadata(() => this.#metadataChanged());
  }

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  get needsAttention(): boolean {
    return this.#failure !== undefined || this.#membership?.hasWork === true || this.isClosed;
  }

  get identity(): GroupIdentity | undefined {
    if (this.#membership !== undefined) return this.#membership.identity;
    const { group } = this.#settings;
    if (group === undefined) return undefined;
    const { groupId, groupInstanceId } = group;
    return { groupId, groupInstanceId, memberId: '', generationId: NO_GENERATION };
  }

  async attend(): Promise<void> {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) {
      this.#finder.run();
      if (hasCode(failure.error, ...TOPIC_ERRORS)) this.cluster.refreshSoon(); // rights may have been given
      throw failure.error;
    }
    if (this.#membership?.hasWork === true) await this.#membership.work();
  }

  handedOut(count: number): void {
    this.#events.consumed(count);
  }

  drained(): void {
    this.#fetcher.run();
  }

  /** Positions or pauses have changed. */
  changed(): void {
    this.#finder.run();
    this.#fetcher.run();
    this.#reader.wake();
  }

  subscribe(topics: Iterable<string> | RegExp | SubscriptionPattern, listener: RebalanceListener): void {
    const subscription = this.#subscription;
    const { group } = this.#settings;
    if (group === undefined)
      throw new IllegalStateError('topics are subscribed to as a group: give a group.id');
    if (topics instanceof SubscriptionPattern) {
      if (!this.#settings.isModernGroup)
        throw new IllegalStateError('a SubscriptionPattern needs group.protocol=consumer: give a RegExp');
      subscription.setServerPattern(topics);
      // The coordinator names what it assigns by id: only the metadata of all topics have the names for certain.
      this.cluster.trackAll();
    } else if (topics instanceof RegExp) {
      subscription.setPattern(topics);
      this.cluster.trackAll();
      // Metadata are asked for again by themselves.
      this.cluster.refresh().catch((error: unknown) => {
        if (!(error instanceof KafkaError && error.isRetriable)) this.failed(error);
      });
      subscription.match(this.cluster.metadata);
    } else {
      subscription.setTopics(topics);
      this.#track(subscription.topics);
    }
    subscription.listener = listener;
    if (this.#membership !== undefined) this.#membership.subscriptionChanged();
    else if (this.#settings.isModernGroup)
      this.#membership = new ModernMembership(this, group, this.#settings.serverAssignor);
    else this.#membership = new ClassicMembership(this, group, this.#settings.assignors);
    this.#reader.wake();
  }

  assignByHand(partitions: readonly TopicPartition[]): void {
    this.#subscription.become('manual');
    const names = new Set(partitions.map(({ topic, partition }) => `${topic}-${partition}`));
    this.assignment.remove(
      this.assignment.partitions().filter(({ topic, partition }) => !names.has(`${topic}-${partition}`)),
    );
    this.assignment.add(partitions);
    this.#track(partitions.map(({ topic }) => topic));
    if (this.#settings.group === undefined) {
      for (const state of this.assignment) if (state.need === 'committed') state.reset();
    }
    this.changed();
  }

  async unsubscribe(): Promise<void> {
    const membership = this.#membership;
    await this.#giveBackAll();
    this.#membership = undefined;
    this.cluster.untrack(this.#subscription.topics);
    this.#subscription.clear();
    await membership?.leave();
  }

  subscribedTopics(): readonly string[] {
    return this.#subscription.topics;
  }

  subscribedPattern(): string | undefined {
    return this.#subscription.serverPattern;
  }

  /** Has the group share its partitions out anew. @throws IllegalStateError outside of a group */
  enforceRebalance(): void {
    if (this.#membership === undefined)
      throw new IllegalStateError('only a member of a group can rebalance it');
    this.#membership.enforceRebalance();
  }

  async revoke(partitions: readonly TopicPartition[]): Promise<void> {
    await this.committer.commitProcessed(partitions);
    this.#events.rebalanced({ kind: 'revoked', partitions });
    try {
      await this.#subscription.listener.revoked?.(partitions);
    } finally {
      this.assignment.remove(partitions);
    }
  }

  async lose(partitions: readonly TopicPartition[]): Promise<void> {
    const { listener } = this.#subscription;
    this.#events.rebalanced({ kind: 'lost', partitions });
    try {
      if (listener.lost !== undefined) await listener.lost(partitions);
      else await listener.revoked?.(partitions);
    } finally {
      this.assignment.remove(partitions);
    }
  }

  async assign(partitions: readonly TopicPartition[]): Promise<void> {
    this.assignment.add(partitions);
    this.#events.rebalanced({ kind: 'assigned', partitions });
    await this.#subscription.listener.assigned?.(partitions);
    this.changed();
  }

  wake(): void {
    this.#reader.wake();
  }

  /** The application hears of it with the next record it asks for. */
  failed(error: unknown): void {
    if (this.isClosed) return;
    this.#failure ??= { error };
    for (const waiter of [...this.#waiters]) waiter(error);
    this.#reader.wake();
  }

  isOverdue(): boolean {
    const nowMs = this.cluster.world.clock.monotonic();
    const progress = this.#reader.progress();
    if (this.#reader.isWaiting() || progress !== this.#lastProgress) {
      this.#lastProgress = progress;
      this.#lastProgressMs = nowMs;
      return false;
    }
    return (
      nowMs - this.#lastProgressMs > (this.#settings.group?.maxPollIntervalMs ?? Number.POSITIVE_INFINITY)
    );
  }

  async committed(
    partitions: readonly TopicPartition[],
    options: CoordinatorOptions,
  ): Promise<Map<string, CommittedOffset>> {
    const { identity } = this;
    if (identity === undefined)
      throw new IllegalStateError('offsets are committed for a group: give a group.id');
    return fetchCommitted(this.cluster, identity, partitions, options);
  }

  /** Waits until the position is known. */
  async position(state: PartitionState, { timeoutMs, signal }: CoordinatorOptions): Promise<number> {
    const what = `the position of ${state.topic}-${state.partition}`;
    const { clock } = this.cluster.world;
    const deadlineMs = clock.monotonic() + timeoutMs;
    this.#finder.run();
    while (state.position < 0 || state.need !== 'none') {
      signal?.throwIfAborted();
      await this.#nextChange(deadlineMs - clock.monotonic(), what);
    }
    return state.position;
  }

  throwIfClosed(): void {
    if (this.isClosed) throw new ClientClosedError('the consumer');
  }

  close(timeoutMs: number): Promise<void> {
    this.#closing ??= this.#close(timeoutMs);
    return this.#closing;
  }

  async #close(timeoutMs: number): Promise<void> {
    this.#reader.wake();
    this.committer.stop();
    this.#fetcher.close();
    this.#finder.close();
    try {
      await this.#giveBackAll(timeoutMs);
      await this.#membership?.leave();
    } finally {
      await this.cluster.close();
      for (const waiter of [...this.#waiters]) waiter(new ClientClosedError('the consumer'));
    }
  }

  async #giveBackAll(timeoutMs = this.#settings.defaultTimeoutMs): Promise<void> {
    const all = this.assignment.partitions();
    await this.committer.commitProcessed(all, timeoutMs);
    try {
      if (this.#membership !== undefined && all.length > 0) await this.#subscription.listener.revoked?.(all);
    } finally {
      this.assignment.remove(all);
    }
  }

  #positioned(): void {
    for (const waiter of [...this.#waiters]) waiter(undefined);
    this.#fetcher.run();
    this.#reader.wake();
  }

  #track(topics: readonly string[]): void {
    this.cluster.track(topics, this.#settings.allowsAutoCreate);
    if (topics.some((topic) => this.cluster.metadata.topic(topic) === undefined)) this.cluster.refreshSoon();
  }

  /** Topics that the application wants and cannot have: it is told with each answer that says so, as Java's `poll` does. */
  #reportTopicErrors(): void {
    const assigned = [...this.assignment].map(({ topic }) => topic);
    for (const topic of new Set([...this.#subscription.topics, ...assigned])) {
      const errorCode = this.cluster.metadata.errorOf(topic);
      if (errorCode === ErrorCode.NONE) continue;
      const error = brokerError(errorCode, { topic });
      if (hasCode(error, ...TOPIC_ERRORS)) this.failed(error);
    }
  }

  #metadataChanged(): void {
    if (this.isClosed) return;
    this.#reportTopicErrors();
    if (this.#subscription.match(this.cluster.metadata)) this.#membership?.subscriptionChanged();
    this.#membership?.metadataChanged();
    this.#finder.run();
    this.#fetcher.run();
  }

  /** Resolves when positions were found, rejects with what hinders that. */
  #nextChange(leftMs: number, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.cluster.world.clock.schedule(Math.max(leftMs, 0), () => {
        waiter(new TimeoutError(`not known in time: ${what}`));
      });
      const waiter = (error: unknown): void => {
        cancel();
        this.#waiters.delete(waiter);
        if (error === undefined) resolve();
        else reject(error);
      };
      this.#waiters.add(waiter);
    });
  }
}
