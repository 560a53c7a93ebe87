import { IllegalStateError } from '../errors/index.ts';
import type { Assignment } from './assignment/assignment.ts';
import type { PartitionState } from './assignment/partition-state.ts';
import type { ConsumerBatch } from './records/consumer-batch.ts';
import type { ConsumerRecord } from './records/consumer-record.ts';
import type { Deserializers } from './records/record-source.ts';

export interface ConsumptionHost {
  readonly assignment: Assignment;
  /** Whether `attend` has something to do before the next record. */
  readonly needsAttention: boolean;
  /** What can only be done between two records. @throws what went wrong in the background */
  attend(): Promise<void>;
  /** A batch with so many offsets is being handed out. */
  handedOut(count: number): void;
  /** Room has been made for fetches. */
  drained(): void;
  readonly isClosed: boolean;
}

interface OpenBatch<K, V> {
  readonly state: PartitionState;
  /** Of the state: a seek makes the rest of the batch worthless. */
  readonly version: number;
  readonly next: () => ConsumerRecord<K, V> | undefined;
  readonly endOffset: number;
  readonly leaderEpoch: number;
}

/**
 * Hands out what was fetched, in order, one batch or one record at a time. Asking for the next one says that the last one is done
 * with: only
 * then does it count as processed.
 */
export class Consumption<K, V> {
  /** Grows with each record or batch: shows that the application gets on. */
  progress = 0;
  /** Whether the application waits for records now. */
  isWaiting = false;
  readonly #host: ConsumptionHost;
  readonly #deserializers: Deserializers<K, V>;
  /** Partitions with records, in the order of their turns. */
  #ready: PartitionState[] = [];
  #open: OpenBatch<K, V> | undefined;
  /** What the application has now. */
  #inHand: PartitionState | undefined;
  #wake: (() => void) | undefined;

  constructor(host: ConsumptionHost, deserializers: Deserializers<K, V>) {
    this.#host = host;
    this.#deserializers = deserializers;
  }

  /** Records of this partition have come. */
  fetched(state: PartitionState): void {
    if (!this.#ready.includes(state)) this.#ready.push(state);
    this.wake();
  }

  /** Ends the wait: there is something to do or to hand out, or nothing to wait for any more. */
  wake(): void {
    this.#wake?.();
  }

  /** What is fetched of a paused partition is fetched again later. */
  paused(state: PartitionState): void {
    if (this.#open?.state === state) state.drop();
  }

  /** The next record where one is at hand; undefined: ask `waitForRecord`. */
  nextRecord(): ConsumerRecord<K, V> | undefined {
    this.#done();
    if (this.#host.needsAttention) return undefined;
    for (;;) {
      const open = this.#open;
      if (open !== undefined) {
        const { state } = open;
        if (state.isAssigned && state.version === open.version && !state.isPaused) {
          const record = open.next();
          if (record !== undefined) {
            state.position = record.offset + 1;
            state.leaderEpoch = open.leaderEpoch;
            this.#inHand = state;
            this.progress++;
            return record;
          }
          state.position = Math.max(open.endOffset, state.position);
          state.processed = state.position;
        }
        this.#open = undefined;
      }
      if (!this.#openNext()) return undefined;
    }
  }

  /** The next batch where one is at hand; undefined: ask `waitForBatch`. One that is lent may be read until the next call. */
  nextBatch(isLent: boolean): ConsumerBatch<K, V> | undefined {
    this.#done();
    if (this.#host.needsAttention) return undefined;
    if (this.#open !== undefined) {
      this.#open.state.drop();
      this.#open = undefined;
    }
    const next = this.#take(isLent);
    if (next === undefined) return undefined;
    const { state, batch } = next;
    state.position = batch.lastOffset + 1;
    state.leaderEpoch = batch.leaderEpoch;
    this.#inHand = state;
    this.progress++;
    return batch;
  }

  waitForRecord(signal?: AbortSignal): Promise<ConsumerRecord<K, V> | undefined> {
    return this.#wait(() => this.nextRecord(), signal);
  }

  waitForBatch(isLent: boolean, signal?: AbortSignal): Promise<ConsumerBatch<K, V> | undefined> {
    return this.#wait(() => this.nextBatch(isLent), signal);
  }

  /** Undefined when the consumer was closed. @throws what went wrong in the background; the signal's reason */
  async #wait<T>(next: () => T | undefined, signal: AbortSignal | undefined): Promise<T | undefined> {
    if (this.isWaiting) throw new IllegalStateError('the consumer is read in another place already');
    this.isWaiting = true;
    const wake = (): void => this.wake();
    signal?.addEventListener('abort', wake);
    try {
      for (;;) {
        if (this.#host.isClosed) return undefined;
        signal?.throwIfAborted();
        if (this.#host.needsAttention) await this.#host.attend();
        const found = this.#host.isClosed ? undefined : next();
        if (found !== undefined) return found;
        if (!this.#host.isClosed && !this.#host.needsAttention) await this.#awaitWake(signal);
      }
    } finally {
      this.isWaiting = false;
      signal?.removeEventListener('abort', wake);
    }
  }

  #awaitWake(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }

  #done(): void {
    const state = this.#inHand;
    if (state === undefined) return;
    this.#inHand = undefined;
    state.processed = state.position;
  }

  #openNext(): boolean {
    const taken = this.#take(false);
    if (taken === undefined) return false;
    const { state, batch } = taken;
    const { leaderEpoch, lastOffset } = batch;
    this.#open = {
      state,
      version: state.version,
      next: batch.cursor(),
      endOffset: lastOffset + 1,
      leaderEpoch,
    };
    return true;
  }

  /** The next batch of the partition whose turn it is; when a fetch is used up, it is another partition's turn. */
  #take(isLent: boolean): { state: PartitionState; batch: ConsumerBatch<K, V> } | undefined {
    for (let tries = this.#ready.length; tries > 0; tries--) {
      const state = this.#ready[0];
      if (state === undefined) return undefined;
      if (state.isPaused || state.need !== 'none') {
        this.#rotate(state);
        continue;
      }
      const bufferedBytes = state.bufferedBytes;
      const batch = this.#batchOf(state, isLent);
      const isDrained = state.bufferedBytes < bufferedBytes;
      if (batch === undefined || isDrained) this.#rotate(state);
      if (isDrained || batch === undefined) this.#host.drained();
      if (batch !== undefined) {
        this.#host.handedOut(batch.lastOffset + 1 - batch.firstOffset);
        return { state, batch };
      }
    }
    return undefined;
  }

  #batchOf(state: PartitionState, isLent: boolean): ConsumerBatch<K, V> | undefined {
    if (!state.isAssigned) return undefined;
    try {
      return state.nextBatch(this.#deserializers, isLent);
    } catch (error) {
      state.drop();
      this.#host.drained();
      throw error;
    }
  }

  #rotate(state: PartitionState): void {
    this.#ready.shift();
    if (state.isAssigned && state.hasRecords) this.#ready.push(state);
  }
}
