/**
 * Members by how many partitions they have, from the least to the most, while partitions are given to the least loaded and taken from the
 * most loaded ones. Equally loaded members stand in a range; whoever is next in it is found without sorting again.
 */
export class LoadLadder {
  readonly #loads: readonly number[];
  readonly #members: number[] = [];
  #leastEnd = 0;
  #leastLoad = -1;
  #nextLeast = 0;
  #mostStart = 0;
  #mostEnd = 0;
  #mostLoad = 1;
  #nextMost = -1;

  /** Loads by number of the member; others change them. */
  constructor(loads: readonly number[]) {
    this.#loads = loads;
  }

  /** Begins anew with these members; gives the difference between the most and the least loaded. */
  begin(members: readonly number[]): number {
    this.#members.length = 0;
    this.#members.push(...members);
    this.#members.sort((left, right) => this.#loads[left]! - this.#loads[right]! || left - right);
    const least = this.#loadAt(0);
    const most = this.#loadAt(this.#members.length - 1);
    this.#leastEnd = 0;
    this.#leastLoad = least - 1;
    this.#nextLeast = 0;
    this.#mostStart = this.#members.length;
    this.#mostEnd = this.#members.length;
    this.#mostLoad = most + 1;
    this.#nextMost = this.#members.length - 1;
    return most - least;
  }

  get isLevel(): boolean {
    return this.#mostLoad - this.#leastLoad <= 1;
  }

  /** The next of the least loaded, who gets a partition: the range reaches one step up when all in it have got one. */
  nextLeastLoaded(): number {
    if (this.#nextLeast >= this.#leastEnd) {
      this.#leastLoad++;
      while (this.#leastEnd < this.#members.length && this.#loadAt(this.#leastEnd) === this.#leastLoad)
        this.#leastEnd++;
      this.#nextLeast = 0;
    }
    return this.#members[this.#nextLeast++]!;
  }

  /** The next of the most loaded, who gives a partition up; undefined where nobody is left. */
  nextMostLoaded(): number | undefined {
    if (this.#nextMost < this.#mostStart) {
      const isRangeEmpty = this.#mostEnd <= this.#mostStart && this.#mostStart > 0;
      this.#mostLoad = isRangeEmpty ? this.#loadAt(this.#mostStart - 1) : this.#mostLoad - 1;
      while (this.#mostStart > 0 && this.#loadAt(this.#mostStart - 1) === this.#mostLoad) this.#mostStart--;
      this.#nextMost = this.#mostEnd - 1;
    }
    return this.#nextMost < 0 ? undefined : this.#members[this.#nextMost--];
  }

  /** The one that came last has nothing to give: it leaves the range. */
  excludeMostLoaded(): void {
    const at = this.#nextMost + 1;
    const end = this.#mostEnd - 1;
    const member = this.#members[at]!;
    this.#members[at] = this.#members[end]!;
    this.#members[end] = member;
    this.#mostEnd--;
  }

  #loadAt(index: number): number {
    return this.#loads[this.#members[index]!]!;
  }
}
