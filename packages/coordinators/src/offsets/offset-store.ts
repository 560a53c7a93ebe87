import { getOrInsert } from '../get-or-insert.ts';
import type { Change } from '../runtime/state-machine.ts';
import type { CommittedOffset } from './committed-offset.ts';

/** The offset of one partition: as it will be, and as the log has it. */
interface OffsetCell {
  latest: CommittedOffset | null;
  committed: CommittedOffset | null;
  /** When `committed` came, in records of this store: what commits later wins over what was written earlier. */
  committedAt: number;
  /** Changes on their way: they are the cell's, so that it stays until all of them are settled. */
  unsettled: number;
}

type PartitionCells = Map<number, OffsetCell>;
type TopicCells = Map<string, PartitionCells>;

/** Where an offset belongs within its group. */
export interface OffsetPlace {
  readonly topic: string;
  readonly partition: number;
}

/** The offsets of all groups of one partition of the log. */
export class OffsetStore {
  readonly #groups = new Map<string, TopicCells>();
  #time = 0;

  /** Counts on: a moment after all that was set so far. */
  tick(): number {
    return ++this.#time;
  }

  /** What is in the log for good. */
  committed(groupId: string, topic: string, partition: number): CommittedOffset | null {
    return this.#groups.get(groupId)?.get(topic)?.get(partition)?.committed ?? null;
  }

  /** What the log will have when all that is on its way is there. */
  latest(groupId: string, topic: string, partition: number): CommittedOffset | null {
    return this.#groups.get(groupId)?.get(topic)?.get(partition)?.latest ?? null;
  }

  /** The topics of a group, each with its partitions and what is in the log for good. */
  *committedOf(groupId: string): Generator<[topic: string, offsets: [partition: number, CommittedOffset][]]> {
    for (const [topic, cells] of this.#groups.get(groupId) ?? []) {
      const offsets: [number, CommittedOffset][] = [];
      for (const [partition, { committed }] of cells) {
        if (committed !== null) offsets.push([partition, committed]);
      }
      if (offsets.length > 0) yield [topic, offsets];
    }
  }

  /** All offsets of a group, with those on their way. */
  *latestOf(groupId: string): Generator<OffsetPlace & { readonly value: CommittedOffset }> {
    for (const [topic, cells] of this.#groups.get(groupId) ?? []) {
      for (const [partition, { latest }] of cells) {
        if (latest !== null) yield { topic, partition, value: latest };
      }
    }
  }

  /** Groups that have offsets in a topic, with their partitions. */
  *groupsOf(topic: string): Generator<[groupId: string, partitions: number[]]> {
    for (const [groupId, topics] of this.#groups) {
      const cells = topics.get(topic);
      if (cells !== undefined) yield [groupId, [...cells.keys()]];
    }
  }

  /** Null forgets the offset. */
  set(groupId: string, place: OffsetPlace, value: CommittedOffset | null): Change {
    const cell = this.#cell(groupId, place);
    const change = new OffsetChange(this, groupId, place, cell, value);
    cell.latest = value;
    cell.unsettled++;
    return change;
  }

  /** Sets an offset that was written at `time` and counts only now; nothing happens where a later one is there. */
  setAsOf(groupId: string, place: OffsetPlace, value: CommittedOffset, time: number): void {
    const cell = this.#cell(groupId, place);
    if (cell.committed !== null && cell.committedAt > time) return;
    if (cell.latest === cell.committed) cell.latest = value;
    cell.committed = value;
    cell.committedAt = time;
  }

  #cell(groupId: string, { topic, partition }: OffsetPlace): OffsetCell {
    const topics = getOrInsert(this.#groups, groupId, (): TopicCells => new Map());
    const partitions = getOrInsert(topics, topic, (): PartitionCells => new Map());
    return getOrInsert(partitions, partition, () => ({
      latest: null,
      committed: null,
      committedAt: 0,
      unsettled: 0,
    }));
  }

  /** Drops a cell in which nothing is left. */
  forgetIfGone(groupId: string, { topic, partition }: OffsetPlace, cell: OffsetCell): void {
    if (cell.latest !== null || cell.committed !== null || cell.unsettled > 0) return;
    const topics = this.#groups.get(groupId);
    const partitions = topics?.get(topic);
    if (partitions?.get(partition) !== cell) return;
    partitions.delete(partition);
    if (partitions.size === 0) topics?.delete(topic);
    if (topics?.size === 0) this.#groups.delete(groupId);
  }
}

/** One object per commit, because there are many. */
class OffsetChange implements Change {
  readonly #store: OffsetStore;
  readonly #groupId: string;
  readonly #place: OffsetPlace;
  readonly #cell: OffsetCell;
  readonly #value: CommittedOffset | null;
  readonly #previous: CommittedOffset | null;

  constructor(
    store: OffsetStore,
    groupId: string,
    place: OffsetPlace,
    cell: OffsetCell,
    value: CommittedOffset | null,
  ) {
    this.#store = store;
    this.#groupId = groupId;
    this.#place = place;
    this.#cell = cell;
    this.#value = value;
    this.#previous = cell.latest;
  }

  commit(): void {
    this.#cell.unsettled--;
    this.#cell.committed = this.#value;
    this.#cell.committedAt = this.#store.tick();
    this.#store.forgetIfGone(this.#groupId, this.#place, this.#cell);
  }

  revert(): void {
    this.#cell.unsettled--;
    this.#cell.latest = this.#previous;
    this.#store.forgetIfGone(this.#groupId, this.#place, this.#cell);
  }
}
