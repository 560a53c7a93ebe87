import type {
  ConnectionObserver,
  ConnectReport,
  DisconnectReport,
  RequestReport,
} from '../connection/index.ts';
import { AuthenticationError } from '../errors/index.ts';
import type { MetricRegistry, Statistic } from './metric-registry.ts';
import type { Sampled } from './sampled.ts';

export type ClientKind = 'producer' | 'consumer' | 'admin-client';

const FETCH_GROUP = 'consumer-fetch-manager-metrics';
/** Requests with figures of their own: where, and under which names. */
const API_METRICS: Readonly<Record<string, readonly [group: string, latency: string, count: string | null]>> =
  {
    Fetch: [FETCH_GROUP, 'fetch-latency', 'fetch'],
    OffsetCommit: ['consumer-coordinator-metrics', 'commit-latency', 'commit'],
    JoinGroup: ['consumer-coordinator-metrics', 'join-time', 'join'],
    SyncGroup: ['consumer-coordinator-metrics', 'sync-time', 'sync'],
    Heartbeat: ['consumer-coordinator-metrics', 'heartbeat-response-time', 'heartbeat'],
    ConsumerGroupHeartbeat: ['consumer-coordinator-metrics', 'heartbeat-response-time', 'heartbeat'],
  };
const FETCH_SIZES: Readonly<Record<string, Statistic>> = {
  'fetch-size-avg': 'avg',
  'fetch-size-max': 'max',
  'bytes-consumed-rate': 'rate',
  'bytes-consumed-total': 'total',
};
const THROTTLE_METRICS: Readonly<Record<string, readonly [group: string, name: string]>> = {
  Produce: ['producer-metrics', 'produce-throttle-time'],
  Fetch: [FETCH_GROUP, 'fetch-throttle-time'],
};

/** Figures of connections and requests, as all of Kafka's clients have them. */
export class ConnectionMetrics implements ConnectionObserver {
  readonly #registry: MetricRegistry;
  readonly #group: string;
  readonly #nodeGroup: string;
  readonly #created: Sampled;
  readonly #closed: Sampled;
  readonly #requests: Sampled;
  readonly #responses: Sampled;
  readonly #latency: Sampled;
  readonly #nodes = new Map<
    number,
    { readonly requests: Sampled; readonly responses: Sampled; readonly latency: Sampled }
  >();
  readonly #apis = new Map<string, { readonly latency: Sampled; readonly throttle: Sampled | undefined }>();

  constructor(registry: MetricRegistry, kind: ClientKind) {
    this.#registry = registry;
    this.#group = `${kind}-metrics`;
    this.#nodeGroup = `${kind}-node-metrics`;
    this.#created = this.#events('connection-creation');
    this.#closed = this.#events('connection-close');
    const sizes = { 'request-size-avg': 'avg', 'request-size-max': 'max' } as const;
    this.#requests = registry.sampled(this.#group, {
      ...sizes,
      ...bytesAndCounts('outgoing-byte', 'request'),
    });
    this.#responses = registry.sampled(this.#group, bytesAndCounts('incoming-byte', 'response'));
    this.#latency = registry.sampled(this.#group, averageAndMax('request-latency'));
    registry.gauge(this.#group, 'connection-count', () => this.#created.count - this.#closed.count);
  }

  connected({ error }: ConnectReport): void {
    const nowMs = this.#registry.now();
    if (error === null) this.#created.record(1, nowMs);
    else if (error instanceof AuthenticationError) this.#events('failed-authentication').record(1, nowMs);
  }

  disconnected(_: DisconnectReport): void {
    this.#closed.record(1, this.#registry.now());
  }

  authenticated(isRenewal: boolean, durationMs: number): void {
    const nowMs = this.#registry.now();
    this.#events(isRenewal ? 'successful-reauthentication' : 'successful-authentication').record(1, nowMs);
    if (isRenewal)
      this.#registry
        .sampled(this.#group, averageAndMax('reauthentication-latency'))
        .record(durationMs, nowMs);
  }

  finished(report: RequestReport): void {
    const { nodeId, sentBytes, receivedBytes, durationMs, throttleMs, error } = report;
    const nowMs = this.#registry.now();
    const node = this.#node(nodeId);
    this.#requests.record(sentBytes, nowMs);
    node.requests.record(sentBytes, nowMs);
    if (error !== null) return;
    this.#responses.record(receivedBytes, nowMs);
    node.responses.record(receivedBytes, nowMs);
    this.#latency.record(durationMs, nowMs);
    node.latency.record(durationMs, nowMs);
    const api = this.#api(report.api);
    api?.latency.record(durationMs, nowMs);
    api?.throttle?.record(throttleMs, nowMs);
    if (report.api === 'Fetch') this.#registry.sampled(FETCH_GROUP, FETCH_SIZES).record(receivedBytes, nowMs);
  }

  #events(name: string): Sampled {
    return this.#registry.sampled(this.#group, {
      [`${name}-rate`]: 'count-rate',
      [`${name}-total`]: 'count-total',
    });
  }

  #node(nodeId: number): {
    readonly requests: Sampled;
    readonly responses: Sampled;
    readonly latency: Sampled;
  } {
    const known = this.#nodes.get(nodeId);
    if (known !== undefined) return known;
    const tags = { 'node-id': `node-${nodeId}` };
    const sizes = { 'request-size-avg': 'avg', 'request-size-max': 'max' } as const;
    const made = {
      requests: this.#registry.sampled(
        this.#nodeGroup,
        { ...sizes, ...bytesAndCounts('outgoing-byte', 'request') },
        tags,
      ),
      responses: this.#registry.sampled(this.#nodeGroup, bytesAndCounts('incoming-byte', 'response'), tags),
      latency: this.#registry.sampled(this.#nodeGroup, averageAndMax('request-latency'), tags),
    };
    this.#nodes.set(nodeId, made);
    return made;
  }

  #api(name: string): { readonly latency: Sampled; readonly throttle: Sampled | undefined } | undefined {
    const known = this.#apis.get(name);
    if (known !== undefined) return known;
    const throttles = THROTTLE_METRICS[name];
    const names = API_METRICS[name] ?? (throttles && [throttles[0], 'produce-latency', null]);
    if (names === undefined) return undefined;
    const [group, latency, count] = names;
    const counts =
      count === null ? {} : { [`${count}-rate`]: 'count-rate', [`${count}-total`]: 'count-total' };
    const statistics = { ...averageAndMax(latency), ...(counts as Readonly<Record<string, Statistic>>) };
    const made = {
      latency: this.#registry.sampled(group, statistics),
      throttle: throttles && this.#registry.sampled(throttles[0], averageAndMax(throttles[1])),
    };
    this.#apis.set(name, made);
    return made;
  }
}

/** `name-avg` and `name-max`. */
export function averageAndMax(name: string): Readonly<Record<string, Statistic>> {
  return { [`${name}-avg`]: 'avg', [`${name}-max`]: 'max' };
}

function bytesAndCounts(bytes: string, events: string): Readonly<Record<string, Statistic>> {
  return {
    [`${bytes}-rate`]: 'rate',
    [`${bytes}-total`]: 'total',
    [`${events}-rate`]: 'count-rate',
    [`${events}-total`]: 'count-total',
  };
}
