import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { FetchResponse, FetchResponsePartitionData } from '@kavka/protocol/messages/01-fetch';
import type { Cluster } from '../../cluster/index.ts';
import { backoffMs, type Connection } from '../../connection/index.ts';
import { brokerError, type KafkaError } from '../../errors/index.ts';
import { FETCH, FETCH_IDS_FROM } from '../apis.ts';
import type { Assignment } from '../assignment/assignment.ts';
import type { PartitionState } from '../assignment/partition-state.ts';
import { CorruptRecordError } from '../errors.ts';
import { nameOf } from '../topic-partition.ts';
import { AbortedTransactions } from './aborted-transactions.ts';
import { AnswerMemory } from './answer-memory.ts';
import { FetchSession, type FetchTarget } from './fetch-session.ts';
import { FetchedRecords } from './fetched-records.ts';

export interface FetchSettings {
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly maxWaitMs: number;
  readonly maxPartitionBytes: number;
  /** 0: everything. 1: only what is committed. */
  readonly isolationLevel: number;
  readonly checksCrcs: boolean;
  /** Empty for none. */
  readonly rackId: string;
}

export interface FetchListener {
  /** Records have come, or something else that the consumer waits for. */
  fetched(state: PartitionState): void;
  /** The log has no such offset. */
  outOfRange(state: PartitionState): void;
  /** A broker named a new leader: positions are to be checked there before they are read from. */
  leaderChanged(): void;
  /** Something that does not pass by itself. */
  failed(error: KafkaError): void;
}

/**
 * A fetch that leaves partitions out because enough is buffered of them does not wait at the broker; when it brings
 * nothing, it rests so long.
 */
const REST_MS = 50;

/** How many fetches' worth may be buffered of one partition before the next one waits. */
const FETCHES_AHEAD = 2;

interface Sent {
  readonly state: PartitionState;
  readonly version: number;
}

interface NodeFetches {
  readonly session: FetchSession;
  isBusy: boolean;
  failures: number;
  notBeforeMs: number;
}

/**
 * Fetches ahead for all assigned partitions: one request at a time to each broker, for as long as less than `fetch.max.bytes` is buffered.
 * What is on its way then still comes: at most that much again from each broker.
 */
export class Fetcher {
  readonly #cluster: Cluster;
  readonly #assignment: Assignment;
  readonly #settings: FetchSettings;
  readonly #listener: FetchListener;
  readonly #nodes = new Map<number, NodeFetches>();
  #cancelTimer: () => void = () => {};
  #isClosed = false;

  constructor(cluster: Cluster, assignment: Assignment, settings: FetchSettings, listener: FetchListener) {
    this.#cluster = cluster;
    this.#assignment = assignment;
    this.#settings = settings;
    this.#listener = listener;
  }

  /** Sends what can be sent now: to be called when positions, assignment, pauses or buffers have changed. */
  run(): void {
    if (this.#isClosed) return;
    const nowMs = this.#cluster.world.clock.monotonic();
    let buffered = 0;
    for (const { bufferedBytes } of this.#assignment) buffered += bufferedBytes;
    if (buffered >= this.#settings.maxBytes) return;
    for (const [nodeId, states] of this.#fetchable(nowMs)) {
      const node = this.#node(nodeId);
      if (node.isBusy) continue;
      if (node.notBeforeMs > nowMs) this.#runIn(node.notBeforeMs - nowMs);
      else this.#send(nodeId, node, states);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer();
  }

  #node(nodeId: number): NodeFetches {
    const known = this.#nodes.get(nodeId);
    if (known !== undefined) return known;
    const made = { session: new FetchSession(), isBusy: false, failures: 0, notBeforeMs: 0 };
    this.#nodes.set(nodeId, made);
    return made;
  }

  /** Partitions that are led, have a position and are not paused, by the broker that they are read from. */
  #fetchable(nowMs: number): Map<number, PartitionState[]> {
    const nodes = new Map<number, PartitionState[]>();
    for (const state of this.#assignment) {
      if (state.isPaused || state.need !== 'none') continue;
      const nodeId = this.#sourceOf(state, nowMs);
      if (nodeId < 0) {
        this.#cluster.refreshSoon();
        continue;
      }
      const states = nodes.get(nodeId);
      if (states === undefined) nodes.set(nodeId, [state]);
      else states.push(state);
    }
    return nodes;
  }

  #sourceOf(state: PartitionState, nowMs: number): number {
    const { metadata } = this.#cluster;
    const partition = metadata.partition(state.topic, state.partition);
    const { nearReplica } = state;
    if (nearReplica >= 0) {
      const isOnline = metadata.brokers.has(nearReplica) && !partition?.offlineReplicas.includes(nearReplica);
      if (isOnline && nowMs < state.nearReplicaUntilMs) return nearReplica;
      state.nearReplica = -1;
    }
    return partition?.leaderId ?? -1;
  }

  #send(nodeId: number, node: NodeFetches, states: readonly PartitionState[]): void {
    const limit = this.#settings.maxPartitionBytes * FETCHES_AHEAD;
    const wanted = states.filter(({ bufferedBytes }) => bufferedBytes < limit);
    if (wanted.length === 0) return;
    const isPartial = wanted.length < states.length;
    node.isBusy = true;
    const connection = this.#cluster.openConnection(nodeId);
    if (connection === undefined) this.#connect(nodeId, node);
    else this.#sendOn(connection, nodeId, wanted, isPartial);
  }

  #connect(nodeId: number, node: NodeFetches): void {
    node.session.reset();
    this.#cluster.connection(nodeId).then(
      () => {
        node.isBusy = false;
        this.run();
      },
      (error: KafkaError) => this.#lost(nodeId, node, error),
    );
  }

  #sendOn(
    connection: Connection,
    nodeId: number,
    wanted: readonly PartitionState[],
    isPartial: boolean,
  ): void {
    const node = this.#node(nodeId);
    const { minBytes, maxBytes, maxWaitMs, isolationLevel, rackId } = this.#settings;
    const sent = new Map<string, Sent>(
      wanted.map((state) => [nameOf(state), { state, version: state.version }]),
    );
    const targets = wanted.map((state) => this.#target(state));
    try {
      const newest = connection.versions.versionOf(FETCH);
      const hasIds = targets.every(({ topicId }) => topicId !== ZERO_UUID);
      const version = hasIds ? newest : Math.min(newest, FETCH_IDS_FROM - 1);
      const waitMs = isPartial ? 0 : maxWaitMs;
      const request = {
        maxWaitMs: waitMs,
        minBytes,
        maxBytes,
        isolationLevel,
        ...(rackId !== '' && { rackId }),
      };
      const handler = {
        answered: (response: FetchResponse) => this.#answered(nodeId, sent, response, isPartial, connection),
        failed: (error: KafkaError) => this.#lost(nodeId, node, error),
      };
      const timeoutMs = this.#cluster.settings.requestTimeoutMs + waitMs;
      connection.send(FETCH, { ...request, ...node.session.request(targets) }, handler, timeoutMs, version);
    } catch (error) {
      this.#lost(nodeId, node, error as KafkaError);
    }
  }

  #target(state: PartitionState): FetchTarget {
    const { topic, partition, fetchOffset } = state;
    const { metadata } = this.#cluster;
    return {
      topic,
      partition,
      fetchOffset,
      topicId: metadata.topic(topic)?.topicId ?? ZERO_UUID,
      leaderEpoch: metadata.partition(topic, partition)?.leaderEpoch ?? -1,
      maxBytes: this.#settings.maxPartitionBytes,
    };
  }

  #answered(
    nodeId: number,
    sent: Map<string, Sent>,
    response: FetchResponse,
    isPartial: boolean,
    connection: Connection,
  ): void {
    const node = this.#node(nodeId);
    node.isBusy = false;
    if (this.#isClosed) return;
    if (!node.session.answered(response)) {
      this.#sessionRefused(nodeId, node, response.errorCode);
      return;
    }
    node.failures = 0;
    for (const { nodeId, host, port, rack } of response.nodeEndpoints)
      this.#cluster.metadata.addBroker({ nodeId, host, port, rack });
    let hasRecords = false;
    let hasErrors = false;
    const memory = new AnswerMemory((bytes) => connection.giveBack(bytes));
    for (const { topic, topicId, partitions } of response.responses) {
      const name = this.#topicName(topic, topicId);
      for (const data of partitions) {
        const one = sent.get(nameOf({ topic: name, partition: data.partitionIndex }));
        if (one === undefined || !one.state.isAssigned || one.state.version !== one.version) continue;
        if (data.errorCode !== ErrorCode.NONE) {
          hasErrors = true;
          this.#refused(one.state, data);
        } else if (this.#take(one.state, data, memory)) hasRecords = true;
      }
    }
    const nowMs = this.#cluster.world.clock.monotonic();
    if (hasErrors) node.notBeforeMs = nowMs + this.#pauseMs(1);
    else if (isPartial && !hasRecords) node.notBeforeMs = nowMs + REST_MS;
    this.run();
  }

  #topicName(topic: string, topicId: Uuid): string {
    return topicId === ZERO_UUID ? topic : (this.#cluster.metadata.topicById(topicId)?.name ?? '');
  }

  #take(state: PartitionState, data: FetchResponsePartitionData, memory: AnswerMemory): boolean {
    state.highWatermark = Number(data.highWatermark);
    state.lastStableOffset = Number(data.lastStableOffset);
    state.logStartOffset = Number(data.logStartOffset);
    if (data.preferredReadReplica >= 0) {
      const { world, settings } = this.#cluster;
      state.nearReplica = data.preferredReadReplica;
      state.nearReplicaUntilMs = world.clock.monotonic() + settings.metadataMaxAgeMs;
    }
    if (data.records === null || data.records.length === 0) return false;
    const { isolationLevel, checksCrcs } = this.#settings;
    const aborted = isolationLevel === 0 ? null : new AbortedTransactions(data.abortedTransactions ?? []);
    const { topic, partition, highWatermark } = state;
    state.accept(
      new FetchedRecords({
        partition: { topic, partition },
        bytes: data.records,
        memory,
        highWatermark,
        aborted,
        checksCrcs,
      }),
    );
    this.#listener.fetched(state);
    return true;
  }

  #refused(state: PartitionState, { errorCode, currentLeader }: FetchResponsePartitionData): void {
    const { topic, partition } = state;
    const isOnReplica = state.nearReplica >= 0;
    state.nearReplica = -1;
    const isEnd = errorCode === ErrorCode.OFFSET_OUT_OF_RANGE || errorCode === ErrorCode.CORRUPT_MESSAGE;
    if (isEnd && state.hasRecords) return; // what was fetched before that offset is handed out first
    if (errorCode === ErrorCode.OFFSET_OUT_OF_RANGE) {
      if (!isOnReplica) this.#listener.outOfRange(state);
      return;
    }
    const context = { topic, partition, offset: state.fetchOffset };
    if (errorCode === ErrorCode.CORRUPT_MESSAGE) {
      this.#listener.failed(
        new CorruptRecordError('the broker cannot read it', state.fetchOffset + 1, context),
      );
      return;
    }
    const { leaderId, leaderEpoch } = currentLeader;
    if (leaderId >= 0 && this.#cluster.metadata.updateLeader(topic, partition, leaderId, leaderEpoch))
      this.#listener.leaderChanged();
    const error = brokerError(errorCode, { ...context, api: FETCH.name });
    if (error.isRetriable || errorCode === ErrorCode.UNKNOWN_SERVER_ERROR) this.#cluster.refreshSoon();
    else this.#listener.failed(error);
  }

  #sessionRefused(nodeId: number, node: NodeFetches, errorCode: number): void {
    const isKnown =
      errorCode === ErrorCode.FETCH_SESSION_ID_NOT_FOUND ||
      errorCode === ErrorCode.INVALID_FETCH_SESSION_EPOCH;
    if (isKnown && node.failures === 0) {
      node.failures++;
      this.run();
    } else this.#lost(nodeId, node, brokerError(errorCode, { api: FETCH.name }));
  }

  /** The broker cannot be reached or did not answer: the next try comes after a pause, with new metadata. */
  #lost(nodeId: number, node: NodeFetches, error: KafkaError): void {
    node.isBusy = false;
    if (this.#isClosed) return;
    // The leader can be asked at once, and names another near replica.
    for (const state of this.#assignment) if (state.nearReplica === nodeId) state.nearReplica = -1;
    node.session.reset();
    node.failures++;
    node.notBeforeMs = this.#cluster.world.clock.monotonic() + this.#pauseMs(node.failures);
    if (error.isRetriable === true) this.#cluster.refreshSoon();
    else this.#listener.failed(error);
    this.run();
  }

  #pauseMs(failures: number): number {
    return backoffMs(this.#cluster.settings.retryBackoff, failures, this.#cluster.world.random);
  }

  #runIn(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#cluster.world.clock.schedule(delayMs, () => this.run());
  }
}
