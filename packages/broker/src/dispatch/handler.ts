import { assert } from '@kavka/base';
import { API_KEYS, type ApiKey, type Init, type Reader, type Writer } from '@kavka/protocol';
import type { RequestContext } from './request-context.ts';

/** What an acks=0 produce is answered with: nothing. */
export const NO_RESPONSE = Symbol('no response');

export type Reply<Response> = (response: Init<Response> | typeof NO_RESPONSE) => void;

/**
 * One API that this node serves. The list of handlers is the server: dispatch, ApiVersions and the support page are derived from it.
 * What a client did wrong is an error code in the response; a handler that throws closes the connection.
 */
export interface Handler<Request, Response> {
  readonly apiKey: ApiKey;
  readonly name: string;
  /** First and last version that are served. */
  readonly versions: readonly [min: number, max: number];
  /** First and last version that clients are told. */
  readonly announced: readonly [min: number, max: number];
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

type Definition<Request, Response> = Omit<Handler<Request, Response>, 'name' | 'versions' | 'announced'>;

type SimpleDefinition<Request, Response> = Omit<Definition<Request, Response>, 'start'> & {
  handle(request: Request, context: RequestContext): Init<Response> | Promise<Init<Response>>;
};

/** A handler whose answer is a value or a promise of one. */
export function defineHandler<Request, Response>(
  definition: SimpleDefinition<Request, Response>,
): AnyHandler {
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

/** A handler that replies by callback: no promise on the hot path. Its versions are those that Apache Kafka announces. */
export function defineStartingHandler<Request, Response>(
  definition: Definition<Request, Response>,
): AnyHandler {
  const api = API_KEYS[definition.apiKey];
  assert(
    api?.announcedVersions !== undefined,
    `API key ${definition.apiKey} is not one that brokers announce`,
  );
  const [first, last] = api.announcedVersions;
  const versions = [Math.max(first, api.requestVersions[0]), last] as const;
  const handler: Handler<Request, Response> = {
    ...definition,
    name: api.name,
    versions,
    announced: api.announcedVersions,
  };
  return handler as AnyHandler;
}
