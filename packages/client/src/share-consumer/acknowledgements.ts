import type { Uuid } from '@kavka/base';
import type { AcknowledgeType } from './outcome.ts';

/** As requests number it. 0 is for offsets without a record. */
export const TYPE_ON_WIRE: Readonly<Record<AcknowledgeType | 'gap', number>> = {
  gap: 0,
  accept: 1,
  release: 2,
  reject: 3,
  renew: 4,
};

/** A partition, by the id of its topic. */
export interface PartitionId {
  readonly topicId: Uuid;
  readonly topic: string;
  readonly partition: number;
}

/** What goes out about one partition. */
export interface PartitionAcknowledgements extends PartitionId {
  readonly offsets: readonly number[];
  readonly hasRenewals: boolean;
  readonly batches: {
    readonly firstOffset: bigint;
    readonly lastOffset: bigint;
    readonly acknowledgeTypes: number[];
  }[];
}

interface Waiting {
  readonly id: PartitionId;
  readonly types: Map<number, number>;
}

/** Acknowledgements that wait for a request to the broker that handed the records out. */
export class WaitingAcknowledgements {
  #partitions = new Map<string, Waiting>();

  get isEmpty(): boolean {
    return this.#partitions.size === 0;
  }

  /** The last word on an offset counts. */
  add(id: PartitionId, offset: number, type: AcknowledgeType | 'gap'): void {
    const key = `${id.topicId}/${id.partition}`;
    const waiting = this.#partitions.get(key) ?? { id, types: new Map<number, number>() };
    waiting.types.set(offset, TYPE_ON_WIRE[type]);
    this.#partitions.set(key, waiting);
  }

  /** All of them, once. */
  take(): PartitionAcknowledgements[] {
    const taken = [...this.#partitions.values()].map(({ id, types }) => {
      const offsets = [...types.keys()].sort((left, right) => left - right);
      const hasRenewals = [...types.values()].includes(TYPE_ON_WIRE.renew);
      return { ...id, offsets, hasRenewals, batches: batchesOf(offsets, types) };
    });
    this.#partitions = new Map();
    return taken;
  }
}

/** Neighbours of one type go together. */
function batchesOf(
  offsets: readonly number[],
  types: ReadonlyMap<number, number>,
): PartitionAcknowledgements['batches'] {
  const batches: { firstOffset: bigint; lastOffset: bigint; acknowledgeTypes: number[] }[] = [];
  let previous = Number.NaN;
  for (const offset of offsets) {
    const type = types.get(offset) ?? TYPE_ON_WIRE.gap;
    const last = batches.at(-1);
    if (last !== undefined && offset === previous + 1 && last.acknowledgeTypes[0] === type)
      last.lastOffset = BigInt(offset);
    else batches.push({ firstOffset: BigInt(offset), lastOffset: BigInt(offset), acknowledgeTypes: [type] });
    previous = offset;
  }
  return batches;
}
