import type { Option, Options, Valued } from './options.ts';

/** How mistakes on a command line are told. */
export interface Wording {
  missing(options: Options, name: string): string;
  /** `name` was typed together with `other`. */
  exclusive(name: string, other: string): string;
  /** Of `names`, none was typed or more than one. */
  notOne(names: readonly string[], typed: readonly string[]): string;
  needsValue(name: string, option: Valued): string;
  cannotParse(name: string, option: Valued, word: string): string;
  unknown(word: string, name: string): string;
}

/** As JOpt Simple and what Kafka built around it say it. */
export const JOPT_WORDING: Wording = {
  missing: (_, name) => `Missing required argument "[${name}]"`,
  exclusive: (name, other) => `Option "[${name}]" can't be used with option "[${other}]"`,
  notOne: (names) =>
    `Exactly one of the following arguments is required: ${names.map((name) => `[${name}]`).join(', ')}`,
  needsValue: (name) => `Option ${name} requires an argument`,
  cannotParse(name, { choices }, word) {
    const expected = choices === undefined ? '' : `; expected one of ${choices.join(', ')}`;
    return `Cannot parse argument '${word}' of option ${name}${expected}`;
  },
  unknown: (_, name) => `${name} is not a recognized option`,
};

/** As argparse4j says it. */
export const ARGPARSE_WORDING: Wording = {
  missing: (options, name) => `argument ${spelled(name, options[name])} is required`,
  exclusive: (name, other) => `argument --${name}: not allowed with argument --${other}`,
  notOne(names, [first, second]) {
    if (first !== undefined && second !== undefined) return this.exclusive(second, first);
    return `one of the arguments ${names.map((name) => `--${name}`).join(' ')} is required`;
  },
  needsValue: (name, option) =>
    `argument ${spelled(name, option)}: expected ${option.isGreedy === true ? '1 argument(s)' : 'one argument'}`,
  cannotParse(name, option, word) {
    const argument = `argument ${spelled(name, option)}`;
    if (option.choices !== undefined)
      return `${argument}: invalid choice: '${word}' (choose from {${option.choices.join(',')}})`;
    return `${argument}: could not convert '${word}' to ${option.javaType ?? 'String'} (For input string: "${word}")`;
  },
  unknown: (word) => `unrecognized arguments: '${word}'`,
};

function spelled(name: string, option: Option | undefined): string {
  const short = (option?.aliases ?? []).filter((alias) => alias.length === 1);
  return [`--${name}`, ...short.map((alias) => `-${alias}`)].join('/');
}
