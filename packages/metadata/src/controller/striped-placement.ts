import type { Random } from '@kavka/base';

export interface PlacementBroker {
  readonly id: number;
  readonly rack: string | null;
  readonly fenced: boolean;
}

/**
 * Places replicas so that each partition's are on as many racks as there are, leaders and followers go round among racks and among
 * the brokers of a rack, and fenced brokers come last and never lead. Where it starts is random.
 */
export class StripedPlacement {
  readonly #racks: Rack[];
  #turn: number;

  constructor(brokers: readonly PlacementBroker[], random: Random) {
    const byRack = new Map<string | null, PlacementBroker[]>();
    for (const broker of brokers) {
      const members = byRack.get(broker.rack);
      if (members === undefined) byRack.set(broker.rack, [broker]);
      else members.push(broker);
    }
    this.#racks = shuffled([...byRack.values()], random).map((members) => new Rack(members, random));
    this.#turn = this.#racks.length === 0 ? 0 : random.below(this.#racks.length);
  }

  /** Replicas of the next partition, the leader first. There are at least `replicationFactor` brokers, one of them unfenced. */
  next(replicationFactor: number): number[] {
    const taken = new Set<number>();
    let rack = this.#nextLeaderRack();
    taken.add(this.#racks[rack]!.nextLeader());
    while (taken.size < replicationFactor) {
      rack = (rack + 1) % this.#racks.length;
      const follower = this.#racks[rack]!.nextFollower(taken);
      if (follower !== undefined) taken.add(follower);
    }
    return [...taken];
  }

  #nextLeaderRack(): number {
    for (;;) {
      const rack = this.#turn;
      this.#turn = (this.#turn + 1) % this.#racks.length;
      if (this.#racks[rack]!.canLead) return rack;
    }
  }
}

class Rack {
  readonly #unfenced: number[];
  readonly #fenced: number[];
  #leaderTurn = 0;
  #followerTurn: number;

  constructor(brokers: readonly PlacementBroker[], random: Random) {
    const mixed = shuffled(brokers, random);
    this.#unfenced = mixed.filter((broker) => !broker.fenced).map((broker) => broker.id);
    this.#fenced = mixed.filter((broker) => broker.fenced).map((broker) => broker.id);
    this.#followerTurn = random.below(mixed.length);
  }

  get canLead(): boolean {
    return this.#unfenced.length > 0;
  }

  nextLeader(): number {
    return this.#unfenced[this.#leaderTurn++ % this.#unfenced.length]!;
  }

  /** The next broker that is not taken, the unfenced ones first. */
  nextFollower(taken: ReadonlySet<number>): number | undefined {
    const start = this.#followerTurn++;
    return nextFree(this.#unfenced, start, taken) ?? nextFree(this.#fenced, start, taken);
  }
}

function nextFree(ids: readonly number[], start: number, taken: ReadonlySet<number>): number | undefined {
  for (let i = 0; i < ids.length; i++) {
    const id = ids[(start + i) % ids.length]!;
    if (!taken.has(id)) return id;
  }
  return undefined;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
