import { type CancelTimer, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { FetchRequest, FetchResponse } from '@kavka/protocol/messages/01-fetch';
import type { Reply } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { type FetchContext, openFetchContext, replicaOf } from './fetch-context.ts';
import { buildFetchResponse, withoutRecords } from './fetch-response.ts';
import type { FetchPartition } from './fetch-session.ts';
import { failedRead, type PartitionRead, readPartition } from './partition-read.ts';
import { type FetchedPartition, readRecords } from './read-records.ts';

/** While memory is this short, an answer holds no more than this. */
const FRUGAL_MAX_BYTES = 1024 * 1024;

/** One fetch until it has enough bytes, an error to tell, or no time left. */
export class PendingFetch {
  readonly #request: FetchRequest;
  readonly #context: RequestContext;
  readonly #reply: Reply<FetchResponse>;
  readonly #fetch: FetchContext;
  #cancelTimeout: CancelTimer | null = null;
  #watched: PartitionRead[] = [];
  #wakePending = false;
  #over = false;

  constructor(request: FetchRequest, context: RequestContext, reply: Reply<FetchResponse>) {
    this.#request = request;
    this.#context = context;
    this.#reply = reply;
    const { fetchSessions, partitions } = context.broker;
    this.#fetch = openFetchContext(request, context.apiVersion, fetchSessions, partitions);
  }

  start(): void {
    if (this.#fetch.errorCode !== 0) {
      this.#reply({ errorCode: this.#fetch.errorCode, sessionId: 0, responses: [] });
      return;
    }
    const reads = this.#readAll();
    if (this.#request.maxWaitMs <= 0 || this.#isSatisfiedBy(reads)) this.#answer(reads);
    else this.#wait(reads);
  }

  #readAll(): PartitionRead[] {
    const { broker } = this.#context;
    const limits = { replicaId: replicaOf(this.#request), isolationLevel: this.#request.isolationLevel };
    const brokerMaxBytes = broker.isMemoryShort ? FRUGAL_MAX_BYTES : broker.fetchMaxBytes;
    let bytesLeft = Math.min(this.#request.maxBytes, brokerMaxBytes, this.#largestFetch());
    let minOneBatch = true;
    const reads: PartitionRead[] = [];
    for (const wanted of this.#fetch.partitions) {
      const partition = this.#find(wanted);
      if (typeof partition === 'number') {
        reads.push(failedRead(wanted, null, partition));
        continue;
      }
      const read = readPartition(
        partition,
        wanted,
        limits,
        Math.min(wanted.maxBytes, bytesLeft),
        minOneBatch,
      );
      reads.push(read);
      const sizeBytes = read.slice?.sizeBytes ?? 0;
      if (sizeBytes > 0) minOneBatch = false;
      bytesLeft = Math.max(0, bytesLeft - sizeBytes);
    }
    return reads;
  }

  #find(wanted: FetchPartition): ReturnType<RequestContext['broker']['partitions']['find']> {
    if (wanted.topic === null) return ErrorCode.UNKNOWN_TOPIC_ID;
    const partition = this.#context.broker.partitions.find(wanted.topic, wanted.partition);
    if (typeof partition === 'number' || wanted.topicId === ZERO_UUID) return partition;
    // A session remembers a name that another topic may have now.
    return partition.topicId === wanted.topicId ? partition : ErrorCode.INCONSISTENT_TOPIC_ID;
  }

  #isSatisfiedBy(reads: readonly PartitionRead[]): boolean {
    if (reads.length === 0) return true;
    let bytes = 0;
    for (const read of reads) {
      if (read.errorCode !== 0 || read.divergingEpoch !== null) return true;
      bytes += read.slice?.sizeBytes ?? 0;
    }
    return bytes >= Math.min(this.#request.minBytes, this.#largestFetch());
  }

  #wait(reads: PartitionRead[]): void {
    this.#watched = reads;
    // Thousands of consumers may wait; none of them for bytes of its request.
    this.#context.frame.dropContents();
    for (const read of reads) read.partition?.watch(this.#wake);
    this.#cancelTimeout = this.#context.broker.clock.schedule(this.#request.maxWaitMs, () =>
      this.#answer(this.#readAll()),
    );
    this.#context.whenAbandoned(() => {
      // Records are being read into memory that must not go back before the read has ended.
      if (this.#over) return;
      this.#stop();
      this.#reply({});
    });
  }

  /** Many partitions may move in one turn: looked at once, after them all. */
  readonly #wake = (): void => {
    if (this.#wakePending || this.#over) return;
    this.#wakePending = true;
    queueMicrotask(() => {
      this.#wakePending = false;
      if (this.#over) return;
      const reads = this.#readAll();
      if (this.#isSatisfiedBy(reads)) this.#answer(reads);
    });
  };

  #stop(): void {
    this.#over = true;
    this.#cancelTimeout?.();
    for (const read of this.#watched) read.partition?.unwatch(this.#wake);
    this.#watched = [];
  }

  #answer(reads: readonly PartitionRead[]): void {
    if (this.#over) return;
    this.#stop();
    if (this.#isHeldUp(reads)) {
      this.#reply(withoutRecords(this.#fetch, this.#context.broker.fetchSessions));
      return;
    }
    const fetched = readRecords(reads, this.#context);
    if (fetched instanceof Promise) fetched.then((ready) => this.#send(ready), this.#context.fail);
    else this.#send(fetched);
  }

  /** More than this at once would always be too much for the client's quota. */
  #largestFetch(): number {
    const { broker, connection, clientId } = this.#context;
    if (!broker.quotas.fetch.isAnySet || this.#fetch.isFromFollower) return Number.POSITIVE_INFINITY;
    return Math.trunc(broker.quotas.fetch.largest(connection.principal.name, clientId ?? ''));
  }

  /** Whether a quota is gone beyond: the client then gets no records now, and what it would have got does not count. */
  #isHeldUp(reads: readonly PartitionRead[]): boolean {
    const { broker, connection, clientId } = this.#context;
    const { fetch, request } = broker.quotas;
    if (this.#fetch.isFromFollower || !(fetch.isAnySet || request.isAnySet)) return false;
    let sizeBytes = 0;
    for (const { slice } of reads) sizeBytes += slice?.sizeBytes ?? 0;
    const user = connection.principal.name;
    const fetchThrottleMs = fetch.record(user, clientId ?? '', sizeBytes);
    const throttleMs = Math.max(fetchThrottleMs, this.#context.requestThrottleMs());
    if (throttleMs === 0) return false;
    fetch.unrecord(user, clientId ?? '', sizeBytes);
    this.#context.throttle(throttleMs);
    return true;
  }

  #send(fetched: readonly FetchedPartition[]): void {
    this.#reply(buildFetchResponse(this.#fetch, fetched, this.#context));
  }
}
