import { ErrorCode } from '@kavka/protocol';
import type { ClusterSettings } from '../config/cluster-settings.ts';
import { METADATA } from '../connection/apis.ts';
import { backoffMs } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import type { ClientWorld } from '../connection/world.ts';
import { BadResponseError, brokerError, ClientClosedError, type ErrorKind, kindOf } from '../errors/index.ts';
import { controllersAt } from './controllers.ts';
import type { MetadataCache, TopicMetadata } from './metadata-cache.ts';
import { retry } from './retry.ts';

export interface TopicOptions {
  readonly signal?: AbortSignal | undefined;
  /** For as long as this a topic that is not there, or has no leaders yet, is asked for again. */
  readonly timeoutMs: number;
  /** Whether asking may create the topic, where the broker allows it. */
  readonly allowAutoCreate?: boolean | undefined;
}

/** What the refresher needs of its cluster. */
export interface MetadataSource {
  readonly world: ClientWorld;
  readonly settings: ClusterSettings;
  readonly metadata: MetadataCache;
  anyConnection(): Promise<Connection>;
  rebootstrap(reason: string): void;
}

/** Keeps the metadata of the topics of interest up to date, one request at a time. */
export class MetadataRefresher {
  readonly #source: MetadataSource;
  /** By name, whether asking may create it. */
  readonly #topics = new Map<string, boolean>();
  readonly #listeners = new Set<() => void>();
  #isForAll = false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #cancelTimer: () => void = () => {};
  #timerDueMs = Number.POSITIVE_INFINITY;
  #lastRunMs = Number.NEGATIVE_INFINITY;
  #failures = 0;
  /** Something seemed out of date while a request was under way, or to those who heard its answer. */
  #isHintedAt = false;
  /** When the tries began that have not succeeded yet. */
  #tryingSinceMs: number | undefined;
  #isClosed = false;

  constructor(source: MetadataSource) {
    this.#source = source;
  }

  track(topics: Iterable<string>, allowAutoCreate: boolean): void {
    for (const topic of topics) this.#topics.set(topic, allowAutoCreate);
  }

  untrack(topics: Iterable<string>): void {
    for (const topic of topics) this.#topics.delete(topic);
  }

  trackAll(): void {
    this.#isForAll = true;
  }

  onUpdate(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with metadata asked for after this call. */
  refresh(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new ClientClosedError());
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  /** At once, or as soon as the pause since the last request is over; failures are tried again. */
  refreshSoon(): void {
    if (this.#running !== undefined) {
      this.#isHintedAt = true; // what is under way may have been told before what the hint is about
      return;
    }
    const { clock, random } = this.#source.world;
    const pauseMs = backoffMs(this.#source.settings.retryBackoff, this.#failures, random);
    this.#schedule(Math.max(this.#lastRunMs + pauseMs - clock.monotonic(), 0));
  }

  /** @throws TimeoutError, AuthorizationError, BrokerError; all name the topic */
  async topic(name: string, options: TopicOptions): Promise<TopicMetadata> {
    const known = this.#source.metadata.topic(name);
    if (known !== undefined) return known;
    const wasTracked = this.#topics.has(name);
    this.track([name], options.allowAutoCreate ?? true);
    const { world, settings } = this.#source;
    const what = `metadata of topic ${name}`;
    try {
      return await retry(world, settings.retryBackoff, { ...options, what }, () => this.#ask(name));
    } catch (error) {
      if (!wasTracked) this.untrack([name]);
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer();
    this.#listeners.clear();
  }

  async #ask(name: string): Promise<TopicMetadata> {
    await this.refresh();
    const { metadata } = this.#source;
    const topic = metadata.topic(name);
    if (topic !== undefined) return topic;
    throw brokerError(metadata.errorOf(name) || ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, { topic: name });
  }

  #start(): Promise<void> {
    this.#next = undefined;
    this.#cancelTimer();
    this.#timerDueMs = Number.POSITIVE_INFINITY;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#isHintedAt && !this.#isClosed) this.refreshSoon();
      this.#isHintedAt = false;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { world, settings, metadata } = this.#source;
    this.#tryingSinceMs ??= world.clock.monotonic();
    try {
      const isForAll = this.#isForAll;
      const topics = isForAll ? null : [...this.#topics.keys()].map((name) => ({ name }));
      const allowAutoTopicCreation = !isForAll && [...this.#topics.values()].includes(true);
      const connection = await this.#source.anyConnection();
      const response = settings.usesControllers
        ? await controllersAt(connection)
        : await connection.request(METADATA, { topics, allowAutoTopicCreation });
      if (response.errorCode === ErrorCode.REBOOTSTRAP_REQUIRED) this.#startAgain('the broker asks for it');
      if (response.errorCode !== ErrorCode.NONE)
        throw brokerError(
          response.errorCode,
          { api: METADATA.name },
          null,
          kindOfRefusal(response.errorCode),
        );
      if (response.brokers.length === 0)
        throw new BadResponseError('metadata without a broker', { broker: connection.address });
      metadata.update(response, isForAll);
      this.#failures = 0;
      this.#tryingSinceMs = undefined;
      this.#lastRunMs = world.clock.monotonic();
      if (!this.#isClosed) this.#schedule(settings.metadataMaxAgeMs);
    } catch (error) {
      this.#failures++;
      this.#lastRunMs = world.clock.monotonic();
      const triedMs = this.#lastRunMs - (this.#tryingSinceMs ?? this.#lastRunMs);
      if (triedMs >= settings.rebootstrapAfterMs)
        this.#startAgain(`no metadata for ${Math.round(triedMs)} ms`);
      if (!this.#isClosed) this.#schedule(backoffMs(settings.retryBackoff, this.#failures, world.random));
      throw error;
    }
    for (const listener of [...this.#listeners]) listener();
  }

  #startAgain(reason: string): void {
    if (!this.#source.settings.rebootstraps || this.#isClosed) return;
    this.#tryingSinceMs = this.#source.world.clock.monotonic();
    this.#source.rebootstrap(reason);
  }

  #schedule(delayMs: number): void {
    const { clock, logger } = this.#source.world;
    const dueMs = clock.monotonic() + delayMs;
    if (this.#isClosed || dueMs >= this.#timerDueMs) return;
    this.#cancelTimer();
    this.#timerDueMs = dueMs;
    this.#cancelTimer = clock.schedule(Math.ceil(delayMs), () => {
      this.#timerDueMs = Number.POSITIVE_INFINITY;
      this.refresh().catch((error: Error) =>
        logger.warn('Metadata not refreshed', { reason: error.message }),
      );
    });
  }
}

function kindOfRefusal(errorCode: number): ErrorKind {
  return errorCode === ErrorCode.REBOOTSTRAP_REQUIRED ? 'retriable' : kindOf(errorCode);
}
