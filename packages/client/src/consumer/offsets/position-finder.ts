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
import { byLeader } from './leaders.ts';
import { listOffsets } from './list-offsets.ts';
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
    if (this.#running !== undefined || this.#stop.signal.aborted) return;
    this.#markNewLeaders();
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
      if (state.validatedEpoch >= 0 && state.fetchEpoch >= 0) state.need = 'validate';
      else state.validatedEpoch = epoch;
    }
  }

  async #find(): Promise<void> {
    const { timeoutMs } = this.#settings;
    const states = this.#needs();
    for (const topic of new Set(states.map((state) => state.topic)))
      await this.#cluster.topic(topic, { timeoutMs, signal: this.#stop.signal });
    await this.#fromCommitted(states.filter(({ need }) => need === 'committed'));
    await this.#fromLeaders(this.#needs().filter(({ need }) => need === 'reset'));
    await this.#validate(this.#needs().filter(({ need }) => need === 'validate'));
  }

  async #fromCommitted(states: readonly PartitionState[]): Promise<void> {
    if (states.length === 0) return;
    const { timeoutMs, reset } = this.#settings;
    const committed = await this.committed(states, { timeoutMs, signal: this.#stop.signal });
    for (const state of states) {
      if (state.need !== 'committed') continue;
      const found = committed.get(nameOf(state));
      if (found !== undefined) state.seek(found.offset, found.leaderEpoch);
      else if (reset !== 'none') state.reset();
      else throw new NoOffsetError({ topic: state.topic, partition: state.partition });
    }
  }

  async #fromLeaders(states: readonly PartitionState[]): Promise<void> {
    const { isolationLevel, timeoutMs } = this.#settings;
    const asked = states.map((state) => {
      const { topic, partition, version } = state;
      return { topic, partition, timestamp: this.#startOf(state), state, version };
    });
    if (asked.length === 0) return;
    const options = { isolationLevel, timeoutMs, signal: this.#stop.signal };
    const found = await listOffsets(this.#cluster, asked, options);
    const late = asked.filter((one) => one.timestamp >= 0n && (found.get(nameOf(one))?.offset ?? -1) < 0);
    if (late.length > 0) {
      const ends = await listOffsets(
        this.#cluster,
        late.map(({ topic, partition }) => ({ topic, partition, timestamp: LATEST })),
        options,
      );
      for (const [name, end] of ends) found.set(name, end);
    }
    for (const { state, version } of asked) {
      const offset = found.get(nameOf(state));
      if (offset === undefined || state.version !== version) continue;
      state.seek(offset.offset);
      state.validatedEpoch = offset.leaderEpoch;
    }
  }

  #startOf({ topic, partition, position, resetTimestamp: timestamp }: PartitionState): bigint {
    const { reset } = this.#settings;
    if (timestamp !== null) return timestamp;
    if (reset === 'none') throw new OffsetOutOfRangeError({ topic, partition, offset: position });
    return resetTimestamp(reset, this.#cluster.world.clock.now());
  }

  /** A log that ends before the position, for the epoch in which the position was read, was truncated (KIP-320). */
  async #validate(states: readonly PartitionState[]): Promise<void> {
    for (const [nodeId, led] of byLeader(this.#cluster, states)) {
      const queries = led.map((state) => ({
        topic: state.topic,
        partition: state.partition,
        leaderEpoch: state.fetchEpoch,
      }));
      const versions = new Map(led.map((state) => [state, state.version]));
      for (const end of await endsOfEpochs(this.#cluster, nodeId, queries)) {
        if (end instanceof KafkaError) throw end;
        const state = this.#assignment.get(end);
        if (state === undefined || state.version !== versions.get(state)) continue;
        this.#judge(state, end.leaderEpoch, end.endOffset);
      }
    }
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
    if (!(error instanceof KafkaError && error.isRetriable)) {
      this.#listener.failed(error);
      return;
    }
    this.#failures++;
    const { world, settings } = this.#cluster;
    world.logger.warn('Positions not found', { reason: error.message });
    this.#cluster.refreshSoon();
    const pauseMs = backoffMs(settings.retryBackoff, this.#failures, world.random);
    this.#cancelTimer = world.clock.schedule(pauseMs, () => this.run());
  }
}
