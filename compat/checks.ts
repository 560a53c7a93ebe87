import { within } from './machine/until.ts';

const CHECK_LIMIT_MS = 120_000;
const SHOWN_CHARS = 2_000;

/** Runs checks one after the other, prints a line for each, and counts. */
export class Checks {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  readonly #prefix: string;

  /** Every line begins with `prefix`. */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** What `check` throws is its failure. Gives whether it passed. */
  async check(what: string, check: () => Promise<void>, limitMs = CHECK_LIMIT_MS): Promise<boolean> {
    const name = `${this.#prefix}${what}`;
    const startedAt = performance.now();
    const seconds = () => `(${((performance.now() - startedAt) / 1000).toFixed(1)} s)`;
    try {
      await within(name, limitMs, check());
      this.#passed++;
      console.log(`ok    ${name} ${seconds()}`);
      return true;
    } catch (error) {
      this.#failed++;
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      console.log(
        `FAIL  ${name} ${seconds()}\n      ${text.slice(0, SHOWN_CHARS).replaceAll('\n', '\n      ')}`,
      );
      return false;
    }
  }

  skip(name: string, reason: string): void {
    this.#skipped++;
    console.log(`skip  ${this.#prefix}${name}: ${reason}`);
  }

  /** Adds what another program counted. */
  add(passed: number, failed: number, skipped: number): void {
    this.#passed += passed;
    this.#failed += failed;
    this.#skipped += skipped;
  }

  /** Adds what was counted apart. */
  include(apart: Checks): void {
    this.add(apart.#passed, apart.#failed, apart.#skipped);
  }

  get failed(): number {
    return this.#failed;
  }

  /** The closing line. */
  toString(): string {
    return `${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`;
  }
}
