import { getOrInsert } from '../get-or-insert.ts';
import type { CommittedOffset } from './committed-offset.ts';
import type { OffsetPlace, OffsetStore } from './offset-store.ts';

interface PendingOffset {
  readonly groupId: string;
  readonly place: OffsetPlace;
  readonly value: CommittedOffset;
  /** The store's time when it was written. */
  readonly time: number;
}

/** Offsets that were written in transactions which have neither been committed nor aborted. */
export class PendingOffsets {
  readonly #store: OffsetStore;
  /** By producer id and place: the last write of a transaction counts. */
  readonly #byProducer = new Map<bigint, Map<string, PendingOffset>>();
  /** How many transactions hold an offset of a place, by group. */
  readonly #byGroup = new Map<string, Map<string, number>>();

  constructor(store: OffsetStore) {
    this.#store = store;
  }

  add(producerId: bigint, groupId: string, place: OffsetPlace, value: CommittedOffset): void {
    const offsets = getOrInsert(this.#byProducer, producerId, () => new Map<string, PendingOffset>());
    const key = keyOf(groupId, place);
    if (!offsets.has(key)) this.#count(groupId, place, 1);
    offsets.set(key, { groupId, place, value, time: this.#store.tick() });
  }

  /** A transaction has ended. */
  complete(producerId: bigint, isCommitted: boolean): void {
    const offsets = this.#byProducer.get(producerId);
    if (offsets === undefined) return;
    this.#byProducer.delete(producerId);
    for (const { groupId, place, value, time } of offsets.values()) {
      this.#count(groupId, place, -1);
      if (isCommitted) this.#store.setAsOf(groupId, place, value, time);
    }
  }

  /** The offset was deleted: what is pending for it is as well. */
  forget(groupId: string, place: OffsetPlace): void {
    if (!this.has(groupId, place)) return;
    const key = keyOf(groupId, place);
    for (const [producerId, offsets] of this.#byProducer) {
      if (offsets.delete(key)) this.#count(groupId, place, -1);
      if (offsets.size === 0) this.#byProducer.delete(producerId);
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
