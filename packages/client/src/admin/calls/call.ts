import type { Init } from '@kavka/protocol';
import { ErrorCode } from '@kavka/protocol';
import type { Cluster, CoordinatorType, Destination } from '../../cluster/index.ts';
import type { Api } from '../../connection/index.ts';
import { brokerError, type ErrorContext, type KafkaError } from '../../errors/index.ts';
import type { AdminCallOptions, AdminContext } from './admin-context.ts';
import { allOrThrow } from './admin-error.ts';
import { passes } from './passing-errors.ts';
import type { Route } from './routes.ts';

/** What became of one key: a result, or the broker's error. */
export type Outcomes<Key, Result> = ReadonlyMap<Key, Result | KafkaError>;

export interface KeyedCall<Key, Result, Request, Response> {
  readonly api: Api<Request, Response>;
  readonly route: Route<Key>;
  /** One request for all keys that go to the same node. */
  request(keys: readonly Key[], timeoutMs: number): Init<Request>;
  /** What the answer says of each key; keys that it leaves out count as failed. */
  outcomes(response: Response, keys: readonly Key[]): Outcomes<Key, Result>;
  /** For errors. */
  describe(key: Key): string;
  readonly context?: (key: Key) => ErrorContext;
  /** Where keys go to coordinators: of what, and of which. */
  readonly coordinator?: { readonly type: CoordinatorType; readonly nameOf: (key: Key) => string };
}

/**
 * Sends each key to the node that is responsible for it, and those whose failure may pass again, until time is up.
 * @throws KafkaError that names the resource, AdminError where several have failed
 */
export async function callForEach<Key, Result, Request, Response>(
  admin: AdminContext,
  keys: readonly Key[],
  call: KeyedCall<Key, Result, Request, Response>,
  options: AdminCallOptions = {},
): Promise<Result[]> {
  const { timeoutMs = admin.timeoutMs, signal } = options;
  const { cluster } = admin;
  const done = new Map<Key, Result | KafkaError>();
  const what = `${call.api.name} of ${keys
    .slice(0, 3)
    .map((key) => call.describe(key))
    .join(', ')}`;
  try {
    await cluster.retry({ timeoutMs, signal, what }, async (leftMs) => {
      const left = keys.filter((key) => !isFinal(done.get(key)));
      for (const [node, some] of await call.route({ ...admin, timeoutMs: leftMs }, left))
        await ask(admin, node, some, call, { timeoutMs: leftMs, signal }, done);
      const failed = left.filter((key) => !isFinal(done.get(key)));
      for (const key of failed) forget(admin, key, call);
      const [first] = failed;
      if (first !== undefined) throw done.get(first);
    });
  } catch (error) {
    // Where each key has an answer, the failure that did not pass in time says more.
    if (signal?.aborted === true || !keys.every((key) => done.has(key))) throw error;
  }
  return allOrThrow(
    keys.map((key) => {
      const outcome = done.get(key);
      return outcome === undefined ? missing(call, key) : outcome;
    }),
  );
}

function isFinal(outcome: unknown): boolean {
  return outcome !== undefined && !passes(outcome);
}

async function ask<Key, Result, Request, Response>(
  { cluster }: AdminContext,
  node: Destination,
  keys: readonly Key[],
  call: KeyedCall<Key, Result, Request, Response>,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
  done: Map<Key, Result | KafkaError>,
): Promise<void> {
  const limitMs = Math.max(Math.min(timeoutMs, cluster.settings.requestTimeoutMs), 1);
  const request = call.request(keys, limitMs);
  const response = await cluster.request(node, call.api, request, { signal, timeoutMs: limitMs });
  const outcomes = call.outcomes(response, keys);
  for (const key of keys) {
    const outcome = outcomes.get(key);
    done.set(key, outcome === undefined ? missing(call, key) : outcome);
  }
}

function forget<Key, Result, Request, Response>(
  { cluster }: AdminContext,
  key: Key,
  { coordinator }: KeyedCall<Key, Result, Request, Response>,
): void {
  if (coordinator !== undefined) cluster.forgetCoordinator(coordinator.type, coordinator.nameOf(key));
  cluster.refreshSoon();
}

function missing<Key, Result, Request, Response>(
  call: KeyedCall<Key, Result, Request, Response>,
  key: Key,
): KafkaError {
  const context = { ...call.context?.(key), api: call.api.name };
  return brokerError(ErrorCode.UNKNOWN_SERVER_ERROR, context, `no answer for ${call.describe(key)}`);
}

/** The broker's error for a resource; undefined for NONE. */
export function failure(
  errorCode: number,
  resource: string,
  context: ErrorContext,
  message?: string | null,
): KafkaError | undefined {
  if (errorCode === ErrorCode.NONE) return undefined;
  const text = message === null || message === undefined ? `for ${resource}` : `${resource}: ${message}`;
  return brokerError(errorCode, context, text, undefined, message ?? null);
}

export interface SingleCall<Request, Response> {
  readonly api: Api<Request, Response>;
  readonly to: Destination;
  request(timeoutMs: number): Init<Request>;
  /** The error of the answer as a whole. */
  error(response: Response): { readonly errorCode: number; readonly errorMessage?: string | null };
  readonly context?: ErrorContext;
}

/** One request with one answer, tried again while what goes wrong may pass. @throws KafkaError */
export async function callOnce<Request, Response>(
  admin: AdminContext,
  call: SingleCall<Request, Response>,
  options: AdminCallOptions = {},
): Promise<Response> {
  const { cluster } = admin;
  const { timeoutMs = admin.timeoutMs, signal } = options;
  const outcome = await cluster.retry({ timeoutMs, signal, what: call.api.name }, async (leftMs) => {
    if (typeof call.to === 'number' && !cluster.metadata.brokers.has(call.to)) await cluster.refresh();
    return tryOnce(cluster, call, leftMs, signal);
  });
  if (outcome.error !== undefined) throw outcome.error;
  return outcome.response;
}

/** What came of one try. @throws KafkaError for what may pass */
async function tryOnce<Request, Response>(
  cluster: Cluster,
  call: SingleCall<Request, Response>,
  leftMs: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly response: Response; readonly error?: undefined } | { readonly error: KafkaError }> {
  const limitMs = Math.max(Math.min(leftMs, cluster.settings.requestTimeoutMs), 1);
  const options = { signal, timeoutMs: limitMs };
  const response = await cluster.request(call.to, call.api, call.request(limitMs), options);
  const { errorCode, errorMessage } = call.error(response);
  if (errorCode === ErrorCode.NONE) return { response };
  const error = brokerError(errorCode, { ...call.context, api: call.api.name }, errorMessage);
  if (!passes(error)) return { error };
  cluster.refreshSoon();
  throw error;
}

/** The answer of one broker. */
export interface BrokerAnswer<Response> {
  readonly nodeId: number;
  readonly response: Response;
}

/** One request to each broker; the answers of all that stay in the cluster for so long. */
export async function callBrokers<Request, Response>(
  admin: AdminContext,
  call: Omit<SingleCall<Request, Response>, 'to'>,
  options: AdminCallOptions = {},
): Promise<BrokerAnswer<Response>[]> {
  const { cluster } = admin;
  const { timeoutMs = admin.timeoutMs, signal } = options;
  await cluster.retry({ timeoutMs, signal, what: 'the brokers' }, () => cluster.refresh());
  const answers = [...cluster.metadata.brokers.keys()].map(async (nodeId) => {
    const outcome = await cluster.retry({ timeoutMs, signal, what: call.api.name }, (leftMs) =>
      cluster.metadata.brokers.has(nodeId)
        ? tryOnce(cluster, { ...call, to: nodeId }, leftMs, signal)
        : Promise.resolve(undefined),
    );
    if (outcome?.error !== undefined) throw outcome.error;
    return outcome === undefined ? [] : [{ nodeId, response: outcome.response }];
  });
  return (await Promise.all(answers)).flat();
}
