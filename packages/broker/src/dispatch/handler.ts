import type { Init, Reader, Writer } from '@kavka/protocol';
import type { RequestContext } from './request-context.ts';

/** What an acks=0 produce is answered with: nothing. */
export const NO_RESPONSE = Symbol('no response');

export type Reply<Response> = (response: Init<Response> | typeof NO_RESPONSE) => void;

/**
 * One API that this node serves. The list of handlers is the server: dispatch, ApiVersions and the support page are derived from it.
 * What a client did wrong is an error code in the response; a handler that throws closes the connection.
 */
export interface Handler<Request, Response> {
  readonly apiKey: number;
  readonly name: string;
  /** Served: first and last version. */
  readonly versions: readonly [min: number, max: number];
  /** Announced, where it differs from what is served. */
  readonly announced?: readonly [min: number, max: number];
  /** Part of the API that is not served, for the support page. */
  readonly missing?: string;
  /** The next request of the connection may start before this one is answered, if it is of this kind too. */
  readonly pipelined?: boolean;
  decode(reader: Reader, version: number): Request;
  encode(writer: Writer, response: Init<Response>, version: number): void;
  /** Answers through `reply`, once, now or later. */
  start(request: Request, context: RequestContext, reply: Reply<Response>): void;
}

export type AnyHandler = Handler<unknown, unknown>;

type SimpleHandler<Request, Response> = Omit<Handler<Request, Response>, 'start'> & {
  handle(request: Request, context: RequestContext): Init<Response> | Promise<Init<Response>>;
};

/** A handler whose answer is a value or a promise of one. */
export function defineHandler<Request, Response>(definition: SimpleHandler<Request, Response>): AnyHandler {
  const { handle, ...rest } = definition;
  return defineStartingHandler<Request, Response>({
    ...rest,
    start(request, context, reply) {
      const response = handle(request, context);
      if (response instanceof Promise) response.then(reply, context.fail);
      else reply(response);
    },
  });
}

/** A handler that replies by callback: no promise on the hot path. */
export function defineStartingHandler<Request, Response>(handler: Handler<Request, Response>): AnyHandler {
  return handler as AnyHandler;
}
