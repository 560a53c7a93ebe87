import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { GetTelemetrySubscriptionsResponse } from '@kavka/protocol/messages/71-get-telemetry-subscriptions';
import type { ClientWorld, Connection } from '../connection/index.ts';
import { ClientClosedError, IllegalStateError, TimeoutError } from '../errors/index.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { GET_TELEMETRY_SUBSCRIPTIONS, PUSH_TELEMETRY } from './apis.ts';
import { codecOf } from './compression.ts';
import { Growth } from './growth.ts';
import { encodeMetricsData, telemetryName } from './otlp.ts';

/** Whose figures are pushed. */
export interface TelemetrySource {
  readonly labels: Readonly<Record<string, string>>;
  values(): MetricValue[];
}

/** What the pushes need of their cluster. */
export interface TelemetryCluster {
  readonly world: ClientWorld;
  anyConnection(): Promise<Connection>;
}

type Subscription = Pick<
  GetTelemetrySubscriptionsResponse,
  | 'subscriptionId'
  | 'pushIntervalMs'
  | 'acceptedCompressionTypes'
  | 'telemetryMaxBytes'
  | 'deltaTemporality'
  | 'requestedMetrics'
>;

const DEFAULT_INTERVAL_MS = 300_000;
/** The last push must not keep a client from closing. */
const LAST_PUSH_MS = 1000;
const STEPS = 1 << 16;
/** These will not pass: nothing is pushed any more. */
const FINAL_ERRORS: ReadonlySet<number> = new Set([
  ErrorCode.INVALID_REQUEST,
  ErrorCode.INVALID_RECORD,
  ErrorCode.UNSUPPORTED_VERSION,
]);
/** The subscription has changed: it is asked for anew at once. */
const OUTDATED_ERRORS: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_SUBSCRIPTION_ID,
  ErrorCode.UNSUPPORTED_COMPRESSION_TYPE,
]);

/** Pushes a client's figures to the cluster, where that has subscribed to them (KIP-714). */
export class Telemetry {
  readonly #cluster: TelemetryCluster;
  readonly #source: TelemetrySource;
  readonly #growth = new Growth();
  readonly #waiters = new Set<(error?: Error) => void>();
  #instanceId: Uuid = ZERO_UUID;
  #subscription: Subscription | undefined;
  #lastPushMs: number;
  #isStarted = false;
  #isStopped = false;
  #cancelTimer: () => void = () => {};

  constructor(cluster: TelemetryCluster, source: TelemetrySource) {
    this.#cluster = cluster;
    this.#source = source;
    this.#lastPushMs = cluster.world.clock.now();
  }

  /** Asks for the subscription, the first time that it is called. */
  start(): void {
    if (this.#isStarted || this.#isStopped) return;
    this.#isStarted = true;
    void this.#run(() => this.#subscribe());
  }

  /** The id that the cluster gave this client. @throws TimeoutError; IllegalStateError where the cluster collects no figures */
  async instanceId(timeoutMs: number): Promise<Uuid> {
    this.start();
    if (this.#instanceId !== ZERO_UUID) return this.#instanceId;
    if (this.#isStopped) throw notCollected();
    await new Promise<void>((resolve, reject) => {
      const waiter = (error?: Error): void => {
        cancel();
        this.#waiters.delete(waiter);
        if (error === undefined) resolve();
        else reject(error);
      };
      const late = new TimeoutError(`no client instance id within ${timeoutMs} ms`);
      const cancel = this.#cluster.world.clock.schedule(timeoutMs, () => waiter(late));
      this.#waiters.add(waiter);
    });
    return this.#instanceId;
  }

  /** Pushes once more, where there is a subscription, and then never again. */
  async close(): Promise<void> {
    this.#cancelTimer();
    const isSubscribed = this.#subscription !== undefined && !this.#isStopped;
    this.#stop(new ClientClosedError());
    if (!isSubscribed) return;
    try {
      await this.#push(true);
    } catch (error) {
      this.#cluster.world.logger.debug('No last push of figures', { reason: String(error) });
    }
  }

  async #run(step: () => Promise<number | undefined>): Promise<void> {
    let nextMs: number | undefined = DEFAULT_INTERVAL_MS;
    try {
      nextMs = await step();
    } catch (error) {
      this.#subscription = undefined;
      this.#cluster.world.logger.debug('No figures pushed', { reason: String(error) });
    }
    if (nextMs === undefined) this.#stop(notCollected());
    if (this.#isStopped || nextMs === undefined) return;
    const next = this.#subscription === undefined ? () => this.#subscribe() : () => this.#push(false);
    this.#cancelTimer = this.#cluster.world.clock.schedule(nextMs, () => void this.#run(next));
  }

  /** Gives the milliseconds until the next step; undefined: there is none. */
  async #subscribe(): Promise<number | undefined> {
    const connection = await this.#cluster.anyConnection();
    if (!connection.versions.serves(GET_TELEMETRY_SUBSCRIPTIONS)) return undefined;
    const answer = await connection.request(GET_TELEMETRY_SUBSCRIPTIONS, {
      clientInstanceId: this.#instanceId,
    });
    if (answer.errorCode !== ErrorCode.NONE) return this.#refused(answer.errorCode, DEFAULT_INTERVAL_MS);
    this.#instanceId = answer.clientInstanceId;
    for (const waiter of [...this.#waiters]) waiter();
    const intervalMs = answer.pushIntervalMs > 0 ? answer.pushIntervalMs : DEFAULT_INTERVAL_MS;
    if (answer.requestedMetrics.length === 0) return intervalMs;
    if (!answer.deltaTemporality) this.#growth.forget();
    this.#subscription = { ...answer, pushIntervalMs: intervalMs };
    const { random } = this.#cluster.world;
    // So that clients that were started together do not push together.
    return intervalMs * (0.5 + random.below(STEPS) / STEPS);
  }

  async #push(terminating: boolean): Promise<number | undefined> {
    const subscription = this.#subscription;
    if (subscription === undefined) return DEFAULT_INTERVAL_MS;
    const { subscriptionId, pushIntervalMs, acceptedCompressionTypes, telemetryMaxBytes } = subscription;
    const codec = codecOf(acceptedCompressionTypes);
    const metrics = codec.compress(this.#payload(subscription));
    if (metrics.length > telemetryMaxBytes) {
      const { logger } = this.#cluster.world;
      logger.warn('More figures than the cluster takes', { bytes: metrics.length, limit: telemetryMaxBytes });
      return pushIntervalMs;
    }
    const connection = await this.#cluster.anyConnection();
    const identity = { clientInstanceId: this.#instanceId, subscriptionId };
    const request = { ...identity, terminating, compressionType: codec.id, metrics };
    const timeout = terminating ? { timeoutMs: LAST_PUSH_MS } : {};
    const { errorCode } = await connection.request(PUSH_TELEMETRY, request, timeout);
    return errorCode === ErrorCode.NONE ? pushIntervalMs : this.#refused(errorCode, pushIntervalMs);
  }

  #payload({ requestedMetrics, deltaTemporality }: Subscription): Buffer {
    const isWanted = (name: string): boolean =>
      requestedMetrics.some((prefix) => prefix === '*' || name.startsWith(prefix));
    const wanted = this.#source
      .values()
      .filter((one) => Number.isFinite(one.value) && isWanted(telemetryName(one)));
    const nowMs = this.#cluster.world.clock.now();
    const startMs = this.#lastPushMs;
    if (deltaTemporality) this.#lastPushMs = nowMs;
    return encodeMetricsData({
      labels: this.#source.labels,
      values: deltaTemporality ? this.#growth.since(wanted) : wanted,
      temporality: deltaTemporality ? 'delta' : 'cumulative',
      startMs,
      nowMs,
    });
  }

  #refused(errorCode: number, intervalMs: number): number | undefined {
    this.#subscription = undefined;
    if (FINAL_ERRORS.has(errorCode)) return undefined;
    return OUTDATED_ERRORS.has(errorCode) ? 0 : intervalMs;
  }

  #stop(error: Error): void {
    this.#isStopped = true;
    for (const waiter of [...this.#waiters]) waiter(error);
  }
}

function notCollected(): IllegalStateError {
  return new IllegalStateError('the cluster collects no figures of clients');
}
