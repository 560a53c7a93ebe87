import { compareText } from '../assignor.ts';
import type { Seat } from './group.ts';

/** Seats in the order of what they have, then of their ids. A seat is taken out before its partitions change and put back after. */
export class SeatsByLoad {
  readonly #seats: Seat[] = [];

  constructor(seats: Iterable<Seat>) {
    this.#seats.push(...seats);
    this.#seats.sort(compareSeats);
  }

  get least(): Seat | undefined {
    return this.#seats[0];
  }

  get most(): Seat | undefined {
    return this.#seats.at(-1);
  }

  /** The seat with the fewest partitions that wants `topic`. */
  leastWanting(topic: string): Seat | undefined {
    return this.#seats.find(({ topics }) => topics.has(topic));
  }

  takeOut(seat: Seat): void {
    const index = this.#placeOf(seat);
    if (this.#seats[index] === seat) this.#seats.splice(index, 1);
  }

  putBack(seat: Seat): void {
    this.#seats.splice(this.#placeOf(seat), 0, seat);
  }

  [Symbol.iterator](): IterableIterator<Seat> {
    return this.#seats.values();
  }

  /** Where `seat` is, or belongs. */
  #placeOf(seat: Seat): number {
    let low = 0;
    let high = this.#seats.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#seats[middle];
      if (other !== undefined && compareSeats(other, seat) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compareSeats(a: Seat, b: Seat): number {
  return a.partitions.length - b.partitions.length || compareText(a.memberId, b.memberId);
}
