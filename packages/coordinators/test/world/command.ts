/** A line of a scenario: a verb, words, and `name=value` options. */
export class Command {
  readonly verb: string;
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly #text: string;

  constructor(text: string) {
    const [verb = '', ...parts] = text.split(/\s+/);
    this.#text = text;
    this.verb = verb;
    this.words = parts.filter((part) => !isOption(part));
    this.options = new Map(
      parts.filter(isOption).map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at), part.slice(at + 1)];
      }),
    );
  }

  word(index: number): string {
    const word = this.words[index];
    if (word === undefined) throw new Error(`word ${index + 1} is missing: ${this.#text}`);
    return word;
  }

  option(name: string, fallback: string): string {
    return this.options.get(name) ?? fallback;
  }

  number(name: string, fallback: number): number {
    return Number(this.options.get(name) ?? fallback);
  }

  list(name: string): string[] {
    const text = this.options.get(name);
    return text === undefined ? [] : text.split(',');
  }

  /** What follows the verb, as a command of its own. */
  rest(): Command {
    return new Command(this.#text.slice(this.verb.length).trim());
  }
}

export function parseCommand(text: string): Command {
  return new Command(text);
}

/** `t-0=5` is a place with an offset, not an option. */
function isOption(part: string): boolean {
  return /^[a-z][A-Za-z]*=/.test(part);
}
