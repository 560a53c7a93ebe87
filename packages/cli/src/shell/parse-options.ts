import { nearestName } from '@kavka/config';
import { Given } from './given.ts';
import type { Option, Options, Valued } from './options.ts';
import { UsageError } from './tool-error.ts';
import { ARGPARSE_WORDING, JOPT_WORDING, type Wording } from './wording.ts';

export interface ParseResult<O extends Options> {
  readonly given: Given<O>;
  /** What to tell the user beside the result. */
  readonly warnings: readonly string[];
}

export interface ParseRules {
  /** See `Tool.names`. */
  readonly names: 'exact' | 'prefix';
  /** How many words without a name are understood. */
  readonly positionals: number;
}

/**
 * Reads a command line as Kafka's tools do: `--name value`, `--name=value`, also with one dash, options and other words mixed, `--` ends
 * the options.
 * @throws UsageError in the words of the original, with the nearest name where one is not known
 */
export function parseOptions<O extends Options>(
  options: O,
  words: readonly string[],
  rules: ParseRules,
): ParseResult<O> {
  const reading = new Reading(options, words, rules);
  while (reading.hasMore) reading.next();
  return reading.result(options);
}

const NEGATIVE_NUMBER = /^-(\d+|\d*\.\d+)$/;

class Reading {
  readonly #options: Options;
  readonly #names: ReadonlyMap<string, string>;
  readonly #words: readonly string[];
  readonly #rules: ParseRules;
  readonly #wording: Wording;
  readonly #values = new Map<string, unknown[]>();
  /** Names as they were typed, old ones too. */
  readonly #spellings = new Set<string>();
  readonly #rest: string[] = [];
  readonly #warnings: string[] = [];
  #at = 0;

  constructor(options: Options, words: readonly string[], rules: ParseRules) {
    this.#options = options;
    this.#words = words;
    this.#rules = rules;
    this.#wording = rules.names === 'prefix' ? ARGPARSE_WORDING : JOPT_WORDING;
    this.#names = namesOf(options);
  }

  get hasMore(): boolean {
    return this.#at < this.#words.length;
  }

  next(): void {
    const word = this.#words[this.#at++]!;
    if (word === '--') {
      this.#rest.push(...this.#words.slice(this.#at));
      this.#at = this.#words.length;
    } else if (looksLikeOption(word)) this.#readOption(word);
    else this.#rest.push(word);
  }

  result<O extends Options>(options: O): ParseResult<O> {
    const { positionals } = this.#rules;
    this.#checkReplaced();
    this.#checkRepeated();
    for (const word of this.#rest.slice(positionals)) {
      if (this.#rules.names === 'prefix') throw new UsageError(this.#wording.unknown(word, word));
      this.#warnings.push(`"${word}" belongs to no option and is not used`);
    }
    return {
      given: new Given(options, this.#values, this.#rest.slice(0, positionals), this.#wording),
      warnings: this.#warnings,
    };
  }

  /** An old and a new name of the same thing. */
  #checkReplaced(): void {
    for (const spelling of this.#spellings) {
      const option = this.#options[spelling];
      const replacedBy = option?.kind === 'value' ? option.replacedBy : undefined;
      if (replacedBy !== undefined && this.#spellings.has(replacedBy))
        throw new UsageError(`Options --${replacedBy} and --${spelling} cannot be specified together.`);
    }
  }

  /** argparse4j takes the last one. */
  #checkRepeated(): void {
    if (this.#rules.names === 'prefix') return;
    for (const [name, values] of this.#values) {
      const option = this.#options[name];
      const isAllowed = option?.kind === 'flag' || option?.isRepeated === true || option?.isGreedy === true;
      if (values.length > 1 && !isAllowed)
        throw new UsageError(`Found multiple arguments for option ${name}, but you asked for only one`);
    }
  }

  #readOption(word: string): void {
    const split = word.indexOf('=');
    const spelling = (split < 0 ? word : word.slice(0, split)).replace(/^--?/, '');
    const attached = split < 0 ? '' : word.slice(split + 1);
    const { name, option } = this.#find(word, spelling);
    if (option.kind === 'flag') {
      this.#values.set(name, [true]);
      return;
    }
    const isFirst = !this.#spellings.has(name);
    this.#spellings.add(name);
    if (option.replacedBy !== undefined && isFirst)
      this.#warnings.push(
        `Warning: --${spelling} is deprecated and will be removed in a future version. Use --${option.replacedBy} instead.`,
      );
    const target = option.replacedBy ?? name;
    for (const value of this.#valuesOf(spelling, option, attached)) this.#add(target, value);
  }

  #find(word: string, spelling: string): { readonly name: string; readonly option: Option } {
    const known = this.#names.get(spelling) ?? this.#completed(spelling);
    const option = known === undefined ? undefined : this.#options[known];
    if (known !== undefined && option !== undefined) return { name: known, option };
    const nearest = nearestName(spelling, this.#names.keys());
    const hint = nearest === undefined ? '' : `; did you mean --${nearest}?`;
    throw new UsageError(`${this.#wording.unknown(word, spelling)}${hint}`);
  }

  #completed(spelling: string): string | undefined {
    if (this.#rules.names === 'exact') return undefined;
    const matching = [...this.#names].filter(([name]) => name.startsWith(spelling));
    const [first, ...others] = new Set(matching.map(([, name]) => name));
    if (others.length === 0) return first;
    const candidates = [first, ...others].map((name) => `--${name}`).join(', ');
    throw new UsageError(`ambiguous option: --${spelling} could match ${candidates}`);
  }

  *#valuesOf(spelling: string, option: Valued, attached: string): Generator<unknown> {
    if (attached !== '') yield this.#parsed(spelling, option, attached);
    else if (option.whenAlone !== undefined && !this.#hasValueNext(option)) yield option.whenAlone;
    else {
      const word = this.#words[this.#at++];
      if (word === undefined || this.#refusesValue(word))
        throw new UsageError(this.#wording.needsValue(spelling, option));
      yield this.#parsed(spelling, option, word);
    }
    while (option.isGreedy === true && this.#hasValueNext(option))
      yield this.#parsed(spelling, option, this.#words[this.#at++]!);
  }

  #parsed(spelling: string, option: Valued, word: string): unknown {
    const value = option.parse(word);
    if (value === undefined) throw new UsageError(this.#wording.cannotParse(spelling, option, word));
    return value;
  }

  /** argparse4j does not take an option for the value of another one. */
  #refusesValue(word: string): boolean {
    return this.#rules.names === 'prefix' && looksLikeOption(word) && !NEGATIVE_NUMBER.test(word);
  }

  #hasValueNext(option: Valued): boolean {
    const word = this.#words[this.#at];
    const isNumber = option.javaType !== undefined && NEGATIVE_NUMBER.test(word ?? '');
    return word !== undefined && (isNumber || !looksLikeOption(word));
  }

  #add(name: string, value: unknown): void {
    const values = this.#values.get(name) ?? [];
    values.push(value);
    this.#values.set(name, values);
  }
}

/** A dash alone is a word, such as the name of standard input. */
function looksLikeOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

function namesOf(options: Options): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, option] of Object.entries(options)) {
    names.set(name, name);
    for (const alias of option.aliases ?? []) names.set(alias, name);
  }
  return names;
}
