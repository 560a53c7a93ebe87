import type { Uuid } from '@kavka/base';
import type { PartitionAcknowledgements, PartitionId } from './acknowledgements.ts';

const OPENING_EPOCH = 0;
const FINAL_EPOCH = -1;
const LARGEST_EPOCH = 0x7fffffff;

interface RequestPartition {
  readonly partitionIndex: number;
  readonly acknowledgementBatches: PartitionAcknowledgements['batches'];
}

interface RequestTopic {
  readonly topicId: Uuid;
  readonly partitions: RequestPartition[];
}

/** The partitions that a request adds, takes away, or says something of. */
export interface SessionRequest {
  readonly shareSessionEpoch: number;
  readonly topics: readonly RequestTopic[];
  readonly forgottenTopicsData: readonly { readonly topicId: Uuid; readonly partitions: number[] }[];
}

/** A share session with one broker: it knows what is fetched, and requests tell only what is new. */
export class ShareSession {
  #epoch = OPENING_EPOCH;
  #partitions = new Map<string, PartitionId>();

  /** The next request opens it: it can carry no acknowledgements. */
  get isNew(): boolean {
    return this.#epoch === OPENING_EPOCH;
  }

  fetch(
    wanted: readonly PartitionId[],
    acknowledgements: readonly PartitionAcknowledgements[],
  ): SessionRequest {
    const next = new Map(wanted.map((id) => [keyOf(id), id]));
    const added = wanted.filter((id) => !this.#partitions.has(keyOf(id)));
    const removed = [...this.#partitions].filter(([key]) => !next.has(key)).map(([, id]) => id);
    this.#partitions = next;
    const forgotten = byTopic(removed, ({ partition }) => partition);
    return {
      shareSessionEpoch: this.#epoch,
      topics: topicsOf(added, acknowledgements),
      forgottenTopicsData: this.isNew ? [] : forgotten,
    };
  }

  acknowledge(acknowledgements: readonly PartitionAcknowledgements[], isLast: boolean): SessionRequest {
    return {
      shareSessionEpoch: isLast ? FINAL_EPOCH : this.#epoch,
      topics: topicsOf([], acknowledgements),
      forgottenTopicsData: [],
    };
  }

  /** The broker has taken a request. */
  advance(): void {
    this.#epoch = this.#epoch === LARGEST_EPOCH ? 1 : this.#epoch + 1;
  }

  /** The broker does not know the session, or it is not known what it knows. */
  reset(): void {
    this.#epoch = OPENING_EPOCH;
    this.#partitions.clear();
  }
}

function topicsOf(
  added: readonly PartitionId[],
  acknowledgements: readonly PartitionAcknowledgements[],
): RequestTopic[] {
  const partitions = new Map<
    string,
    PartitionId & { readonly batches: PartitionAcknowledgements['batches'] }
  >();
  for (const id of added) partitions.set(keyOf(id), { ...id, batches: [] });
  for (const acknowledged of acknowledgements) partitions.set(keyOf(acknowledged), acknowledged);
  return byTopic([...partitions.values()], ({ partition, batches }) => ({
    partitionIndex: partition,
    acknowledgementBatches: batches,
  }));
}

function byTopic<Id extends PartitionId, Item>(
  ids: readonly Id[],
  toItem: (id: Id) => Item,
): { readonly topicId: Uuid; readonly partitions: Item[] }[] {
  const topics = new Map<Uuid, Item[]>();
  for (const id of ids) {
    const items = topics.get(id.topicId) ?? [];
    items.push(toItem(id));
    topics.set(id.topicId, items);
  }
  return [...topics].map(([topicId, partitions]) => ({ topicId, partitions }));
}

function keyOf({ topicId, partition }: PartitionId): string {
  return `${topicId}/${partition}`;
}
