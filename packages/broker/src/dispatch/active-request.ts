import { type Init, responseFrame } from '@kavka/protocol';
import type { Broker } from '../lifecycle/broker.ts';
import type { Frame } from '../network/frame.ts';
import { type AnyHandler, NO_RESPONSE } from './handler.ts';
import type { ConnectionContext, RequestContext } from './request-context.ts';

/** What the connection does when a request is over. `chunks` is null where nothing is sent. */
export interface RequestOutcome {
  answered(chunks: Buffer[] | null): void;
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

  readonly reply = (response: Init<unknown> | typeof NO_RESPONSE): void => {
    if (this.#over) return;
    try {
      const chunks = response === NO_RESPONSE || this.#abandoned ? null : this.#encode(response);
      this.#finish();
      this.#outcome.answered(chunks);
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

  #finish(): void {
    this.#over = true;
    this.broker.requestMetrics.finished(this.handler, this.broker.clock.monotonic() - this.#startedAt);
    if (this.#abandoned) this.#releaseAll();
  }

  #releaseAll(): void {
    this.sent();
    this.frame.release();
  }

  #encode(response: Init<unknown>): Buffer[] {
    const { handler, apiVersion } = this;
    return responseFrame(this.broker.writer, handler.apiKey, apiVersion, this.correlationId, (writer) => {
      handler.encode(writer, response, apiVersion);
    });
  }
}
