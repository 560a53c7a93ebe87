/** Lines of TypeScript with indentation. */
export class Code {
  readonly #lines: string[] = [];
  #depth = 0;

  line(text = ''): void {
    this.#lines.push(text === '' ? '' : `${'  '.repeat(this.#depth)}${text}`);
  }

  /** `head {`, what `body` adds, `tail`. */
  block(head: string, body: () => void, tail = '}'): void {
    this.line(`${head} {`);
    this.indented(body);
    this.line(tail);
  }

  indented(body: () => void): void {
    this.#depth++;
    body();
    this.#depth--;
  }

  /** Adds the lines of another piece at the present depth. */
  add(other: Code): void {
    for (const line of other.#lines) this.line(line);
  }

  /** Whether the identifier occurs in the lines so far. */
  mentions(identifier: string): boolean {
    const pattern = new RegExp(`\\b${identifier}\\b`);
    return this.#lines.some((line) => pattern.test(line));
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
