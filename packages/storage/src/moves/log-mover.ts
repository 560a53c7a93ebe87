import { type CancelTimer, type Clock, DiskError, type Logger } from '@kavka/base';
import { IoThrottle } from '../background/io-throttle.ts';
import { Pace, WorkAborted } from '../background/pace.ts';
import type { PartitionLog } from '../log/partition-log.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { LogCopy } from './log-copy.ts';

const MOST_BYTES_AT_ONCE = 1024 * 1024;
const LEAST_BYTES_AT_ONCE = 16 * 1024;
/** What is copied while appends wait, at most. */
const LAST_BYTES = 4 * 1024 * 1024;
/** After the disk has refused, before the next try of the same move. */
const RETRY_MS = 1_000;

export interface LogMoverOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** `replica.alter.log.dirs.io.max.bytes.per.second`, of all moves together. */
  readonly bytesPerSecond: () => number;
  /** Puts a copy that is complete and on the device in the place of its log. @throws StorageError; then nothing has changed. */
  readonly swap: (source: PartitionLog, future: PartitionLog) => void;
}

interface Move {
  readonly copy: LogCopy;
  readonly pace: Pace;
  /** When it is tried again after a failure. */
  retryAtMs: number;
}

/** Copies logs to other directories, one after the other, in short turns between all other work; has them swapped when they are equal. */
export class LogMover {
  readonly #options: LogMoverOptions;
  readonly #throttle: IoThrottle;
  readonly #moves = new Map<PartitionLog, Move>();
  #working: Promise<void> | null = null;
  #cancelTimer: CancelTimer | null = null;
  #isStarted = false;
  #isStopped = false;

  constructor(options: LogMoverOptions) {
    this.#options = options;
    this.#throttle = new IoThrottle(options.clock, options.bytesPerSecond);
  }

  /** What `future` has and `source` has not is forgotten before this returns. @throws StorageError */
  add(source: PartitionLog, future: PartitionLog): void {
    const copy = new LogCopy(source, future);
    const { core } = source;
    core.isMoving = true;
    const mayGoOn = (): boolean => !core.isAbandoned && !future.core.isAbandoned && core.isMoving;
    const pace = new Pace(this.#options.clock, this.#throttle, mayGoOn);
    this.#moves.set(future, { copy, pace, retryAtMs: 0 });
    this.#work();
  }

  /** Where a move had failed it is tried again. */
  retry(future: PartitionLog): void {
    const move = this.#moves.get(future);
    if (move === undefined) return;
    move.retryAtMs = 0;
    this.#work();
  }

  /** Nothing is copied to `future` any more. */
  cancel(future: PartitionLog): void {
    const move = this.#moves.get(future);
    if (move === undefined) return;
    this.#moves.delete(future);
    move.copy.source.core.isMoving = false;
    move.pace.stop();
  }

  /** Begins with what was added before, too. */
  start(): void {
    this.#isStarted = true;
    this.#work();
  }

  /** Nothing is copied any more when this resolves; the copies go on in the next run. */
  async stop(): Promise<void> {
    this.abandon();
    await this.#working;
  }

  /** As `stop`, for when nothing may be touched any more. */
  abandon(): void {
    this.#isStopped = true;
    this.#cancelTimer?.();
    for (const { pace } of this.#moves.values()) pace.stop();
  }

  #work(): void {
    if (!this.#isStarted || this.#isStopped || this.#working !== null) return;
    this.#cancelTimer?.();
    this.#working = this.#workAll()
      .catch((error: unknown) => this.#options.logger.error('Moving logs failed', {}, error))
      .finally(() => {
        this.#working = null;
        this.#workLater();
      });
  }

  async #workAll(): Promise<void> {
    for (let move = this.#nextMove(); move !== null; move = this.#nextMove()) {
      try {
        await this.#finish(move);
        this.#moves.delete(move.copy.future);
      } catch (error) {
        if (error instanceof WorkAborted) this.#moves.delete(move.copy.future);
        else this.#failed(move, error);
      }
    }
  }

  #nextMove(): Move | null {
    if (this.#isStopped) return null;
    const nowMs = this.#options.clock.monotonic();
    for (const move of this.#moves.values()) if (move.retryAtMs <= nowMs) return move;
    return null;
  }

  /** Where a move is to be tried again. */
  #workLater(): void {
    if (this.#isStopped) return;
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { retryAtMs } of this.#moves.values()) nextMs = Math.min(nextMs, retryAtMs);
    if (nextMs === Number.POSITIVE_INFINITY) return;
    const { clock } = this.#options;
    this.#cancelTimer = clock.schedule(Math.max(nextMs - clock.monotonic(), 0), () => this.#work());
  }

  async #finish(move: Move): Promise<void> {
    const { copy, pace } = move;
    do {
      pace.check();
      for (let bytes = -1; bytes !== 0; ) {
        bytes = await copy.copyNext(this.#bytesAtOnce);
        pace.count(bytes);
        if (pace.isTurnOver) await pace.rest();
        pace.check();
      }
      await copy.future.flush();
      pace.check();
    } while (!this.#swapIfComplete(copy));
  }

  /** So little that a change of the rate is heeded soon. */
  get #bytesAtOnce(): number {
    return Math.min(Math.max(this.#options.bytesPerSecond(), LEAST_BYTES_AT_ONCE), MOST_BYTES_AT_ONCE);
  }

  /** In one turn, so that no append falls in between. */
  #swapIfComplete(copy: LogCopy): boolean {
    const { source, future } = copy;
    source.settle();
    const flushedUpTo = future.logEndOffset;
    if (!copy.copyRestNow(LAST_BYTES)) return false;
    // What was appended since may have been on the device where it came from.
    if (future.logEndOffset > flushedUpTo) future.flushNow();
    this.#options.swap(source, future);
    return true;
  }

  /** A disk may recover; damage stays, and the move ends there until it is asked for again or the node starts anew. */
  #failed(move: Move, error: unknown): void {
    const { source, future } = move.copy;
    const problem = error instanceof DiskError ? asStorageError(error, 'cannot move a log') : error;
    const isPassing =
      problem instanceof StorageError && (problem.kind === 'io' || problem.kind === 'disk-full');
    const fields = {
      from: source.path,
      to: future.path,
      offset: future.logEndOffset,
      problem: problem instanceof Error ? problem.message : String(problem),
    };
    if (!isPassing) {
      move.retryAtMs = Number.POSITIVE_INFINITY;
      source.core.logger.error('A log cannot be moved; it stays where it is', fields, error);
      return;
    }
    if (move.retryAtMs === 0) source.core.logger.warn('A log cannot be moved now; tried again', fields);
    move.retryAtMs = this.#options.clock.monotonic() + RETRY_MS;
  }
}
