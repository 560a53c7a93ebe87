import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { FetchRequest, FetchResponse } from '@kavka/protocol/messages/01-fetch';
import { nameOf, type TopicPartition } from '../topic-partition.ts';

/** What the next fetch of a partition asks for. */
export interface FetchTarget extends TopicPartition {
  readonly topicId: Uuid;
  readonly fetchOffset: number;
  /** The leader's epoch as this client knows it. */
  readonly leaderEpoch: number;
  readonly maxBytes: number;
}

type SessionPart = Pick<FetchRequest, 'sessionId' | 'sessionEpoch'> &
  Pick<Init<FetchRequest>, 'topics' | 'forgottenTopicsData'>;

const NO_SESSION = 0;
const FIRST_EPOCH = 0;
const LAST_EPOCH = 2 ** 31 - 1;

/** A fetch session with one broker (KIP-227): only what has changed since the last request is sent. */
export class FetchSession {
  #id = NO_SESSION;
  #epoch = FIRST_EPOCH;
  #known = new Map<string, FetchTarget>();

  /** The part of a request that names the partitions; the broker is taken to know it from now on. */
  request(targets: readonly FetchTarget[]): SessionPart {
    const next = new Map(targets.map((target) => [nameOf(target), target]));
    const isFull = this.#epoch === FIRST_EPOCH;
    const changed = isFull
      ? targets
      : targets.filter((target) => hasChanged(this.#known.get(nameOf(target)), target));
    const forgotten = isFull
      ? []
      : [...this.#known].filter(([name, old]) => next.get(name)?.topicId !== old.topicId);
    this.#known = next;
    return {
      sessionId: this.#id,
      sessionEpoch: this.#epoch,
      topics: grouped(changed).map(([{ topic, topicId }, partitions]) => ({
        topic,
        topicId,
        partitions: partitions.map(({ partition, fetchOffset, leaderEpoch, maxBytes }) => ({
          partition,
          fetchOffset: BigInt(fetchOffset),
          currentLeaderEpoch: leaderEpoch,
          partitionMaxBytes: maxBytes,
        })),
      })),
      forgottenTopicsData: grouped(forgotten.map(([, old]) => old)).map(
        ([{ topic, topicId }, partitions]) => ({
          topic,
          topicId,
          partitions: partitions.map(({ partition }) => partition),
        }),
      ),
    };
  }

  /** Takes the broker's word on the session. Whether the answer counts. */
  answered({ errorCode, sessionId }: Pick<FetchResponse, 'errorCode' | 'sessionId'>): boolean {
    if (errorCode !== ErrorCode.NONE) {
      this.reset();
      return false;
    }
    this.#id = sessionId;
    if (sessionId === NO_SESSION) this.#epoch = FIRST_EPOCH;
    else this.#epoch = this.#epoch === LAST_EPOCH ? 1 : this.#epoch + 1;
    return true;
  }

  /** The next request starts a new session. */
  reset(): void {
    this.#id = NO_SESSION;
    this.#epoch = FIRST_EPOCH;
    this.#known.clear();
  }
}

function hasChanged(old: FetchTarget | undefined, target: FetchTarget): boolean {
  return (
    old === undefined ||
    old.fetchOffset !== target.fetchOffset ||
    old.leaderEpoch !== target.leaderEpoch ||
    old.maxBytes !== target.maxBytes ||
    old.topicId !== target.topicId
  );
}

type TopicKey = Pick<FetchTarget, 'topic' | 'topicId'>;

function grouped(targets: readonly FetchTarget[]): [TopicKey, FetchTarget[]][] {
  const topics = new Map<string, FetchTarget[]>();
  for (const target of targets) {
    const key = target.topicId === ZERO_UUID ? target.topic : target.topicId;
    const others = topics.get(key);
    if (others === undefined) topics.set(key, [target]);
    else others.push(target);
  }
  return [...topics.values()].flatMap((list) =>
    list[0] === undefined ? [] : [[list[0], list] as [TopicKey, FetchTarget[]]],
  );
}
