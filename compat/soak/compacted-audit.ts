import type { Findings } from './findings.ts';
import type { MarkedRecord } from './marked-batch.ts';

/** What was last sent for a key of a compacted partition. */
interface LastOfKey {
  readonly number: number;
  readonly isTombstone: boolean;
}

/** What one idempotent producer, alone, has sent to a compacted partition. */
export class KeyedAccount {
  readonly lastOfKeys = new Map<string, LastOfKey>();
  sentRecords = 0;

  send(number: number, key: string, isTombstone: boolean): void {
    this.sentRecords++;
    this.lastOfKeys.set(key, { number, isTombstone });
  }
}

/** Of a compacted partition the last record of each key must be there; a tombstone may be gone. What is there is in order. */
export class CompactedAudit {
  readonly #partition: string;
  readonly #account: KeyedAccount;
  readonly #findings: Findings;
  readonly #lastSeen = new Map<string, number>();
  #next = 0;
  seenRecords = 0;

  constructor(partition: string, account: KeyedAccount, findings: Findings) {
    this.#partition = partition;
    this.#account = account;
    this.#findings = findings;
  }

  see({ key, number }: MarkedRecord): void {
    this.seenRecords++;
    const last = this.#account.lastOfKeys.get(key ?? '');
    if (last === undefined || number > last.number) this.#note('foreign', key, number, 'was never sent');
    if (number === this.#next - 1) this.#note('doubled', key, number, 'comes twice');
    else if (number < this.#next) this.#note('disordered', key, number, `comes after ${this.#next - 1}`);
    this.#next = Math.max(this.#next, number + 1);
    this.#lastSeen.set(key ?? '', number);
  }

  /** All that is in the partition was seen, and all that was sent is acknowledged. */
  finish(): void {
    for (const [key, { number, isTombstone }] of this.#account.lastOfKeys) {
      const seen = this.#lastSeen.get(key);
      const isGone = seen === undefined && isTombstone;
      if (seen !== number && !isGone)
        this.#note('lost', key, number, `was its last; ${seen ?? 'none'} is there`);
    }
  }

  #note(
    kind: 'lost' | 'doubled' | 'disordered' | 'foreign',
    key: string | null,
    number: number,
    what: string,
  ): void {
    this.#findings.note(kind, `${this.#partition}: record ${number} of ${key} ${what}`);
  }
}
