import { ApiKey, Reader, readRequestHeader } from '@kavka/protocol';
import type { Broker } from '../lifecycle/broker.ts';
import type { Frame } from '../network/frame.ts';
import { ActiveRequest, type RequestOutcome } from './active-request.ts';
import type { AnyHandler } from './handler.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import type { ConnectionContext } from './request-context.ts';

/** From a frame to the handler that answers it. */
export class Dispatcher {
  readonly #broker: Broker;
  readonly #whenClosed: (connection: ConnectionContext) => void;
  readonly #handlers: readonly (AnyHandler | undefined)[];

  /** `whenClosed` is told of each connection that is gone. */
  constructor(
    broker: Broker,
    handlers: readonly AnyHandler[],
    whenClosed: (connection: ConnectionContext) => void = () => {},
  ) {
    this.#broker = broker;
    this.#whenClosed = whenClosed;
    const byKey: (AnyHandler | undefined)[] = [];
    for (const handler of handlers) byKey[handler.apiKey] = handler;
    this.#handlers = byKey;
  }

  /** The handler of a frame, before anything of it but its key is read: the connection's rules of order depend on it. */
  handlerOf(frame: Frame): AnyHandler | undefined {
    return frame.length < 4 ? undefined : this.#handlers[frame.buffer.readInt16BE(0)];
  }

  /**
   * Starts the request in `frame`; `outcome` hears once how it ended.
   * @throws DecodeError, RefusedRequestError where the connection cannot go on.
   */
  start(frame: Frame, connection: ConnectionContext, outcome: RequestOutcome): ActiveRequest {
    const reader = new Reader(frame.buffer, 0, frame.length);
    const apiKey = reader.int16();
    const apiVersion = reader.int16();
    const handler = this.#handlers[apiKey];
    if (handler === undefined) throw new RefusedRequestError(`API key ${apiKey} is not served here`);
    const [min, max] = handler.versions;
    if (apiVersion < min || apiVersion > max) {
      return this.#startUnsupported(handler, apiVersion, reader, frame, connection, outcome);
    }
    reader.position = 0;
    const { correlationId, clientId } = readRequestHeader(reader);
    const header = { apiVersion, correlationId, clientId };
    const request = new ActiveRequest(this.#broker, connection, handler, header, frame, outcome);
    const message = handler.decode(reader, apiVersion);
    this.#run(handler, message, request);
    return request;
  }

  /** The connection is gone, and what the node kept for it. */
  closed(connection: ConnectionContext): void {
    this.#whenClosed(connection);
  }

  #run(handler: AnyHandler, message: unknown, request: ActiveRequest): void {
    try {
      handler.start(message, request, request.reply);
      request.left();
    } catch (error) {
      request.fail(error);
    }
  }

  /** A newer client asks for versions first: it is answered in version 0, with an error that carries the list. All else is closed. */
  #startUnsupported(
    handler: AnyHandler,
    apiVersion: number,
    reader: Reader,
    frame: Frame,
    connection: ConnectionContext,
    outcome: RequestOutcome,
  ): ActiveRequest {
    if (handler.apiKey !== ApiKey.ApiVersions) {
      throw new RefusedRequestError(`${handler.name} version ${apiVersion} is not served here`);
    }
    const header = { apiVersion: 0, correlationId: reader.int32(), clientId: null };
    const request = new ActiveRequest(this.#broker, connection, handler, header, frame, outcome);
    this.#run(handler, null, request);
    return request;
  }
}
