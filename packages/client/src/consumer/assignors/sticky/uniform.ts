import { compareTopicPartitions, type TopicPartition } from '../../topic-partition.ts';
import { compareText } from '../assignor.ts';
import type { Seat, StickyGroup } from './group.ts';

/**
 * All members want the same topics: everyone gets the same number of partitions, some one more. Each keeps of its own as many as
 * that allows,
 * the rest is dealt out in turn to those who have too few.
 */
export function assignUniformly({ topics, seats, contested }: StickyGroup): void {
  const all = [...topics.values()].flat().sort(compareTopicPartitions);
  if (seats.length === 0) return;
  for (const seat of seats) seat.partitions = seat.partitions.filter((own) => !contested.has(own));
  const least = Math.floor(all.length / seats.length);
  const { below, atLeast } = keepOwn(seats, least, all.length % seats.length);
  const kept = new Set(seats.flatMap(({ partitions }) => partitions));
  const free = all.filter((partition) => !kept.has(partition));
  dealOut(free, below, atLeast, least);
}

interface Unfilled {
  /** Members with fewer than the least that everyone gets. */
  readonly below: Seat[];
  /** Members with exactly that, who may get one more. */
  readonly atLeast: Seat[];
}

function keepOwn(seats: readonly Seat[], least: number, withOneMore: number): Unfilled {
  const below: Seat[] = [];
  let atLeast: Seat[] = [];
  let filled = 0;
  for (const seat of seats) {
    seat.partitions.sort((a, b) => a.partition - b.partition || compareText(a.topic, b.topic));
    const owned = seat.partitions.length;
    if (owned < least) below.push(seat);
    else if (owned > least && filled < withOneMore) {
      seat.partitions.length = least + 1;
      if (++filled === withOneMore) atLeast = [];
    } else {
      seat.partitions.length = least;
      if (filled < withOneMore) atLeast.push(seat);
    }
  }
  return { below, atLeast };
}

function dealOut(free: readonly TopicPartition[], below: Seat[], atLeast: Seat[], least: number): void {
  atLeast.sort((a, b) => compareText(a.memberId, b.memberId));
  let turn = 0;
  for (const partition of free) {
    if (turn >= below.length) turn = 0;
    const seat = below[turn] ?? atLeast.shift();
    if (seat === undefined) return;
    seat.partitions.push(partition);
    if (below.length === 0) continue;
    if (seat.partitions.length >= least) {
      below.splice(turn, 1);
      atLeast.push(seat);
    } else turn++;
  }
}
