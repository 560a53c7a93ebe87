import type { Address, Uuid } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import type { ClusterSettings } from '../config/cluster-settings.ts';
import { abortable } from '../connection/abort.ts';
import type { Api } from '../connection/api.ts';
import { METADATA } from '../connection/apis.ts';
import type { Connection, RequestOptions } from '../connection/connection.ts';
import type { ClientWorld } from '../connection/world.ts';
import {
  AuthenticationError,
  ClientClosedError,
  ConnectionError,
  IllegalStateError,
  type KafkaError,
} from '../errors/index.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import { Bootstrap } from './bootstrap.ts';
import { BrokerLink } from './broker-link.ts';
import { notAtControllers } from './controllers.ts';
import { type CoordinatorType, findCoordinator } from './coordinators.ts';
import { type BrokerNode, MetadataCache, type TopicMetadata } from './metadata-cache.ts';
import { MetadataRefresher, type TopicOptions } from './metadata-refresher.ts';
import { type RetryOptions, retry } from './retry.ts';

/** Where a request goes: to the node with this id, to any broker, or to the controller. */
export type Destination = number | 'any' | 'controller';

/** Requests that wait at the broker must not hold up others: each lane is a connection of its own to the same broker. */
export type Lane = 'data' | 'coordinator';

export interface SendOptions extends RequestOptions {
  readonly lane?: Lane | undefined;
}

/** How often idle connections are looked for. */
const IDLE_CHECKS_PER_PERIOD = 4;

/**
 * One client's view of a cluster: its brokers, connections to them as they are needed, metadata, coordinators. Producer, consumer and admin
 * each own one.
 */
export class Cluster implements AsyncDisposable {
  readonly world: ClientWorld;
  readonly settings: ClusterSettings;
  readonly metadata = new MetadataCache();
  readonly #refresher: MetadataRefresher;
  readonly #bootstrap: Bootstrap;
  readonly #links = new Map<string, BrokerLink>();
  readonly #coordinators = new Map<string, Promise<number>>();
  readonly #letGo: () => void;
  readonly #telemetry: Telemetry | undefined;
  #cancelIdleCheck: () => void = () => {};
  #isClosed = false;
  /** Nothing is left to do but to push figures for the last time. */
  #isClosing = false;

  constructor(world: ClientWorld, settings: ClusterSettings) {
    this.world = world;
    this.settings = settings;
    this.#letGo = world.keepAlive();
    this.#bootstrap = new Bootstrap(world, settings);
    this.#refresher = new MetadataRefresher(this);
    if (settings.telemetry !== undefined) {
      const telemetry = new Telemetry(this, settings.telemetry);
      this.#telemetry = telemetry;
      this.onMetadata(() => telemetry.start());
    }
    this.#checkIdleLater();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** One try. @throws KafkaError; retriable where another try may succeed */
  async request<Request, Response>(
    to: Destination,
    api: Api<Request, Response>,
    request: Init<Request>,
    options: SendOptions = {},
  ): Promise<Response> {
    const connection = await abortable(this.connection(to, options.lane), options.signal);
    if (this.settings.usesControllers && !connection.versions.serves(api)) throw notAtControllers();
    return connection.request(api, request, options);
  }

  /** Tries again while the failure is retriable and time is left, with `retry.backoff.ms` between the tries. */
  retry<T>(options: RetryOptions, operation: (leftMs: number, failures: number) => Promise<T>): Promise<T> {
    return retry(this.world, this.settings.retryBackoff, options, operation);
  }

  /** An open connection, made where there is none. @throws ConnectionError */
  async connection(to: Destination, lane: Lane = 'data'): Promise<Connection> {
    if (to === 'any' && !this.settings.usesControllers) return this.anyConnection();
    if (to === 'any' || to === 'controller') return this.#controllerConnection();
    const link = this.link(to, lane);
    if (link !== undefined) return link.connection();
    if (this.metadata.brokers.size === 0) return this.anyConnection();
    throw new ConnectionError('the cluster has no such broker now', { broker: String(to) });
  }

  /** Brokers pass on what is the controller's; of controllers only the active one takes requests. */
  async #controllerConnection(): Promise<Connection> {
    const isKnown = this.metadata.brokers.has(this.metadata.controllerId);
    if (!isKnown && this.settings.usesControllers) await this.refresh();
    return this.link(this.metadata.controllerId)?.connection() ?? this.anyConnection();
  }

  /** The open connection of the data lane, where there is one; for the hot path. */
  openConnection(nodeId: number): Connection | undefined {
    return this.#links.get(linkKey(nodeId, 'data'))?.current;
  }

  /** The way to a node; undefined where the metadata do not have it. */
  link(nodeId: number, lane: Lane = 'data'): BrokerLink | undefined {
    const node = this.metadata.brokers.get(nodeId);
    const key = linkKey(nodeId, lane);
    const known = this.#links.get(key);
    if (node === undefined) return known;
    const address: Address = { host: node.host, port: node.port };
    if (known !== undefined) {
      known.moveTo(address);
      return known;
    }
    if (this.#isClosed) throw new ClientClosedError();
    // A broker that is gone may lead, control or coordinate no more.
    const link = new BrokerLink(this.world, this.settings, address, nodeId, () => this.refreshSoon());
    this.#links.set(key, link);
    return link;
  }

  /**
   * The least busy open connection, else a new one to any broker that can be reached: those known first, then the bootstrap servers.
   * @throws ConnectionError with the last failure; AuthenticationError at once: what one broker does not believe, others do not either
   */
  async anyConnection(): Promise<Connection> {
    if (this.#isClosed) throw new ClientClosedError();
    const open = this.#leastBusy();
    if (open !== undefined) return open;
    await this.#bootstrap.ready();
    const links = this.#candidates();
    const ready = links.filter(({ pauseMs }) => pauseMs === 0);
    let last: unknown;
    for (const link of ready.length > 0 ? ready : links) {
      try {
        return await link.connection();
      } catch (error) {
        if (this.#isClosed) throw new ClientClosedError();
        if (error instanceof AuthenticationError && error.isFatal) throw error;
        last = error;
      }
    }
    const tried = links.map(({ address }) => `${address.host}:${address.port}`).join(', ');
    const reason = last instanceof Error ? last.message : 'none is known';
    throw new ConnectionError(`no broker can be reached (${tried}): ${reason}`, {}, { cause: last });
  }

  /** The topic, asked for where it is not known. See `MetadataRefresher.topic`. */
  async topic(name: string, options: TopicOptions): Promise<TopicMetadata> {
    if (this.settings.usesControllers) throw notAtControllers(name);
    return this.#refresher.topic(name, options);
  }

  /** The metadata of all topics as they are now; none of them is tracked for it. @throws KafkaError */
  async allTopics(options: Omit<RetryOptions, 'what'>): Promise<MetadataCache> {
    if (this.settings.usesControllers) throw notAtControllers();
    const all = new MetadataCache();
    const response = await this.retry({ ...options, what: 'all topics' }, () =>
      this.request('any', METADATA, { topics: null, allowAutoTopicCreation: false }, options),
    );
    all.update(response, true);
    return all;
  }

  /** Asks for the metadata of all topics of interest anew; calls at the same time share one request. */
  refresh(options: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    return abortable(this.#refresher.refresh(), options.signal);
  }

  /** As `refresh`, in the background and without complaint: for hints that the metadata are out of date. */
  refreshSoon(): void {
    this.#refresher.refreshSoon();
  }

  /** These topics are kept up to date: every `metadata.max.age.ms`, and when something seems to have changed. */
  track(topics: Iterable<string>, allowAutoCreate = true): void {
    this.#refresher.track(topics, allowAutoCreate);
  }

  untrack(topics: Iterable<string>): void {
    this.#refresher.untrack(topics);
  }

  /** All topics are of interest: for subscriptions by pattern. */
  trackAll(): void {
    this.#refresher.trackAll();
  }

  /** Called after each change of the metadata; the function returned ends that. */
  onMetadata(listener: () => void): () => void {
    return this.#refresher.onUpdate(listener);
  }

  /**
   * The node that coordinates `key`, from memory where it has been asked for before. One try.
   * @throws KafkaError, retriable while there is no coordinator
   */
  coordinator(type: CoordinatorType, key: string, signal?: AbortSignal): Promise<number> {
    const name = `${type}:${key}`;
    let found = this.#coordinators.get(name);
    if (found === undefined) {
      found = this.#findCoordinator(type, key);
      this.#coordinators.set(name, found);
      found.catch(() => this.#coordinators.delete(name));
    }
    return abortable(found, signal);
  }

  /** The coordinator has moved, or does not answer: the next call asks again. */
  forgetCoordinator(type: CoordinatorType, key: string): void {
    this.#coordinators.delete(`${type}:${key}`);
  }

  /** Forgets the brokers and breaks all connections: the next request starts again from the bootstrap servers. */
  rebootstrap(reason: string): void {
    this.world.logger.info('Starting again from the bootstrap servers', { reason });
    this.metadata.forgetBrokers();
    this.#coordinators.clear();
    const error = new ConnectionError(`starting again from the bootstrap servers: ${reason}`);
    const links = [...this.#bootstrap.links, ...this.#links.values()];
    this.#links.clear();
    for (const link of links) link.reset(error);
  }

  /** The id that the cluster knows this client's figures by (KIP-714). @throws IllegalStateError, TimeoutError */
  async clientInstanceId(timeoutMs: number): Promise<Uuid> {
    if (this.#isClosed) throw new ClientClosedError();
    if (this.#telemetry === undefined)
      throw new IllegalStateError('figures are not pushed: enable.metrics.push is false');
    return this.#telemetry.instanceId(timeoutMs);
  }

  /** Closes all connections; what waits for answers fails with `ClientClosedError`. */
  async close(error: KafkaError = new ClientClosedError()): Promise<void> {
    if (this.#isClosed || this.#isClosing) return;
    this.#isClosing = true;
    await this.#telemetry?.close();
    this.#isClosed = true;
    this.#cancelIdleCheck();
    this.#refresher.close();
    for (const link of [...this.#bootstrap.links, ...this.#links.values()]) link.close(error);
    this.#letGo();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #findCoordinator(type: CoordinatorType, key: string): Promise<number> {
    if (this.settings.usesControllers) throw notAtControllers();
    const node: BrokerNode = await findCoordinator(await this.anyConnection(), type, key);
    const known = this.metadata.brokers.get(node.nodeId);
    if (known === undefined || known.host !== node.host || known.port !== node.port)
      this.metadata.addBroker({ ...node, rack: known?.rack ?? null });
    return node.nodeId;
  }

  #leastBusy(): Connection | undefined {
    let best: Connection | undefined;
    for (const link of [...this.#links.values(), ...this.#bootstrap.links]) {
      const open = link.current;
      if (open !== undefined && (best === undefined || open.inFlight < best.inFlight)) best = open;
    }
    return best;
  }

  #candidates(): BrokerLink[] {
    const known: BrokerLink[] = [];
    for (const nodeId of this.metadata.brokers.keys()) {
      const link = this.link(nodeId);
      if (link !== undefined) known.push(link);
    }
    const bootstrap = known.length === 0 || this.settings.rebootstraps ? this.#bootstrap.links : [];
    return [...this.#shuffled(known), ...this.#shuffled(bootstrap)];
  }

  #shuffled(links: readonly BrokerLink[]): BrokerLink[] {
    const rest = [...links];
    const shuffled: BrokerLink[] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(this.world.random.below(rest.length), 1));
    return shuffled;
  }

  #checkIdleLater(): void {
    const { maxIdleMs } = this.settings;
    if (maxIdleMs < 0) return;
    const { clock } = this.world;
    this.#cancelIdleCheck = clock.schedule(Math.max(maxIdleMs / IDLE_CHECKS_PER_PERIOD, 1000), () => {
      const beforeMs = clock.monotonic() - maxIdleMs;
      for (const link of [...this.#bootstrap.links, ...this.#links.values()]) link.closeIfIdle(beforeMs);
      this.#checkIdleLater();
    });
  }
}

function linkKey(nodeId: number, lane: Lane): string {
  return `${nodeId}/${lane}`;
}
