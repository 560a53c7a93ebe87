import type { TopicPartition } from '../../topic-partition.ts';
import { compareText } from '../assignor.ts';
import type { Seat, StickyGroup } from './group.ts';
import { Movements } from './movements.ts';
import { SeatsByLoad } from './seats-by-load.ts';

/** Members want different topics: what is free goes to who has least, then partitions move while that improves the balance. */
export function assignGenerally(group: StickyGroup): void {
  new GeneralAssignment(group).run();
}

class GeneralAssignment {
  readonly #group: StickyGroup;
  /** Who wants a topic, in the order of their ids. */
  readonly #wanting: ReadonlyMap<string, readonly Seat[]>;
  readonly #owners = new Map<TopicPartition, Seat>();
  readonly #movements = new Movements();
  #seats = new SeatsByLoad([]);

  constructor(group: StickyGroup) {
    this.#group = group;
    this.#wanting = new Map(
      [...group.topics.keys()].map((topic) => [topic, group.seats.filter(({ topics }) => topics.has(topic))]),
    );
  }

  run(): void {
    const { seats, topics } = this.#group;
    const mustRevoke = this.#keepWanted();
    const order = [...topics.keys()].sort((a, b) => this.#takers(a) - this.#takers(b) || compareText(a, b));
    const all = order.flatMap((topic) => topics.get(topic) ?? []);
    const free = all.filter((partition) => !this.#owners.has(partition));
    this.#seats = new SeatsByLoad(seats);
    const isFirst = this.#seats.most?.partitions.length === 0;

    for (const partition of free) this.#place(partition);
    this.#seats = new SeatsByLoad(seats.filter((seat) => this.#canChange(seat)));
    this.#balance(
      all.filter(({ topic }) => this.#takers(topic) > 1),
      mustRevoke ? [] : free.filter(({ topic }) => this.#takers(topic) > 1),
      isFirst,
    );
  }

  /** Takes from each seat what its member does not want any more; says whether there was anything. */
  #keepWanted(): boolean {
    let hasLost = false;
    for (const seat of this.#group.seats) {
      const wanted = seat.partitions.filter(({ topic }) => seat.topics.has(topic));
      hasLost ||= wanted.length < seat.partitions.length;
      seat.partitions = wanted;
      for (const partition of wanted) this.#owners.set(partition, seat);
    }
    return hasLost;
  }

  #takers(topic: string): number {
    return this.#wanting.get(topic)?.length ?? 0;
  }

  #place(partition: TopicPartition): void {
    const seat = this.#seats.leastWanting(partition.topic);
    if (seat === undefined) return;
    this.#seats.takeOut(seat);
    seat.partitions.push(partition);
    this.#seats.putBack(seat);
    this.#owners.set(partition, seat);
  }

  /** Whether a seat can get more, or has what another could take. */
  #canChange(seat: Seat): boolean {
    if (seat.partitions.length < seat.mostPartitions) return true;
    return seat.partitions.some(({ topic }) => this.#takers(topic) > 1);
  }

  #balance(movable: readonly TopicPartition[], firstTry: readonly TopicPartition[], isFirst: boolean): void {
    const before = [...this.#seats].map((seat) => ({ seat, partitions: [...seat.partitions] }));
    const scoreBefore = imbalance(this.#seats);
    this.#moveAll(firstTry);
    const hasMoved = this.#moveAll(movable);
    if (isFirst || !hasMoved || imbalance(this.#seats) < scoreBefore) return;
    for (const { seat, partitions } of before) seat.partitions = partitions;
  }

  /** Moves partitions until a whole round changes nothing; says whether anything has moved. */
  #moveAll(movable: readonly TopicPartition[]): boolean {
    let hasMoved = false;
    for (let isBetter = true; isBetter; ) {
      isBetter = false;
      for (const partition of movable) {
        if (this.#isBalanced()) break;
        const target = this.#betterSeat(partition);
        if (target === undefined) continue;
        this.#move(partition, target);
        isBetter = true;
        hasMoved = true;
      }
    }
    return hasMoved;
  }

  #betterSeat(partition: TopicPartition): Seat | undefined {
    const { topic } = partition;
    const owner = this.#owners.get(partition);
    if (owner === undefined) return undefined;
    const hasMoreThan = (other: Seat): boolean => owner.partitions.length > other.partitions.length + 1;
    const former = this.#group.formerOwners.get(partition);
    if (former !== undefined && hasMoreThan(former)) return former;
    const isOverloaded = this.#wanting.get(topic)?.some(hasMoreThan) ?? false;
    return isOverloaded ? this.#seats.leastWanting(topic) : undefined;
  }

  #move(wished: TopicPartition, target: Seat): void {
    const from = this.#owners.get(wished);
    if (from === undefined) return;
    const partition = this.#movements.bestToMove(wished, from, target);
    const owner = this.#owners.get(partition);
    if (owner === undefined) return;
    this.#seats.takeOut(owner);
    this.#seats.takeOut(target);
    this.#movements.record(partition, owner, target);
    owner.partitions.splice(owner.partitions.indexOf(partition), 1);
    target.partitions.push(partition);
    this.#owners.set(partition, target);
    this.#seats.putBack(target);
    this.#seats.putBack(owner);
  }

  /** No partition could move to a seat that would then still have fewer than the one it leaves. */
  #isBalanced(): boolean {
    const least = this.#seats.least?.partitions.length ?? 0;
    const most = this.#seats.most?.partitions.length ?? 0;
    if (least >= most - 1) return true;
    for (const seat of this.#seats) {
      const has = seat.partitions.length;
      if (has === seat.mostPartitions) continue;
      for (const topic of seat.topics) {
        for (const partition of this.#group.topics.get(topic) ?? []) {
          const owner = this.#owners.get(partition);
          if (owner !== undefined && owner !== seat && has + 1 < owner.partitions.length) return false;
        }
      }
    }
    return true;
  }
}

/** The sum of the differences between all pairs of seats: 0 where all have the same. */
function imbalance(seats: Iterable<Seat>): number {
  const loads = [...seats].map(({ partitions }) => partitions.length).sort((a, b) => a - b);
  let sum = 0;
  loads.forEach((load, index) => {
    sum += load * (2 * index - loads.length + 1);
  });
  return sum;
}
