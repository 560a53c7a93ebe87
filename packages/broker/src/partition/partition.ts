import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { AppendOptions, AppendResult, PartitionLog, StorageError } from '@kavka/storage';
import { WatermarkQueue } from './watermark-queue.ts';

/** What the metadata image says of a partition. */
export interface PartitionState {
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly partitionEpoch: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  /** Of the replicas, in their order. */
  readonly directories: readonly Uuid[];
}

/** What the log judges transactional batches by. */
export type AppendVerdicts = Pick<AppendOptions, 'verification' | 'transactionVersion'>;

const NOTHING_TO_JUDGE: AppendVerdicts = {};

/** Called when more can be read, or when the partition cannot be read any more. */
export type ReadWatcher = () => void;

/** A replica on this node: the log, the role that the metadata gives it, and who waits for it. */
export class Partition {
  readonly topic: string;
  readonly index: number;
  readonly topicId: Uuid;
  #log: PartitionLog;
  readonly #nodeId: number;
  readonly #committed = new WatermarkQueue();
  /** Made with the first: at rest nobody waits. */
  #watchers: Set<ReadWatcher> | undefined;
  #state: PartitionState;

  constructor(nodeId: number, log: PartitionLog, state: PartitionState) {
    this.#nodeId = nodeId;
    this.#log = log;
    this.topic = log.topic;
    this.index = log.partition;
    this.topicId = log.topicId;
    this.#state = state;
    log.onAppended(() => this.#advanceHighWatermark());
    this.#lead();
  }

  /** Another one after a move to another log directory: not to be kept. */
  get log(): PartitionLog {
    return this.#log;
  }

  /** The log has moved: the new one has the same records. */
  moveTo(log: PartitionLog): void {
    this.#log = log;
    log.onAppended(() => this.#advanceHighWatermark());
    this.#lead();
  }

  get state(): PartitionState {
    return this.#state;
  }

  get isLeader(): boolean {
    return this.#state.leader === this.#nodeId;
  }

  get leaderEpoch(): number {
    return this.#state.leaderEpoch;
  }

  get highWatermark(): number {
    return this.log.highWatermark;
  }

  /** The metadata changed the partition's role, epoch or replicas. */
  apply(state: PartitionState): void {
    const lost =
      this.isLeader && (state.leader !== this.#nodeId || state.leaderEpoch !== this.#state.leaderEpoch);
    this.#state = state;
    if (lost) this.#abandonWaiters();
    this.#lead();
  }

  /** 0, or why a request that knows `leaderEpoch` (-1: does not say) cannot be served by this replica as the leader. */
  leaderError(leaderEpoch: number): number {
    const epochError = this.epochError(leaderEpoch);
    if (epochError !== 0) return epochError;
    return this.isLeader ? 0 : ErrorCode.NOT_LEADER_OR_FOLLOWER;
  }

  /** 0, or the error for a leader epoch that is older or newer than this node's. */
  epochError(leaderEpoch: number): number {
    if (leaderEpoch < 0 || leaderEpoch === this.#state.leaderEpoch) return 0;
    return leaderEpoch < this.#state.leaderEpoch
      ? ErrorCode.FENCED_LEADER_EPOCH
      : ErrorCode.UNKNOWN_LEADER_EPOCH;
  }

  /** True while fewer replicas are in sync than an acks=all write asks for. */
  get isUnderMinIsr(): boolean {
    return this.#state.isr.length < this.log.config.minInsyncReplicas;
  }

  /**
   * Appends as the leader. The log writes from `records` until it is done with them: then `owner`, which the caller has retained, is
   * released. Where the result has no error, `done` is called once: when the records are written (`waitForReplicas` false), or are
   * below the high watermark (true).
   */
  append(
    records: Buffer,
    origin: AppendOptions['origin'],
    waitForReplicas: boolean,
    owner: { release(): void } | null,
    done: (errorCode: number) => void,
    verdicts: AppendVerdicts = NOTHING_TO_JUDGE,
  ): AppendResult {
    const result = this.log.append(records, {
      ...verdicts,
      origin,
      leaderEpoch: this.#state.leaderEpoch,
      written: (error?: StorageError) => {
        owner?.release();
        if (error !== undefined) done(ErrorCode.KAFKA_STORAGE_ERROR);
        else if (waitForReplicas) this.whenCommitted(result.lastOffset + 1, done);
        else done(0);
      },
    });
    return result;
  }

  /** Calls `listener` when the high watermark has reached `offset`; at once where it has. */
  whenCommitted(offset: number, listener: (errorCode: number) => void): void {
    if (this.log.highWatermark >= offset)
      listener(this.isUnderMinIsr ? ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND : 0);
    else this.#committed.add(offset, listener);
  }

  watch(watcher: ReadWatcher): void {
    this.#watchers ??= new Set();
    this.#watchers.add(watcher);
  }

  unwatch(watcher: ReadWatcher): void {
    this.#watchers?.delete(watcher);
  }

  /** The partition leaves this node. */
  close(errorCode: number): void {
    this.#committed.failAll(errorCode);
    this.#wakeWatchers();
  }

  #lead(): void {
    if (!this.isLeader) return;
    this.log.beginEpoch(this.leaderEpoch);
    this.#advanceHighWatermark();
  }

  /** The high watermark is the smallest log end offset in the ISR: nothing while others are in it, as none fetches from here yet. */
  #advanceHighWatermark(): void {
    if (!this.isLeader) return;
    const isAlone = this.#state.isr.every((replica) => replica === this.#nodeId);
    const smallest = isAlone ? this.log.logEndOffset : 0;
    if (this.log.advanceHighWatermark(smallest)) {
      this.#committed.reached(smallest);
      this.#wakeWatchers();
    }
  }

  #abandonWaiters(): void {
    this.#committed.failAll(ErrorCode.NOT_LEADER_OR_FOLLOWER);
    this.#wakeWatchers();
  }

  #wakeWatchers(): void {
    if (this.#watchers !== undefined) for (const watcher of this.#watchers) watcher();
  }
}
