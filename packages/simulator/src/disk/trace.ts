const KEPT_LINES = 2000;

/** What happened, in words, for who reads a failure. Only the end of it is kept. */
export class Trace {
  #lines: string[] = [];
  #left = 0;

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length < KEPT_LINES * 2) return;
    this.#left += KEPT_LINES;
    this.#lines = this.#lines.slice(KEPT_LINES);
  }

  get text(): string {
    const start = this.#left > 0 ? [`(${this.#left} lines before)`] : [];
    return [...start, ...this.#lines].join('\n');
  }
}
