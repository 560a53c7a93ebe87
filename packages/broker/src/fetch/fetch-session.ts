import type { Uuid } from '@kavka/base';

/** What a fetch asks of one partition, kept between the requests of a session. */
export interface FetchPartition {
  /** Null until the topic id is known to this node. */
  topic: string | null;
  readonly topicId: Uuid;
  readonly partition: number;
  fetchOffset: number;
  maxBytes: number;
  currentLeaderEpoch: number;
  lastFetchedEpoch: number;
  followerLogStartOffset: number;
  /** What the client knows from earlier answers of the session. */
  sentHighWatermark: number;
  sentLogStartOffset: number;
}

/** An incremental fetch session (KIP-227): partitions that a client asks for again and again without naming them. */
export class FetchSession {
  readonly id: number;
  readonly usesTopicIds: boolean;
  /** A follower's session, which is not evicted for a consumer's. */
  readonly isPrivileged: boolean;
  readonly createdMs: number;
  readonly #partitions = new Map<string, FetchPartition>();
  /** The epoch that the next request must have. */
  epoch = 1;
  lastUsedMs: number;

  constructor(id: number, usesTopicIds: boolean, isPrivileged: boolean, nowMs: number) {
    this.id = id;
    this.usesTopicIds = usesTopicIds;
    this.isPrivileged = isPrivileged;
    this.createdMs = nowMs;
    this.lastUsedMs = nowMs;
  }

  get size(): number {
    return this.#partitions.size;
  }

  partitions(): Iterable<FetchPartition> {
    return this.#partitions.values();
  }

  /** Adds partitions, or replaces what is asked of them. */
  update(requested: readonly FetchPartition[]): void {
    for (const partition of requested) {
      const key = this.#keyOf(partition);
      const known = this.#partitions.get(key);
      if (known === undefined) this.#partitions.set(key, partition);
      else {
        known.fetchOffset = partition.fetchOffset;
        known.maxBytes = partition.maxBytes;
        known.currentLeaderEpoch = partition.currentLeaderEpoch;
        known.lastFetchedEpoch = partition.lastFetchedEpoch;
        known.followerLogStartOffset = partition.followerLogStartOffset;
      }
    }
  }

  forget(topic: string | Uuid, partition: number): void {
    this.#partitions.delete(`${topic}/${partition}`);
  }

  /** Served partitions go to the end, so that the next answer begins with others. */
  moveToEnd(partition: FetchPartition): void {
    const key = this.#keyOf(partition);
    if (this.#partitions.delete(key)) this.#partitions.set(key, partition);
  }

  advanceEpoch(): void {
    this.epoch = this.epoch === 0x7fffffff ? 1 : this.epoch + 1;
  }

  #keyOf(partition: FetchPartition): string {
    return `${this.usesTopicIds ? partition.topicId : partition.topic}/${partition.partition}`;
  }
}
