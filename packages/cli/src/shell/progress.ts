import type { Clock } from '@kavka/base';
import type { OutputStream } from './streams.ts';

const INTERVAL_MS = 200;
const CLEAR_LINE = '\r\x1b[K';

/** One line on a terminal that says how far long work is, written over again and again; nothing elsewhere. */
export class Progress implements Disposable {
  readonly #output: OutputStream;
  readonly #clock: Pick<Clock, 'monotonic'>;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(output: OutputStream, clock: Pick<Clock, 'monotonic'>) {
    this.#output = output;
    this.#clock = clock;
  }

  /** Cheap enough to be called in every round of a loop. */
  show(line: () => string): void {
    if (!this.#output.isTerminal) return;
    const now = this.#clock.monotonic();
    if (now - this.#shownAt < INTERVAL_MS) return;
    this.#shownAt = now;
    this.#output.write(`${CLEAR_LINE}${line().slice(0, this.#output.columns - 1)}`);
  }

  /** Takes the line away. */
  [Symbol.dispose](): void {
    if (this.#shownAt !== Number.NEGATIVE_INFINITY) this.#output.write(CLEAR_LINE);
    this.#shownAt = Number.NEGATIVE_INFINITY;
  }
}
