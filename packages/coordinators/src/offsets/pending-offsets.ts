import { getOrInsert } from '../get-or-insert.ts';
import type { Change } from '../runtime/state-machine.ts';
import type { CommittedOffset } from './committed-offset.ts';
import type { OffsetPlace, OffsetStore } from './offset-store.ts';

/** What one request wrote for a place in a transaction. */
interface PendingWrite {
  readonly value: CommittedOffset;
  /** The store's time when the log had it. */
  time: number;
}

/** The writes of one transaction for a place, of which the last counts. */
interface PendingOffset {
  readonly groupId: string;
  readonly place: OffsetPlace;
  writes: readonly PendingWrite[];
}

type OffsetsOfProducer = Map<string, PendingOffset>;

/** Offsets that were written in transactions which have neither been committed nor aborted. */
export class PendingOffsets {
  readonly #store: OffsetStore;
  /** By producer id and place. */
  readonly #byProducer = new Map<bigint, OffsetsOfProducer>();
  /** How many transactions hold an offset of a place, by group. */
  readonly #byGroup = new Map<string, Map<string, number>>();

  constructor(store: OffsetStore) {
    this.#store = store;
  }

  add(producerId: bigint, groupId: string, place: OffsetPlace, value: CommittedOffset): Change {
    const write = { value, time: 0 };
    const key = keyOf(groupId, place);
    const offset = this.#offset(producerId, key, groupId, place);
    offset.writes = [...offset.writes, write];
    return {
      commit: () => {
        write.time = this.#store.tick();
      },
      revert: () => {
        offset.writes = offset.writes.filter((other) => other !== write);
        if (offset.writes.length === 0) this.#drop(producerId, key, offset);
      },
    };
  }

  /** A transaction has ended. What is written by the same producer from now on is of its next one. */
  complete(producerId: bigint, isCommitted: boolean): Change {
    const ended = this.#byProducer.get(producerId);
    this.#byProducer.delete(producerId);
    return {
      commit: () => {
        for (const { groupId, place, writes } of ended?.values() ?? []) {
          const last = writes.at(-1);
          if (last === undefined) continue;
          this.#count(groupId, place, -1);
          if (isCommitted) this.#store.setAsOf(groupId, place, last.value, last.time);
        }
      },
      revert: () => {
        if (ended !== undefined) this.#reopen(producerId, ended);
      },
    };
  }

  /** The offset was deleted: what is pending for it is as well. */
  forget(groupId: string, place: OffsetPlace): void {
    if (!this.has(groupId, place)) return;
    const key = keyOf(groupId, place);
    for (const [producerId, offsets] of this.#byProducer) {
      const offset = offsets.get(key);
      if (offset !== undefined) this.#drop(producerId, key, offset);
    }
  }

  has(groupId: string, place: OffsetPlace): boolean {
    return this.#byGroup.get(groupId)?.has(placeKey(place)) ?? false;
  }

  hasAny(groupId: string): boolean {
    return this.#byGroup.has(groupId);
  }

  /** The places of a group for which something is pending. */
  placesOf(groupId: string): OffsetPlace[] {
    return [...(this.#byGroup.get(groupId)?.keys() ?? [])].map((key) => {
      const at = key.lastIndexOf('\0');
      return { topic: key.slice(0, at), partition: Number(key.slice(at + 1)) };
    });
  }

  /** Groups for which something is pending in a topic, with the places. */
  *placesIn(topic: string): Generator<[groupId: string, place: OffsetPlace]> {
    for (const groupId of this.#byGroup.keys()) {
      for (const place of this.placesOf(groupId)) if (place.topic === topic) yield [groupId, place];
    }
  }

  #offset(producerId: bigint, key: string, groupId: string, place: OffsetPlace): PendingOffset {
    const offsets = getOrInsert(this.#byProducer, producerId, (): OffsetsOfProducer => new Map());
    return getOrInsert(offsets, key, () => {
      this.#count(groupId, place, 1);
      return { groupId, place: { topic: place.topic, partition: place.partition }, writes: [] };
    });
  }

  #drop(producerId: bigint, key: string, offset: PendingOffset): void {
    const offsets = this.#byProducer.get(producerId);
    if (offsets?.get(key) !== offset) return;
    offsets.delete(key);
    if (offsets.size === 0) this.#byProducer.delete(producerId);
    this.#count(offset.groupId, offset.place, -1);
  }

  /** The end did not reach the log: what has been written since comes behind what was there. */
  #reopen(producerId: bigint, ended: OffsetsOfProducer): void {
    for (const [key, { groupId, place, writes }] of ended) {
      if (writes.length === 0) continue;
      const offset = this.#offset(producerId, key, groupId, place);
      // It was counted all the time, and is now once more.
      this.#count(groupId, place, -1);
      offset.writes = [...writes, ...offset.writes];
    }
  }

  #count(groupId: string, place: OffsetPlace, change: number): void {
    const counts = getOrInsert(this.#byGroup, groupId, () => new Map<string, number>());
    const key = placeKey(place);
    const count = (counts.get(key) ?? 0) + change;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
    if (counts.size === 0) this.#byGroup.delete(groupId);
  }
}

function keyOf(groupId: string, place: OffsetPlace): string {
  return `${groupId}\0${placeKey(place)}`;
}

function placeKey({ topic, partition }: OffsetPlace): string {
  return `${topic}\0${partition}`;
}
