import type { Mark } from './marked-batch.ts';

/** `exactly-once`: an idempotent producer that repeats until it is answered. `at-most-once`: one that sends each record a single time. */
export type Guarantee = 'exactly-once' | 'at-most-once';

export type Range = readonly [from: number, to: number];

/** What one writer has sent to one partition: numbers from 0 on. Ranges grow in number with the ends of the node, not with the records. */
export class Account {
  readonly guarantee: Guarantee;
  /** All numbers below were sent. */
  #sent = 0;
  /** They ascend. */
  readonly #acknowledged: [from: number, to: number][] = [];

  constructor(guarantee: Guarantee) {
    this.guarantee = guarantee;
  }

  get sent(): number {
    return this.#sent;
  }

  /** The number of the first of `count` records that are about to be sent. */
  send(count: number): number {
    const first = this.#sent;
    this.#sent += count;
    return first;
  }

  /** Batches of one writer may be answered in any order. */
  acknowledge(first: number, count: number): void {
    const ranges = this.#acknowledged;
    let at = ranges.length;
    while (at > 0 && (ranges[at - 1] as Range)[0] > first) at--;
    ranges.splice(at, 0, [first, first + count]);
    this.#join(at);
    this.#join(at - 1);
  }

  /** The first acknowledged number in a range, if there is one. */
  firstOwed([from, to]: Range): number | undefined {
    const owed = this.#acknowledged.find(([start, end]) => start < to && end > from);
    return owed === undefined ? undefined : Math.max(owed[0], from);
  }

  get rangeCount(): number {
    return this.#acknowledged.length;
  }

  #join(at: number): void {
    const [one, next] = [this.#acknowledged[at], this.#acknowledged[at + 1]];
    if (one === undefined || next === undefined || one[1] !== next[0]) return;
    one[1] = next[1];
    this.#acknowledged.splice(at + 1, 1);
  }
}

/** Everything that was sent and acknowledged, by partition and writer. */
export class Ledger {
  readonly #partitions = new Map<string, Map<number, Account>>();
  acknowledgedRecords = 0;

  open(partition: string, writer: number, guarantee: Guarantee): Account {
    const account = new Account(guarantee);
    this.accountsOf(partition).set(writer, account);
    return account;
  }

  /** By writer. */
  accountsOf(partition: string): Map<number, Account> {
    const known = this.#partitions.get(partition);
    if (known !== undefined) return known;
    const accounts = new Map<number, Account>();
    this.#partitions.set(partition, accounts);
    return accounts;
  }

  accountOf(partition: string, { writer }: Pick<Mark, 'writer'>): Account | undefined {
    return this.#partitions.get(partition)?.get(writer);
  }
}
