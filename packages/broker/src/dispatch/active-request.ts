import { type Init, responseFrame } from '@kavka/protocol';
import type { Broker } from '../lifecycle/broker.ts';
import type { Frame } from '../network/frame.ts';
import { isClusterAction } from './cluster-actions.ts';
import { type AnyHandler, NO_RESPONSE } from './handler.ts';
import type { ConnectionContext, RequestContext } from './request-context.ts';

/**
 * What the connection does when a request is over. `chunks` is null where nothing is sent; after it nothing is read for `throttleMs`.
 */
export interface RequestOutcome {
  answered(chunks: Buffer[] | null, throttleMs: number): void;
  failed(error: unknown): void;
}

interface RequestHeader {
  readonly apiVersion: number;
  readonly correlationId: number;
  readonly clientId: string | null;
}

/** A request between its arrival and its answer. */
export class ActiveRequest implements RequestContext {
  readonly broker: Broker;
  readonly connection: ConnectionContext;
  readonly handler: AnyHandler;
  readonly apiVersion: number;
  readonly correlationId: number;
  readonly clientId: string | null;
  readonly frame: Frame;
  readonly #outcome: RequestOutcome;
  readonly #startedAt: number;
  #lent: Buffer[] | null = null;
  #onAbandoned: (() => void) | null = null;
  #over = false;
  #abandoned = false;
  #throttleMs = 0;
  #busyMs = -1;
  #isTimeCounted = false;

  constructor(
    broker: Broker,
    connection: ConnectionContext,
    handler: AnyHandler,
    header: RequestHeader,
    frame: Frame,
    outcome: RequestOutcome,
  ) {
    this.broker = broker;
    this.connection = connection;
    this.handler = handler;
    this.apiVersion = header.apiVersion;
    this.correlationId = header.correlationId;
    this.clientId = header.clientId;
    this.frame = frame;
    this.#outcome = outcome;
    this.#startedAt = broker.clock.monotonic();
  }

  lend(buffer: Buffer): void {
    this.#lent ??= [];
    this.#lent.push(buffer);
  }

  whenAbandoned(action: () => void): void {
    this.#onAbandoned = action;
  }

  throttle(throttleMs: number): void {
    this.#throttleMs = Math.max(this.#throttleMs, throttleMs);
  }

  /** The handler has returned: what follows is waiting, which is nobody's fault. */
  left(): void {
    if (this.#busyMs < 0 && this.broker.quotas.request.isAnySet) this.#busyMs = this.#elapsedMs();
  }

  requestThrottleMs(): number {
    const { request } = this.broker.quotas;
    if (this.#isTimeCounted || !request.isAnySet || isClusterAction(this.handler.apiKey)) return 0;
    this.#isTimeCounted = true;
    const busyMs = this.#busyMs < 0 ? this.#elapsedMs() : this.#busyMs;
    const percentOfSecond = busyMs / 10;
    return request.record(this.connection.principal.name, this.clientId ?? '', percentOfSecond);
  }

  readonly reply = (response: Init<unknown> | typeof NO_RESPONSE): void => {
    if (this.#over) return;
    try {
      if (response !== NO_RESPONSE) this.throttle(this.requestThrottleMs());
      const chunks = response === NO_RESPONSE || this.#abandoned ? null : this.#encode(response);
      this.#finish();
      this.#outcome.answered(chunks, this.#throttleMs);
    } catch (error) {
      this.broker.writer.discard();
      this.fail(error);
    }
  };

  readonly fail = (error: unknown): void => {
    if (this.#over) return;
    this.#finish();
    this.#outcome.failed(error);
  };

  /** The answer has left: lent memory goes back. */
  sent(): void {
    if (this.#lent === null) return;
    for (const buffer of this.#lent) this.broker.pool.give(buffer);
    this.#lent = null;
  }

  /** The connection is gone. Memory goes back now, or when the handler, which may still read from it or into it, has come to its end. */
  abandon(): void {
    this.#abandoned = true;
    if (this.#over) this.#releaseAll();
    else this.#onAbandoned?.();
  }

  #elapsedMs(): number {
    return this.broker.clock.monotonic() - this.#startedAt;
  }

  #finish(): void {
    this.#over = true;
    this.broker.requestMetrics.finished(this.handler, this.#elapsedMs());
    if (this.#abandoned) this.#releaseAll();
  }

  #releaseAll(): void {
    this.sent();
    this.frame.release();
  }

  #encode(response: Init<unknown>): Buffer[] {
    const { handler, apiVersion } = this;
    const told = this.#throttleMs > 0 ? { ...response, throttleTimeMs: this.#throttleMs } : response;
    return responseFrame(this.broker.writer, handler.apiKey, apiVersion, this.correlationId, (writer) => {
      handler.encode(writer, told, apiVersion);
    });
  }
}
