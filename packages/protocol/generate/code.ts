/** Lines of TypeScript with indentation. */
export class Code {
  #lines: string[] = [];
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

  /** As `block`, on one line when `body` adds a single one. */
  nested(head: string, body: () => void): void {
    const inner = this.#collected(body);
    if (inner.isOneLiner) this.line(`${head} ${inner.#lines[0]}`);
    else this.block(head, () => this.add(inner));
  }

  /** `if (test) then else otherwise`, without braces where both are short. */
  branch(test: string, then: () => void, otherwise: () => void): void {
    const yes = this.#collected(then);
    const no = this.#collected(otherwise);
    if (no.isEmpty) {
      this.nested(`if (${test})`, then);
    } else if (yes.isOneLiner && no.#lines.length === 1) {
      this.line(`if (${test}) ${yes.#lines[0]}`);
      this.line(`else ${no.#lines[0]}`);
    } else {
      this.block(`if (${test})`, () => this.add(yes), '} else {');
      this.indented(() => this.add(no));
      this.line('}');
    }
  }

  #collected(body: () => void): Code {
    const outer = this.#lines;
    const depth = this.#depth;
    const inner = new Code();
    this.#lines = inner.#lines;
    this.#depth = 0;
    body();
    this.#lines = outer;
    this.#depth = depth;
    return inner;
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

  /** Whether the identifier occurs in the lines so far, other than as a property. */
  mentions(identifier: string): boolean {
    const pattern = new RegExp(`(?<![.\\w])${identifier}\\b`);
    return this.#lines.some((line) => pattern.test(line));
  }

  /** One statement that may stand after `if (...)` without braces. */
  get isOneLiner(): boolean {
    return this.#lines.length === 1 && !/^(if|const|let)\b/.test(this.#lines[0]!);
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
