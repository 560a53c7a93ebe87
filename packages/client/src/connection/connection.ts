import { type Address, type CancelTimer, type Clock, type Socket, TlsError } from '@kavka/base';
import { type Init, Reader, requestFrame, responseHeaderVersion, Writer } from '@kavka/protocol';
import { decodeResponseHeader } from '@kavka/protocol/messages/header';
import {
  AuthenticationError,
  BadResponseError,
  ConnectionError,
  KafkaError,
  TimeoutError,
} from '../errors/index.ts';
import { aborted } from './abort.ts';
import { formatAddress } from './address.ts';
import type { Api } from './api.ts';
import { ApiVersionTable } from './api-versions.ts';
import { FrameMemory } from './frame-memory.ts';
import { Interlude } from './interlude.ts';
import type { ConnectionObserver } from './observer.ts';
import { type FrameReceiver, isHttpAnswer, isTlsAlert, ResponseAssembler } from './response-assembler.ts';
import type { Ask } from './security.ts';

export interface ConnectionOptions {
  readonly clientId: string;
  /** For requests that name no time of their own. */
  readonly requestTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly observer?: ConnectionObserver | undefined;
  /** For reports; negative where it is not known. */
  readonly nodeId?: number | undefined;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** In place of `request.timeout.ms`, such as for requests that wait at the broker. */
  readonly timeoutMs?: number | undefined;
}

/** Who gets an answer: exactly one of the two is called, once, never before `send` has returned. */
export interface ResponseHandler<Response> {
  answered(response: Response): void;
  failed(error: KafkaError): void;
}

interface Pending {
  readonly correlationId: number;
  readonly deadlineMs: number;
  readonly sentMs: number;
  readonly sentBytes: number;
  readonly api: Api<never, unknown>;
  readonly version: number;
  readonly handler: ResponseHandler<unknown>;
}

const WRITER_BYTES = 16_384;
const LAST_CORRELATION_ID = 2 ** 31 - 1;

/**
 * One connection to one broker. Requests are written at once, without waiting for the answers to earlier ones; answers come in order.
 * When a request times out, or bytes come that are no answer, the connection is closed, and with it fail all that wait.
 */
export class Connection implements FrameReceiver {
  readonly address: string;
  /** What the broker serves; empty until the handshake is done. */
  versions: ApiVersionTable;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #writer = new Writer(WRITER_BYTES);
  readonly #memory = new FrameMemory();
  readonly #whenClosed: ((error: KafkaError) => void)[] = [];
  #pending: Pending[] = [];
  #lastCorrelationId = -1;
  #cancelTimer: CancelTimer | undefined;
  #timerDueMs = Number.POSITIVE_INFINITY;
  #lastUsedMs: number;
  /** Of the last request. */
  #sentBytes = 0;
  #closed: KafkaError | undefined;
  #interlude: Interlude | undefined;

  constructor(socket: Socket, address: Address, clock: Clock, options: ConnectionOptions) {
    this.address = formatAddress(address);
    this.versions = new ApiVersionTable(this.address, { apiKeys: [], finalizedFeatures: [] });
    this.#socket = socket;
    this.#clock = clock;
    this.#options = options;
    this.#lastUsedMs = clock.monotonic();
    socket.receive(new ResponseAssembler(options.maxResponseBytes, this, this.#memory));
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  /** Requests that wait for their answer. */
  get inFlight(): number {
    return this.#pending.length + (this.#interlude?.heldRequests ?? 0);
  }

  /** Bytes that the socket has not taken yet. */
  get unsentBytes(): number {
    return this.#socket.unsentBytes;
  }

  /** When a request was sent or an answer came last, on the monotonic clock. */
  get lastUsedMs(): number {
    return this.#lastUsedMs;
  }

  /** Called once, when the connection is closed by either side; at once when it is closed already. */
  onClose(listener: (error: KafkaError) => void): void {
    if (this.#closed === undefined) this.#whenClosed.push(listener);
    else listener(this.#closed);
  }

  /**
   * Sends a request in the newest version that both sides speak.
   * @throws UnsupportedVersionError, EncodeError; ConnectionError where the connection is closed
   */
  request<Request, Response>(
    api: Api<Request, Response>,
    request: Init<Request>,
    options: RequestOptions = {},
  ): Promise<Response> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      let stopListening = (): void => {};
      const answered = (response: Response): void => {
        stopListening();
        resolve(response);
      };
      const failed = (error: KafkaError): void => {
        stopListening();
        reject(error);
      };
      this.send(api, request, { answered, failed }, options.timeoutMs);
      stopListening = aborted(signal, reject);
    });
  }

  /** As `request`, for callers who make no promise per request. Large bytes fields must not change until the answer comes. */
  send<Request, Response>(
    api: Api<Request, Response>,
    request: Init<Request>,
    handler: ResponseHandler<Response>,
    timeoutMs = this.#options.requestTimeoutMs,
    version = this.versions.versionOf(api),
  ): void {
    this.#throwIfClosed();
    if (this.#interlude === undefined) this.#send(api, request, handler, timeoutMs, version);
    else
      this.#interlude.hold({
        send: () => this.#send(api, request, handler, timeoutMs, version),
        failed: (error) => handler.failed(error),
      });
  }

  /** Sends a request that is not answered, such as a produce with acks=0; `sent` is called when its bytes have left, or never will. */
  tell<Request>(api: Api<Request, unknown>, request: Init<Request>, sent?: () => void): void {
    this.#throwIfClosed();
    const version = this.versions.versionOf(api);
    if (this.#interlude === undefined) this.#write(api, request, version, sent);
    else
      this.#interlude.hold({
        send: () => this.#write(api, request, version, sent),
        failed: () => sent?.(),
      });
  }

  /** `bytes` are a part of an answer, of which nobody reads anything any more: its memory may serve a later one. */
  giveBack(bytes: Buffer): void {
    this.#memory.giveBack(bytes);
  }

  /**
   * Before the next request, `converse` runs with requests of its own and nothing between them. Where it fails, the connection is closed.
   */
  interposeBeforeNext(converse: (ask: Ask) => Promise<void>): void {
    const interlude = new Interlude(async () => {
      try {
        await converse((api, request) => this.#ask(api, request));
        if (this.#closed !== undefined) return;
        if (this.#interlude === interlude) this.#interlude = undefined;
        interlude.release();
      } catch (error) {
        this.close(error instanceof KafkaError ? error : undefined);
      }
    });
    this.#interlude ??= interlude;
  }

  #ask<Request, Response>(api: Api<Request, Response>, request: Init<Request>): Promise<Response> {
    return new Promise((answered, failed) => {
      this.#throwIfClosed();
      this.#send(
        api,
        request,
        { answered, failed },
        this.#options.requestTimeoutMs,
        this.versions.versionOf(api),
      );
    });
  }

  #send<Request, Response>(
    api: Api<Request, Response>,
    request: Init<Request>,
    handler: ResponseHandler<Response>,
    timeoutMs: number,
    version: number,
  ): void {
    const correlationId = this.#write(api, request, version);
    const deadlineMs = this.#lastUsedMs + timeoutMs;
    this.#pending.push({
      correlationId,
      deadlineMs,
      sentMs: this.#lastUsedMs,
      sentBytes: this.#sentBytes,
      api,
      version,
      handler: handler as ResponseHandler<unknown>,
    });
    if (deadlineMs < this.#timerDueMs) this.#armTimer(deadlineMs);
  }

  /** Closes now; all that wait fail with `error`. */
  close(
    error: KafkaError = new ConnectionError('the connection was closed', { broker: this.address }),
  ): void {
    if (this.#closed !== undefined) return;
    this.#closed = error;
    this.#cancelTimer?.();
    this.#socket.destroy();
    const pending = this.#pending;
    this.#pending = [];
    for (const one of pending) {
      this.#report(one, 0, null, error);
      one.handler.failed(error);
    }
    this.#interlude?.fail(error);
    for (const listener of this.#whenClosed.splice(0)) listener(error);
  }

  frame(frame: Buffer): void {
    const pending = this.#pending.shift();
    if (pending === undefined) {
      this.#refuse('an answer that nothing waits for');
      return;
    }
    this.#lastUsedMs = this.#clock.monotonic();
    let response: unknown;
    try {
      response = decode(frame, pending);
    } catch (error) {
      this.#pending.unshift(pending);
      this.#refuse(error instanceof Error ? error.message : String(error), pending.api.name, error);
      return;
    }
    if (this.#options.observer !== undefined) this.#report(pending, frame.length, response, null);
    pending.handler.answered(response);
  }

  badFrame(sizeBytes: number): void {
    if (isTlsAlert(sizeBytes)) this.#refuse('it speaks TLS: set security.protocol to SSL or SASL_SSL');
    else if (isHttpAnswer(sizeBytes)) this.#refuse('it speaks HTTP, not the protocol of Kafka');
    else this.#refuse(`an answer of ${sizeBytes} bytes, of at most ${this.#options.maxResponseBytes}`);
  }

  closed(cause?: Error): void {
    if (cause instanceof TlsError) {
      this.close(new AuthenticationError('TLS', cause.message, { broker: this.address }, { cause }));
      return;
    }
    const reason =
      cause === undefined ? 'the broker closed the connection' : `the connection broke: ${cause.message}`;
    this.close(new ConnectionError(reason, { broker: this.address }, { cause }));
  }

  #write<Request>(
    api: Api<Request, unknown>,
    request: Init<Request>,
    version: number,
    sent?: () => void,
  ): number {
    const correlationId = this.#lastCorrelationId === LAST_CORRELATION_ID ? 0 : this.#lastCorrelationId + 1;
    this.#lastCorrelationId = correlationId;
    const { clientId } = this.#options;
    const header = { requestApiKey: api.key, requestApiVersion: version, correlationId, clientId };
    let chunks: Buffer[];
    try {
      chunks = requestFrame(this.#writer, header, (writer) => api.encode(writer, request, version));
    } catch (error) {
      this.#writer.discard();
      throw error;
    }
    this.#lastUsedMs = this.#clock.monotonic();
    this.#sentBytes = 0;
    for (const chunk of chunks) this.#sentBytes += chunk.length;
    this.#socket.send(chunks, sent);
    return correlationId;
  }

  #report(pending: Pending, receivedBytes: number, response: unknown, error: KafkaError | null): void {
    const { observer, nodeId = -1 } = this.#options;
    if (observer === undefined) return;
    const { api, version, sentBytes, sentMs } = pending;
    const durationMs = this.#clock.monotonic() - sentMs;
    const throttleMs = (response as { readonly throttleTimeMs?: number } | null)?.throttleTimeMs ?? 0;
    const { address: broker } = this;
    observer.finished({
      broker,
      nodeId,
      api: api.name,
      version,
      sentBytes,
      receivedBytes,
      durationMs,
      throttleMs,
      error,
    });
  }

  #throwIfClosed(): void {
    if (this.#closed !== undefined) throw this.#closed;
  }

  #refuse(what: string, api?: string, cause?: unknown): void {
    this.close(
      new BadResponseError(`cannot understand the broker: ${what}`, { broker: this.address, api }, { cause }),
    );
  }

  #armTimer(dueMs: number): void {
    this.#cancelTimer?.();
    this.#timerDueMs = dueMs;
    // Whole milliseconds: a timer that fires a hair too early would find nothing due, again and again.
    const delayMs = Math.ceil(dueMs - this.#clock.monotonic());
    this.#cancelTimer = this.#clock.schedule(delayMs, () => this.#checkDeadlines());
  }

  #checkDeadlines(): void {
    this.#timerDueMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#clock.monotonic();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { deadlineMs, api } of this.#pending) {
      if (deadlineMs <= nowMs) {
        this.close(new TimeoutError('no answer in time', { broker: this.address, api: api.name }));
        return;
      }
      nextMs = Math.min(nextMs, deadlineMs);
    }
    if (nextMs < Number.POSITIVE_INFINITY) this.#armTimer(nextMs);
  }
}

function decode(frame: Buffer, { correlationId, api, version }: Pending): unknown {
  const reader = new Reader(frame);
  const header = decodeResponseHeader(reader, responseHeaderVersion(api.key, version));
  if (header.correlationId !== correlationId) {
    throw new Error(`the answer to request ${correlationId} has correlation id ${header.correlationId}`);
  }
  return api.decode(reader, version);
}
