import type { Producer } from '@kavka/client';

/** One transaction after the other, each of about the same length; none at all where no length is given. */
export class TransactionPace {
  readonly #producer: Pick<Producer, 'beginTransaction' | 'commitTransaction'>;
  readonly #durationMs: number | undefined;
  #startedAt: number | undefined;

  constructor(
    producer: Pick<Producer, 'beginTransaction' | 'commitTransaction'>,
    durationMs: number | undefined,
  ) {
    this.#producer = producer;
    this.#durationMs = durationMs;
  }

  /** Before a record. */
  begin(now: number): void {
    if (this.#durationMs === undefined || this.#startedAt !== undefined) return;
    this.#producer.beginTransaction();
    this.#startedAt = now;
  }

  /** After a record: commits when it is time. */
  isDue(now: number): boolean {
    return this.#startedAt !== undefined && now - this.#startedAt >= (this.#durationMs ?? 0);
  }

  async commit(): Promise<void> {
    if (this.#startedAt === undefined) return;
    await this.#producer.commitTransaction();
    this.#startedAt = undefined;
  }
}
