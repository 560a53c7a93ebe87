import type { Random } from '@kavka/base';

export interface PlacementBroker {
  readonly id: number;
  readonly rack: string | null;
  readonly fenced: boolean;
}

/**
 * Places replicas so that each partition's are on as many racks as there are, leaders go round among the racks and in each rack among its
 * brokers, and fenced brokers come last and never lead. Each round is mixed anew, so that the same brokers do not meet again and again.
 */
export class StripedPlacement {
  readonly #brokers: readonly PlacementBroker[];
  readonly #random: Random;
  readonly #roundLength: number;
  #racks: Rack[] = [];
  #leaderRack = 0;
  #placedInRound = 0;

  constructor(brokers: readonly PlacementBroker[], random: Random) {
    this.#brokers = brokers;
    this.#random = random;
    this.#roundLength = brokers.filter((broker) => !broker.fenced).length;
  }

  /** Replicas of the next partition, the leader first. There are at least `replicationFactor` brokers, one of them unfenced. */
  next(replicationFactor: number): number[] {
    if (this.#placedInRound === 0) this.#beginRound();
    this.#placedInRound = (this.#placedInRound + 1) % this.#roundLength;
    while (this.#racks[this.#leaderRack]!.unfenced.length === 0) this.#turn();
    const leaderRack = this.#racks[this.#leaderRack]!;
    const replicas = [
      ...inTurns(this.#racksFrom(this.#leaderRack, (rack) => rack.unfenced)),
      ...inTurns(this.#racksFrom(this.#leaderRack, (rack) => rack.fenced)),
    ].slice(0, replicationFactor);
    leaderRack.unfenced.push(leaderRack.unfenced.shift()!);
    this.#turn();
    return replicas;
  }

  #beginRound(): void {
    const byRack = new Map<string | null, Rack>();
    for (const { id, rack, fenced } of shuffled(this.#brokers, this.#random)) {
      let members = byRack.get(rack);
      if (members === undefined) {
        members = { unfenced: [], fenced: [] };
        byRack.set(rack, members);
      }
      (fenced ? members.fenced : members.unfenced).push(id);
    }
    this.#racks = shuffled([...byRack.values()], this.#random);
    this.#leaderRack = 0;
  }

  #turn(): void {
    this.#leaderRack = (this.#leaderRack + 1) % this.#racks.length;
  }

  #racksFrom(first: number, members: (rack: Rack) => readonly number[]): (readonly number[])[] {
    return [...this.#racks.slice(first), ...this.#racks.slice(0, first)].map(members);
  }
}

/** Ids of a rack's brokers, the next one first. */
interface Rack {
  readonly unfenced: number[];
  readonly fenced: number[];
}

/** The first of each list, the second of each, and so on. */
function* inTurns(lists: readonly (readonly number[])[]): Generator<number, void, undefined> {
  const longest = Math.max(...lists.map((list) => list.length));
  for (let position = 0; position < longest; position++) {
    for (const list of lists) {
      const id = list[position];
      if (id !== undefined) yield id;
    }
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
