import type { CancelTimer, Clock, Logger, Socket } from '@kavka/base';
import { DecodeError } from '@kavka/protocol';
import type { ActiveRequest } from '../dispatch/active-request.ts';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import { RefusedRequestError } from '../dispatch/refused-request-error.ts';
import type { ConnectionContext } from '../dispatch/request-context.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import type { Frame } from './frame.ts';
import type { FrameConsumer } from './frame-assembler.ts';
import type { NetworkMetrics } from './network-metrics.ts';

/** Who holds no more than this is not the reason why memory is short, and goes on. */
const SMALL_REQUESTS_BYTES = 256 * 1024;

/** What a connection needs of the server that accepted it. */
export interface ConnectionHost {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: NetworkMetrics;
  /** Too much memory is in use to read more; the connection is asked again by `reconsider`. */
  readonly isMemoryShort: boolean;
  forget(connection: Connection): void;
}

/** A request's place in the order of answers. */
interface Slot {
  readonly frame: Frame;
  readonly pipelined: boolean;
  request: ActiveRequest | null;
  chunks: Buffer[] | null;
  done: boolean;
}

/**
 * One client. Requests are answered in the order in which they came. A request starts when all before it are answered, except that a
 * run of pipelined requests (produce) starts at once. Reading stops while too much is unanswered or unsent.
 */
export class Connection implements FrameConsumer {
  readonly context: ConnectionContext;
  readonly #host: ConnectionHost;
  readonly #dispatcher: Dispatcher;
  readonly #socket: Socket;
  readonly #limits: ConnectionLimits;
  readonly #slots: Slot[] = [];
  #started = 0;
  #queuedBytes = 0;
  #paused = false;
  /** A quota was gone beyond: nothing is read or begun until then, in Clock.monotonic(). */
  #mutedUntilMs = Number.NEGATIVE_INFINITY;
  #cancelUnmute: CancelTimer | null = null;
  #flushing = false;
  #closed = false;
  /** Clock.monotonic() of the last frame or answer. */
  lastActiveMs: number;

  constructor(
    host: ConnectionHost,
    dispatcher: Dispatcher,
    socket: Socket,
    context: ConnectionContext,
    limits: ConnectionLimits,
  ) {
    this.#host = host;
    this.#dispatcher = dispatcher;
    this.#socket = socket;
    this.context = context;
    this.#limits = limits;
    this.lastActiveMs = host.clock.monotonic();
  }

  /** Closes the connection if nothing is being worked on: quiet for too long, or stuck in the middle of a request. */
  expire(): void {
    if (this.#started === 0) this.close();
  }

  frame(frame: Frame): void {
    if (this.#closed) {
      frame.release();
      return;
    }
    this.lastActiveMs = this.#host.clock.monotonic();
    const pipelined = this.#dispatcher.handlerOf(frame)?.pipelined === true;
    this.#slots.push({ frame, pipelined, request: null, chunks: null, done: false });
    this.#queuedBytes += frame.length;
    this.#advance();
    this.#regulate();
  }

  badFrame(sizeBytes: number): void {
    this.#host.logger.warn('Closed a connection: the size of its request is not acceptable', {
      client: this.context.remote.host,
      sizeBytes,
      maxBytes: this.#limits.maxFrameBytes,
    });
    this.close();
  }

  closed(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelUnmute?.();
    for (const slot of this.#slots) {
      if (slot.request === null) slot.frame.release();
      else slot.request.abandon();
    }
    this.#slots.length = 0;
    this.#dispatcher.closed(this.context);
    this.#host.forget(this);
  }

  /** Looks again whether reading may go on, after memory was short. */
  reconsider(): void {
    this.#regulate();
  }

  close(): void {
    this.#socket.destroy();
    this.closed();
  }

  /** Starts what may start. */
  #advance(): void {
    while (this.#started < this.#slots.length && !this.#closed) {
      const slot = this.#slots[this.#started] as Slot;
      if (this.#started > 0 && !(slot.pipelined && (this.#slots[0] as Slot).pipelined)) return;
      if (this.#socket.unsentBytes > this.#limits.maxUnsentBytes || this.#isMuted) return;
      this.#started++;
      this.#start(slot);
    }
  }

  #start(slot: Slot): void {
    const outcome = {
      answered: (chunks: Buffer[] | null, throttleMs: number): void => {
        if (throttleMs > 0) this.#mute(throttleMs);
        this.#answered(slot, chunks);
      },
      failed: (error: unknown): void => this.#failed(error),
    };
    try {
      slot.request = this.#dispatcher.start(slot.frame, this.context, outcome);
    } catch (error) {
      this.#failed(error);
    }
  }

  #answered(slot: Slot, chunks: Buffer[] | null): void {
    slot.chunks = chunks;
    slot.done = true;
    if (this.#closed || this.#flushing || this.#slots[0] !== slot) return;
    this.#flushing = true;
    // Answers that become ready together leave together.
    queueMicrotask(() => this.#flush());
  }

  get #isMuted(): boolean {
    return this.#cancelUnmute !== null;
  }

  #mute(throttleMs: number): void {
    if (this.#closed) return;
    const untilMs = this.#host.clock.monotonic() + throttleMs;
    if (untilMs <= this.#mutedUntilMs) return;
    this.#mutedUntilMs = untilMs;
    this.#cancelUnmute?.();
    this.#cancelUnmute = this.#host.clock.schedule(throttleMs, () => {
      this.#cancelUnmute = null;
      this.lastActiveMs = this.#host.clock.monotonic();
      this.#advance();
      this.#regulate();
    });
  }

  #failed(error: unknown): void {
    if (error instanceof DecodeError || error instanceof RefusedRequestError) {
      this.#host.logger.warn('Closed a connection: its request was not understood', {
        client: this.context.remote.host,
        reason: error.message,
      });
    } else {
      this.#host.logger.error(
        'A request failed; its connection is closed',
        { client: this.context.remote.host },
        error,
      );
    }
    this.close();
  }

  #flush(): void {
    this.#flushing = false;
    if (this.#closed) return;
    const finished = this.#takeFinished();
    const chunks: Buffer[] = [];
    for (const slot of finished) if (slot.chunks !== null) chunks.push(...slot.chunks);
    this.lastActiveMs = this.#host.clock.monotonic();
    if (chunks.length > 0) this.#socket.send(chunks, () => this.#sent(finished));
    else this.#sent(finished);
    this.#advance();
    this.#regulate();
  }

  /** The finished run at the head. Frames go back at once: nothing of an answer points into them. */
  #takeFinished(): Slot[] {
    let count = 0;
    while (count < this.#slots.length && (this.#slots[count] as Slot).done) count++;
    const finished = this.#slots.splice(0, count);
    this.#started -= count;
    for (const slot of finished) {
      this.#queuedBytes -= slot.frame.length;
      slot.frame.release();
    }
    return finished;
  }

  #sent(finished: Slot[]): void {
    for (const slot of finished) slot.request?.sent();
    if (this.#closed) return;
    this.#advance();
    this.#regulate();
  }

  /** Back-pressure: the client's window fills while this side is behind. */
  #regulate(): void {
    if (this.#closed) return;
    const { maxQueuedBytes, maxQueuedRequests, maxUnsentBytes } = this.#limits;
    const over =
      this.#isMuted ||
      this.#queuedBytes > maxQueuedBytes ||
      this.#slots.length > maxQueuedRequests ||
      this.#socket.unsentBytes > maxUnsentBytes ||
      (this.#queuedBytes > SMALL_REQUESTS_BYTES && this.#host.isMemoryShort);
    if (over === this.#paused) return;
    if (!over && this.#queuedBytes > maxQueuedBytes / 2) return;
    this.#paused = over;
    if (over) {
      this.#host.metrics.paused.add(1);
      this.#socket.pause();
    } else this.#socket.resume();
  }
}
