import type { Findings } from './findings.ts';
import type { Account, Ledger, Range } from './ledger.ts';
import type { Mark } from './marked-batch.ts';

/** Holds a partition, read record by record from its start, against what was sent and acknowledged there. */
export class PartitionAudit {
  readonly #partition: string;
  readonly #ledger: Ledger;
  readonly #findings: Findings;
  /** By writer: the number that should come next. */
  readonly #next = new Map<number, number>();
  /** By writer: what was passed over. */
  readonly #gaps = new Map<number, Range[]>();
  #digest = 0;
  #count = 0;

  constructor(partition: string, ledger: Ledger, findings: Findings) {
    this.#partition = partition;
    this.#ledger = ledger;
    this.#findings = findings;
  }

  /** Of all that was seen, in its order. */
  get digest(): string {
    return `${this.#count} records, ${this.#digest}`;
  }

  see(mark: Mark): void {
    const { writer, number } = mark;
    this.#count++;
    this.#digest = (Math.imul(this.#digest, 31) + Math.imul(writer + 1, 0x9e3779b1) + number) | 0;
    const account = this.#ledger.accountOf(this.#partition, mark);
    if (account === undefined || number >= account.sent) {
      this.#note('foreign', mark, 'was never sent');
      return;
    }
    const next = this.#next.get(writer) ?? 0;
    if (number === next - 1) this.#note('doubled', mark, 'comes twice');
    else if (number < next) this.#note('disordered', mark, `comes after ${next - 1}`);
    else if (number > next) this.#pass(mark, account, [next, number]);
    this.#next.set(writer, Math.max(next, number + 1));
  }

  /** All that is in the partition was seen, and nothing is on its way. */
  finish(): void {
    for (const [writer, account] of this.#ledger.accountsOf(this.#partition)) {
      const gaps = [...(this.#gaps.get(writer) ?? []), [this.#next.get(writer) ?? 0, account.sent] as const];
      for (const gap of gaps) {
        const number = account.firstOwed(gap);
        if (number !== undefined) this.#note('lost', { writer, number }, 'was acknowledged');
      }
    }
  }

  /** Of an idempotent producer, which repeats until all is there, nothing may be missing before something later. */
  #pass(mark: Mark, account: Account, gap: Range): void {
    if (account.guarantee === 'exactly-once') this.#note('disordered', mark, `comes before ${gap[0]}`);
    const gaps = this.#gaps.get(mark.writer) ?? [];
    gaps.push(gap);
    this.#gaps.set(mark.writer, gaps);
  }

  #note(kind: 'lost' | 'doubled' | 'disordered' | 'foreign', { writer, number }: Mark, what: string): void {
    this.#findings.note(kind, `${this.#partition}: record ${number} of writer ${writer} ${what}`);
  }
}
