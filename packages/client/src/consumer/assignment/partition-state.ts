import type { FetchedRecords } from '../fetch/fetched-records.ts';
import type { ConsumerBatch } from '../records/consumer-batch.ts';
import type { Deserializers } from '../records/record-source.ts';
import type { TopicPartition } from '../topic-partition.ts';

/**
 * What is still to be found out before a partition can be fetched. `committed`: what the group committed. `reset`: where to start, from the
 * reset policy or a seek by time. `validate`: whether the log of a new leader still has what was read.
 */
export type PositionNeed = 'none' | 'committed' | 'reset' | 'validate';

/** One assigned partition: where the consumer is in it, and what has been fetched ahead. */
export class PartitionState implements TopicPartition {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the next record to be handed out; -1 while it is not known. */
  position = -1;
  /** Up to here everything was handed out and is done with: what an automatic commit commits. */
  processed = -1;
  /** What this consumer committed last; -1 for nothing yet. */
  committed = -1;
  /** Leader epoch of the last record before `position`; -1 where it is not known. */
  leaderEpoch = -1;
  /** Where the next fetch starts, and the epoch of the record before it. */
  fetchOffset = -1;
  fetchEpoch = -1;
  need: PositionNeed = 'committed';
  /** What `reset` asks the leader for; null for the policy's own. */
  resetTimestamp: bigint | null = null;
  /** Epoch of the leader under which the position was last found or checked. */
  validatedEpoch = -1;
  isPaused = false;
  /** Where the partition ends for consumers, where it starts and which offset is stable; -1 before the first fetch. */
  highWatermark = -1;
  lastStableOffset = -1;
  logStartOffset = -1;
  /** Changes with each seek: what was fetched for an older version is dropped. */
  version = 0;
  bufferedBytes = 0;
  /** A replica nearer than the leader, and until when to use it, on the monotonic clock. */
  nearReplica = -1;
  nearReplicaUntilMs = 0;
  #fetched: FetchedRecords[] = [];
  #isAssigned = true;

  constructor({ topic, partition }: TopicPartition) {
    this.topic = topic;
    this.partition = partition;
  }

  /** False after the partition was taken away: nothing of it may be handed out any more. */
  get isAssigned(): boolean {
    return this.#isAssigned;
  }

  get hasRecords(): boolean {
    return this.#fetched.length > 0;
  }

  unassign(): void {
    this.#isAssigned = false;
    this.drop();
  }

  /** Goes on at `offset`; what was fetched is forgotten. */
  seek(offset: number, leaderEpoch = -1): void {
    this.position = offset;
    this.processed = offset;
    this.leaderEpoch = leaderEpoch;
    this.need = leaderEpoch >= 0 ? 'validate' : 'none';
    this.resetTimestamp = null;
    this.drop();
  }

  /** The position is to be found anew: by the policy where `timestamp` is null. */
  reset(timestamp: bigint | null = null): void {
    this.need = 'reset';
    this.resetTimestamp = timestamp;
    this.drop();
  }

  /** Forgets what was fetched ahead: it will be fetched again. */
  drop(): void {
    this.version++;
    this.#fetched = [];
    this.bufferedBytes = 0;
    this.fetchOffset = this.position;
    this.fetchEpoch = this.leaderEpoch;
  }

  accept(records: FetchedRecords): void {
    const { end } = records;
    if (end !== undefined) {
      this.fetchOffset = Math.max(end.offset, this.fetchOffset);
      this.fetchEpoch = end.leaderEpoch;
    }
    this.#fetched.push(records);
    this.bufferedBytes += records.sizeBytes;
  }

  /**
   * The next batch; undefined when all that was fetched has been handed out. The position does not move. Nothing that was handed out
   * as lent is read any more. @throws CorruptRecordError
   */
  nextBatch<K, V>(deserializers: Deserializers<K, V>, isLent: boolean): ConsumerBatch<K, V> | undefined {
    for (;;) {
      const [first] = this.#fetched;
      if (first === undefined) return undefined;
      const batch = first.next(this.position, deserializers, isLent);
      if (batch !== undefined) return batch;
      this.#fetched.shift();
      this.bufferedBytes -= first.sizeBytes;
      this.#passOver(first);
      first.done();
    }
  }

  /** Control batches, and what was given up, at the end of a fetch are behind the consumer too. */
  #passOver({ end }: FetchedRecords): void {
    if (end === undefined || end.offset <= this.position) return;
    if (this.processed === this.position) this.processed = end.offset;
    this.position = end.offset;
    this.leaderEpoch = end.leaderEpoch;
  }
}
