import type { CancelTimer, Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { ShareFetchRequest } from '@kavka/protocol/messages/78-share-fetch';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { Partition } from '../partition/partition.ts';
import { SharePartition } from './share-partition.ts';
import {
  acquireFrom,
  emptyResult,
  locate,
  readShare,
  type ShareFetchResult,
  type ShareRead,
} from './share-read.ts';
import type { SessionPartition } from './share-sessions.ts';

const RECORD_LIMIT = 1;
/** While memory is this short, an answer holds no more than this. */
const FRUGAL_MAX_BYTES = 1024 * 1024;

/** A share fetch until it finds enough records, an error to tell, or no time left. Records are acquired only then. */
export class PendingShareFetch {
  readonly #request: ShareFetchRequest;
  readonly #groupId: string;
  readonly #context: RequestContext;
  readonly #asked: readonly SessionPartition[];
  readonly #done: (results: readonly ShareFetchResult[]) => void;
  /** Partitions that cannot be fetched from. */
  readonly #errors = new Map<SessionPartition, number>();
  #cancelTimeout: CancelTimer | null = null;
  #watched: Partition[] = [];
  #wakePending = false;
  #over = false;
  #isAbandoned = false;

  constructor(
    request: ShareFetchRequest,
    context: RequestContext,
    asked: readonly SessionPartition[],
    done: (results: readonly ShareFetchResult[]) => void,
  ) {
    this.#request = request;
    this.#groupId = request.groupId ?? '';
    this.#context = context;
    this.#asked = rotated(asked, request.shareSessionEpoch);
    this.#done = done;
  }

  start(): void {
    const { maxWaitMs, maxRecords, maxBytes } = this.#request;
    if (this.#asked.length === 0 || maxRecords === 0 || maxBytes === 0) {
      this.#finish([]);
      return;
    }
    if (this.#tryToAnswer()) return;
    this.#context.frame.dropContents();
    this.#watch();
    this.#cancelTimeout = this.#context.broker.clock.schedule(Math.max(maxWaitMs, 0), () => this.#timedOut());
    this.#context.whenAbandoned(() => {
      this.#isAbandoned = true;
      if (!this.#over) this.#finish([]);
    });
  }

  /** Answers if there is enough, or an error. */
  #tryToAnswer(): boolean {
    const reads = this.#locateAll();
    const bytes = reads.reduce((sum, { found }) => sum + (found === 'out-of-range' ? 0 : found.sizeBytes), 0);
    const isEnough =
      this.#errors.size === this.#asked.length ||
      reads.some(({ found }) => found === 'out-of-range') ||
      (reads.length > 0 && bytes >= this.#minBytes);
    if (isEnough) this.#answer(reads);
    return isEnough;
  }

  /** What is there, if it is little. */
  #timedOut(): void {
    if (!this.#over) this.#answer(this.#locateAll());
  }

  get #maxBytes(): number {
    const { broker } = this.#context;
    return Math.min(this.#request.maxBytes, broker.isMemoryShort ? FRUGAL_MAX_BYTES : broker.fetchMaxBytes);
  }

  get #minBytes(): number {
    return Math.min(this.#request.minBytes, this.#maxBytes);
  }

  /** Where records are to be had, each partition with its share of the bytes. */
  #locateAll(): ShareRead[] {
    const acquirable: { asked: SessionPartition; partition: Partition; share: SharePartition }[] = [];
    for (const asked of this.#asked) {
      if (this.#errors.has(asked)) continue;
      const found = this.#find(asked);
      if (found?.share.canAcquire()) acquirable.push({ asked, ...found });
    }
    const { isReadCommitted } = this.#context.broker.shares.settingsOf(this.#groupId);
    const maxBytes = Math.floor(this.#maxBytes / acquirable.length);
    let minOneBatch = true;
    return acquirable.map(({ asked, partition, share }) => {
      const read = locate(asked, partition, share, { maxBytes, minOneBatch, isReadCommitted });
      if (read.found !== 'out-of-range' && read.found.sizeBytes > 0) minOneBatch = false;
      return read;
    });
  }

  #find(asked: SessionPartition): { partition: Partition; share: SharePartition } | undefined {
    const { partitions, shares } = this.#context.broker;
    const { topic, topicId } = asked;
    const partition = topic === null ? ErrorCode.UNKNOWN_TOPIC_ID : partitions.find(topic, asked.partition);
    const errorCode = typeof partition === 'number' ? partition : readError(partition, topicId);
    if (typeof partition === 'number' || errorCode !== ErrorCode.NONE) {
      this.#errors.set(asked, errorCode);
      return undefined;
    }
    const share = shares.find({ groupId: this.#groupId, topicId, partition: asked.partition }, partition);
    if (share instanceof SharePartition) return { partition, share };
    share.then((error) => {
      if (error !== null) this.#errors.set(asked, error.errorCode);
      this.#wake();
    }, this.#context.fail);
    return undefined;
  }

  #watch(): void {
    const { partitions, shares } = this.#context.broker;
    for (const { topicId, topic, partition: index } of this.#asked) {
      shares.watch({ groupId: this.#groupId, topicId, partition: index }, this.#wake);
      const partition = topic === null ? undefined : partitions.find(topic, index);
      if (partition === undefined || typeof partition === 'number') continue;
      partition.watch(this.#wake);
      this.#watched.push(partition);
    }
  }

  /** Many partitions may move in one turn: looked at once, after them all. */
  readonly #wake = (): void => {
    if (this.#wakePending || this.#over || this.#cancelTimeout === null) return;
    this.#wakePending = true;
    queueMicrotask(() => {
      this.#wakePending = false;
      if (!this.#over) this.#tryToAnswer();
    });
  };

  #stop(): void {
    this.#over = true;
    this.#cancelTimeout?.();
    for (const partition of this.#watched) partition.unwatch(this.#wake);
    this.#watched = [];
    const { shares } = this.#context.broker;
    for (const { topicId, partition } of this.#asked)
      shares.unwatch({ groupId: this.#groupId, topicId, partition }, this.#wake);
  }

  #answer(reads: readonly ShareRead[]): void {
    this.#stop();
    for (const { share } of reads) share.isBeingRead = true;
    const bytes = reads.map((read) => readShare(read, this.#context));
    if (bytes.some((one) => one instanceof Promise))
      Promise.all(bytes).then((all) => this.#acquire(reads, all), this.#context.fail);
    else this.#acquire(reads, bytes as (Buffer | number)[]);
  }

  #acquire(reads: readonly ShareRead[], bytes: readonly (Buffer | number)[]): void {
    const { memberId, shareAcquireMode, batchSize } = this.#request;
    const acquirer = {
      memberId: memberId ?? '',
      isRecordLimit: shareAcquireMode === RECORD_LIMIT,
      batchSize,
    };
    let room = this.#isAbandoned ? 0 : this.#request.maxRecords;
    const results = reads.map((read, i) => {
      read.share.isBeingRead = false;
      const result = acquireFrom(read, bytes[i] ?? ErrorCode.UNKNOWN_SERVER_ERROR, acquirer, room);
      for (const { firstOffset, lastOffset } of result.acquired) room -= lastOffset - firstOffset + 1;
      return result;
    });
    for (const { share } of reads) this.#context.broker.shares.wake(share.key);
    this.#finish(results);
  }

  #finish(results: readonly ShareFetchResult[]): void {
    if (!this.#over) this.#stop();
    const failed = [...this.#errors].map(([asked, errorCode]) => ({ ...emptyResult(asked), errorCode }));
    this.#done([...results, ...failed]);
  }
}

/** A topic that was deleted may have been made anew under its name: its state is not that of the old one. */
function readError(partition: Partition, topicId: Uuid): number {
  return partition.topicId === topicId ? partition.leaderError(-1) : ErrorCode.UNKNOWN_TOPIC_ID;
}

/** Each request of a session begins with another partition, so that none is left behind. */
function rotated(asked: readonly SessionPartition[], epoch: number): readonly SessionPartition[] {
  const by = epoch < 1 || asked.length === 0 ? 0 : epoch % asked.length;
  return by === 0 ? asked : [...asked.slice(by), ...asked.slice(0, by)];
}
