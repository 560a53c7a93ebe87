import { ErrorCode, type Init } from '@kavka/protocol';
import type { ShareFetchRequest, ShareFetchResponse } from '@kavka/protocol/messages/78-share-fetch';
import type {
  ShareAcknowledgeRequest,
  ShareAcknowledgeResponse,
} from '@kavka/protocol/messages/79-share-acknowledge';
import type { Cluster } from '../cluster/index.ts';
import { backoffMs } from '../connection/index.ts';
import { brokerError, ConnectionError, KafkaError } from '../errors/index.ts';
import {
  type PartitionAcknowledgements,
  type PartitionId,
  WaitingAcknowledgements,
} from './acknowledgements.ts';
import { SHARE_ACKNOWLEDGE, SHARE_FETCH } from './apis.ts';
import type { AcknowledgeOutcome } from './outcome.ts';
import type { ShareConsumerSettings } from './share-consumer-settings.ts';
import { ShareSession } from './share-session.ts';

type FetchedPartition = ShareFetchResponse['responses'][number]['partitions'][number];

const RECORD_LIMIT = 1;
const BATCH_OPTIMIZED = 0;

/** The consumer, as the exchange with one broker sees it. */
export interface ShareNodeHost {
  readonly cluster: Cluster;
  readonly settings: ShareConsumerSettings;
  readonly memberId: string;
  /** Partitions that this broker leads and this consumer reads. */
  wantedOf(nodeId: number): readonly PartitionId[];
  /** Whether more records are wanted of this broker now. */
  hasRoom(node: ShareNode): boolean;
  fetched(node: ShareNode, id: PartitionId, fetched: FetchedPartition): void;
  acknowledged(outcomes: readonly AcknowledgeOutcome[]): void;
  lockTimeout(ms: number): void;
  failed(error: unknown): void;
}

/**
 * What goes to one broker and comes from it: one request at a time, as the share session demands. Acknowledgements go along with the
 * next fetch; where somebody waits for them, or nothing is to be fetched, by themselves.
 */
export class ShareNode {
  readonly nodeId: number;
  readonly waiting = new WaitingAcknowledgements();
  /** Records from here that the application has not had yet. */
  buffered = 0;
  readonly #host: ShareNodeHost;
  readonly #session = new ShareSession();
  #isBusy = false;
  #isClosing = false;
  #failures = 0;
  #notBeforeMs = 0;
  #flushes: (() => void)[] = [];
  #cancelTimer: () => void = () => {};

  constructor(nodeId: number, host: ShareNodeHost) {
    this.nodeId = nodeId;
    this.#host = host;
  }

  /** Sends what can be sent now. */
  run(): void {
    if (this.#isBusy || this.#isClosing) return;
    const { clock } = this.#host.cluster.world;
    const pauseMs = this.#notBeforeMs - clock.monotonic();
    if (pauseMs > 0) {
      this.#cancelTimer();
      this.#cancelTimer = clock.schedule(pauseMs, () => this.run());
      return;
    }
    if (this.#flushes.length > 0) void this.#acknowledge(false);
    else if (this.#host.hasRoom(this) && this.#host.wantedOf(this.nodeId).length > 0) void this.#fetch();
  }

  /** Resolves when everything that was acknowledged so far has been answered. */
  flush(): Promise<void> {
    if (this.waiting.isEmpty && !this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => {
      this.#flushes.push(resolve);
      this.run();
    });
  }

  /** Tells the last acknowledgements and ends the session: the broker gives what is left to others. */
  async close(): Promise<void> {
    await this.flush();
    this.#isClosing = true;
    this.#cancelTimer();
    if (!this.#session.isNew) await this.#acknowledge(true);
  }

  async #fetch(): Promise<void> {
    const { cluster, settings } = this.#host;
    const acknowledgements = this.#session.isNew ? [] : this.waiting.take();
    const wanted = this.#host.wantedOf(this.nodeId);
    const request: Init<ShareFetchRequest> = {
      ...this.#member,
      ...this.#session.fetch(wanted, acknowledgements),
      maxWaitMs: settings.maxWaitMs,
      minBytes: settings.minBytes,
      maxBytes: settings.maxBytes,
      maxRecords: settings.maxRecords,
      batchSize: settings.maxRecords,
      shareAcquireMode: settings.isRecordLimit ? RECORD_LIMIT : BATCH_OPTIMIZED,
    };
    await this.#exchange(acknowledgements, async () => {
      const response = await cluster.request(this.nodeId, SHARE_FETCH, request);
      this.#took(response, SHARE_FETCH.name);
      this.#fetched(response, wanted, acknowledgements);
    });
  }

  async #acknowledge(isLast: boolean): Promise<void> {
    const flushes = this.#flushes;
    this.#flushes = [];
    const acknowledgements = this.waiting.take();
    if (acknowledgements.length > 0 || isLast) {
      const request: Init<ShareAcknowledgeRequest> = {
        ...this.#member,
        ...this.#session.acknowledge(acknowledgements, isLast),
        ...(acknowledgements.some(({ hasRenewals }) => hasRenewals) && { isRenewAck: true }),
      };
      await this.#exchange(acknowledgements, async () => {
        if (this.#session.isNew)
          throw brokerError(ErrorCode.SHARE_SESSION_NOT_FOUND, this.#context(SHARE_ACKNOWLEDGE.name));
        const response = await this.#host.cluster.request(this.nodeId, SHARE_ACKNOWLEDGE, request);
        this.#took(response, SHARE_ACKNOWLEDGE.name);
        this.#host.acknowledged(acknowledgements.map((one) => acknowledgeOutcome(one, response)));
      });
    }
    for (const done of flushes) done();
    this.run();
  }

  /** One request; what fails concerns all acknowledgements in it, and the session begins anew. */
  async #exchange(
    acknowledgements: readonly PartitionAcknowledgements[],
    request: () => Promise<void>,
  ): Promise<void> {
    const { cluster } = this.#host;
    this.#isBusy = true;
    try {
      await request();
      this.#failures = 0;
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error;
      this.#session.reset();
      this.#failures++;
      this.#notBeforeMs =
        cluster.world.clock.monotonic() +
        backoffMs(cluster.settings.retryBackoff, this.#failures, cluster.world.random);
      this.#host.acknowledged(
        acknowledgements.map((one) => ({ ...placeOf(one), offsets: one.offsets, error })),
      );
      if (error instanceof ConnectionError) cluster.refreshSoon();
      if (!isPassing(error)) this.#host.failed(error);
    } finally {
      this.#isBusy = false;
    }
    if (!this.#isClosing) this.run();
  }

  /** The broker knows the request now. */
  #took(response: ShareFetchResponse | ShareAcknowledgeResponse, api: string): void {
    const { errorCode, errorMessage, acquisitionLockTimeoutMs } = response;
    if (errorCode !== ErrorCode.NONE) throw brokerError(errorCode, this.#context(api), errorMessage);
    this.#session.advance();
    this.#host.lockTimeout(acquisitionLockTimeoutMs);
  }

  #fetched(
    { responses }: ShareFetchResponse,
    wanted: readonly PartitionId[],
    acknowledgements: readonly PartitionAcknowledgements[],
  ): void {
    const byKey = new Map<string, FetchedPartition>();
    for (const { topicId, partitions } of responses)
      for (const partition of partitions) byKey.set(`${topicId}/${partition.partitionIndex}`, partition);
    const outcomes = acknowledgements.map((one) => {
      const answer = byKey.get(`${one.topicId}/${one.partition}`);
      return outcomeOf(one, answer?.acknowledgeErrorCode ?? 0, answer?.acknowledgeErrorMessage ?? null);
    });
    if (outcomes.length > 0) this.#host.acknowledged(outcomes);
    let hasFailed = false;
    for (const id of wanted) {
      const answer = byKey.get(`${id.topicId}/${id.partition}`);
      if (answer === undefined) continue;
      if (answer.errorCode === ErrorCode.NONE) this.#host.fetched(this, id, answer);
      else hasFailed = true;
    }
    if (!hasFailed) return;
    this.#host.cluster.refreshSoon();
    const { cluster } = this.#host;
    this.#notBeforeMs =
      cluster.world.clock.monotonic() + backoffMs(cluster.settings.retryBackoff, 1, cluster.world.random);
  }

  get #member() {
    return { groupId: this.#host.settings.groupId, memberId: this.#host.memberId };
  }

  #context(api: string) {
    return { groupId: this.#host.settings.groupId, broker: String(this.nodeId), api };
  }
}

/** The session was lost, or the broker cannot be reached: another try may succeed. */
function isPassing(error: KafkaError): boolean {
  return (
    error.isRetriable ||
    error.code === 'SHARE_SESSION_NOT_FOUND' ||
    error.code === 'INVALID_SHARE_SESSION_EPOCH' ||
    error.code === 'SHARE_SESSION_LIMIT_REACHED'
  );
}

function acknowledgeOutcome(
  acknowledged: PartitionAcknowledgements,
  { responses }: ShareAcknowledgeResponse,
): AcknowledgeOutcome {
  const answer = responses
    .find(({ topicId }) => topicId === acknowledged.topicId)
    ?.partitions.find(({ partitionIndex }) => partitionIndex === acknowledged.partition);
  return outcomeOf(acknowledged, answer?.errorCode ?? 0, answer?.errorMessage ?? null);
}

function outcomeOf(
  acknowledged: PartitionAcknowledgements,
  errorCode: number,
  errorMessage: string | null,
): AcknowledgeOutcome {
  const place = placeOf(acknowledged);
  const error = errorCode === ErrorCode.NONE ? undefined : brokerError(errorCode, place, errorMessage);
  return { ...place, offsets: acknowledged.offsets, error };
}

function placeOf({ topic, partition }: PartitionId): { topic: string; partition: number } {
  return { topic, partition };
}
