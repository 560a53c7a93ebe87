import type { Cluster } from '../../cluster/index.ts';
import { backoffMs } from '../../connection/index.ts';
import { KafkaError } from '../../errors/index.ts';
import type { Assignment } from '../assignment/assignment.ts';
import type { PartitionState } from '../assignment/partition-state.ts';
import { LogTruncationError, NoOffsetError, OffsetOutOfRangeError } from '../errors.ts';
import { nameOf } from '../topic-partition.ts';
import {
  type CommittedOffset,
  type CoordinatorOptions,
  fetchCommitted,
  type GroupIdentity,
} from './committed-offsets.ts';
import { endsOfEpochs } from './end-of-epoch.ts';
import { ledNow, withoutLeader } from './leaders.ts';
import { askLeader, type OffsetQuery } from './list-offsets.ts';
import { EARLIEST, LATEST, type ResetPolicy, resetTimestamp } from './reset-policy.ts';

export interface PositionSettings {
  readonly reset: ResetPolicy;
  readonly isolationLevel: number;
  readonly timeoutMs: number;
}

export interface PositionListener {
  /** Positions have been found: fetches may start. */
  positioned(): void;
  failed(error: unknown): void;
}

interface PositionQuery extends OffsetQuery {
  readonly state: PartitionState;
  /** Of the state when it was asked for. */
  readonly version: number;
}

/** Finds the positions of the partitions that need one, in the background. */
export class PositionFinder {
  readonly #cluster: Cluster;
  readonly #assignment: Assignment;
  readonly #settings: PositionSettings;
  readonly #listener: PositionListener;
  /** Undefined outside of any group: then nothing is committed. */
  readonly #identity: () => GroupIdentity | undefined;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #failures = 0;
  #cancelTimer: () => void = () => {};

  constructor(
    cluster: Cluster,
    assignment: Assignment,
    settings: PositionSettings,
    identity: () => GroupIdentity | undefined,
    listener: PositionListener,
  ) {
    this.#cluster = cluster;
    this.#assignment = assignment;
    this.#settings = settings;
    this.#identity = identity;
    this.#listener = listener;
  }

  /** Sees to all partitions whose position is not known or must be checked; after a failure that does not pass, when it is called again. */
  run(): void {
    this.#markNewLeaders();
    if (this.#running !== undefined || this.#stop.signal.aborted) return;
    if (!this.#needs().some(({ need }) => need !== 'none')) return;
    this.#cancelTimer();
    this.#running = this.#find().then(
      () => this.#found(),
      (error: unknown) => this.#failed(error),
    );
  }

  close(): void {
    this.#stop.abort();
    this.#cancelTimer();
  }

  /** What was committed for these partitions. */
  async committed(
    states: readonly PartitionState[],
    options: CoordinatorOptions,
  ): Promise<Map<string, CommittedOffset>> {
    const identity = this.#identity();
    return identity === undefined ? new Map() : fetchCommitted(this.#cluster, identity, states, options);
  }

  /** The log has no such offset: starts anew where the policy says, or fails. */
  outOfRange(state: PartitionState): void {
    state.reset();
    this.run();
  }

  #needs(): PartitionState[] {
    return [...this.#assignment].filter(({ need }) => need !== 'none');
  }

  /** A position found under one leader is checked against the log of the next. */
  #markNewLeaders(): void {
    for (const state of this.#assignment) {
      if (state.need !== 'none' || state.position < 0) continue;
      const epoch = this.#cluster.metadata.partition(state.topic, state.partition)?.leaderEpoch ?? -1;
      if (epoch <= state.validatedEpoch) continue;
      state.nearReplica = -1; // the new leader knows which one is near
      if (state.validatedEpoch >= 0 && state.fetchEpoch >= 0) state.need = 'validate';
      else state.validatedEpoch = epoch;
    }
  }

  /** One try for each; what fails does not hold up the others. @throws the failure that weighs most */
  async #find(): Promise<void> {
    const failures: unknown[] = [];
    const { metadata } = this.#cluster;
    if (this.#needs().some(({ topic }) => metadata.topic(topic) === undefined))
      await this.#cluster.refresh({ signal: this.#stop.signal });
    await this.#fromCommitted(
      this.#needs().filter(({ need }) => need === 'committed'),
      failures,
    );
    await this.#fromLeaders(
      this.#needs().filter(({ need }) => need === 'reset'),
      failures,
    );
    await this.#validate(
      this.#needs().filter(({ need }) => need === 'validate'),
      failures,
    );
    if (failures.length > 0) throw failures.find((failure) => !passes(failure)) ?? failures[0];
  }

  async #fromCommitted(states: readonly PartitionState[], failures: unknown[]): Promise<void> {
    if (states.length === 0) return;
    const { timeoutMs, reset } = this.#settings;
    const committed = await this.committed(states, { timeoutMs, signal: this.#stop.signal });
    for (const state of states) {
      if (state.need !== 'committed') continue;
      const found = committed.get(nameOf(state));
      if (found !== undefined) state.seek(found.offset, found.leaderEpoch);
      else if (reset !== 'none') state.reset();
      else failures.push(new NoOffsetError({ topic: state.topic, partition: state.partition }));
    }
  }

  async #fromLeaders(states: readonly PartitionState[], failures: unknown[]): Promise<void> {
    const asked: PositionQuery[] = [];
    for (const state of states) {
      const { topic, partition, version } = state;
      try {
        asked.push({ topic, partition, timestamp: this.#startOf(state), state, version });
      } catch (error) {
        failures.push(error);
      }
    }
    const late = await this.#ask(asked, failures);
    await this.#ask(
      late.map((query) => ({ ...query, timestamp: LATEST })),
      failures,
    );
  }

  /** Asks all leaders at the same time, and takes what they find. Gives the queries for times after the last record. */
  async #ask(queries: readonly PositionQuery[], failures: unknown[]): Promise<PositionQuery[]> {
    const { leaders, leaderless } = ledNow(this.#cluster, queries);
    failures.push(...leaderless.map(withoutLeader));
    const late: PositionQuery[] = [];
    const options = { isolationLevel: this.#settings.isolationLevel, signal: this.#stop.signal };
    await this.#eachLeader(leaders, failures, async (nodeId, led) => {
      const byName = new Map(led.map((query) => [nameOf(query), query]));
      for (const found of await askLeader(this.#cluster, nodeId, led, options)) {
        if (found instanceof KafkaError) {
          failures.push(found);
          continue;
        }
        const query = byName.get(nameOf(found));
        if (query === undefined || query.state.version !== query.version) continue;
        if (found.offset < 0 && query.timestamp >= 0n) late.push(query);
        else {
          query.state.seek(found.offset);
          query.state.validatedEpoch = found.leaderEpoch;
        }
      }
    });
    return late;
  }

  async #eachLeader<T>(
    leaders: ReadonlyMap<number, readonly T[]>,
    failures: unknown[],
    ask: (nodeId: number, led: readonly T[]) => Promise<void>,
  ): Promise<void> {
    const answers = [...leaders].map(([nodeId, led]) => ask(nodeId, led));
    for (const answer of await Promise.allSettled(answers))
      if (answer.status === 'rejected') failures.push(answer.reason);
  }

  #startOf({ topic, partition, position, resetTimestamp: timestamp }: PartitionState): bigint {
    const { reset } = this.#settings;
    if (timestamp !== null) return timestamp;
    if (reset === 'none') throw new OffsetOutOfRangeError({ topic, partition, offset: position });
    return resetTimestamp(reset, this.#cluster.world.clock.now());
  }

  /** A log that ends before the position, for the epoch in which the position was read, was truncated (KIP-320). */
  async #validate(states: readonly PartitionState[], failures: unknown[]): Promise<void> {
    const { leaders, leaderless } = ledNow(this.#cluster, states);
    failures.push(...leaderless.map(withoutLeader));
    await this.#eachLeader(leaders, failures, async (nodeId, led) => {
      const queries = led.map(({ topic, partition, fetchEpoch: leaderEpoch }) => ({
        topic,
        partition,
        leaderEpoch,
      }));
      const versions = new Map(led.map((state) => [state, state.version]));
      for (const end of await endsOfEpochs(this.#cluster, nodeId, queries)) {
        const state = end instanceof KafkaError ? undefined : this.#assignment.get(end);
        if (end instanceof KafkaError) failures.push(end);
        else if (state !== undefined && state.version === versions.get(state))
          this.#judge(state, end.leaderEpoch, end.endOffset);
      }
    });
  }

  #judge(state: PartitionState, endEpoch: number, endOffset: number): void {
    const { topic, partition } = state;
    state.validatedEpoch = this.#cluster.metadata.partition(topic, partition)?.leaderEpoch ?? -1;
    const isIntact = endOffset >= state.fetchOffset && endEpoch >= 0;
    state.need = 'none';
    if (isIntact) return;
    state.drop();
    if (endEpoch >= 0 && endOffset >= state.position) return;
    if (this.#settings.reset === 'none')
      throw new LogTruncationError(endOffset, { topic, partition, offset: state.position });
    if (endEpoch < 0) state.reset(this.#settings.reset === 'latest' ? LATEST : EARLIEST);
    else state.seek(endOffset);
  }

  #found(): void {
    this.#running = undefined;
    this.#failures = 0;
    if (this.#stop.signal.aborted) return;
    this.#listener.positioned();
    this.run();
  }

  #failed(error: unknown): void {
    this.#running = undefined;
    if (this.#stop.signal.aborted) return;
    this.#listener.positioned(); // others may have been found
    if (!passes(error)) {
      this.#listener.failed(error);
      return;
    }
    this.#failures++;
    const { world, settings } = this.#cluster;
    world.logger.warn('Positions not found', { reason: String(error) });
    this.#cluster.refreshSoon();
    const pauseMs = backoffMs(settings.retryBackoff, this.#failures, world.random);
    this.#cancelTimer = world.clock.schedule(pauseMs, () => this.run());
  }
}

function passes(error: unknown): boolean {
  return error instanceof KafkaError && error.isRetriable;
}
