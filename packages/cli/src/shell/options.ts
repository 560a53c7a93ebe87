/** An option without a value: there or not. */
export interface Flag {
  readonly kind: 'flag';
  readonly about: string;
  /** Other names of the same option; those of one letter are shown in the help. */
  readonly aliases?: readonly string[];
  readonly isHidden?: boolean;
}

/** An option with a value. */
export interface Valued<T = unknown> {
  readonly kind: 'value';
  readonly about: string;
  /** What stands for the value in the help. */
  readonly label: string;
  /** Undefined where the text is no such value. */
  readonly parse: (text: string) => T | undefined;
  /** What the original reads it as, for its words when that fails. */
  readonly javaType?: 'Integer' | 'Long' | 'Double';
  readonly fallback?: T | undefined;
  readonly isRequired?: boolean;
  readonly isRepeated?: boolean;
  /** Takes all words up to the next option. */
  readonly isGreedy?: boolean;
  /** The value of the option when it stands alone; without it the option needs a value. */
  readonly whenAlone?: T | undefined;
  /** The name that took its place, which a warning tells. */
  readonly replacedBy?: string;
  readonly aliases?: readonly string[];
  /** The values that there are, for the help and for completion. */
  readonly choices?: readonly string[];
  /** What completion offers. */
  readonly completes?: 'file' | 'directory' | 'topic' | 'group';
  readonly isHidden?: boolean;
}

export type Option = Flag | Valued;
/** By names, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

type Details<T> = Partial<Omit<Valued<T>, 'kind' | 'about' | 'label' | 'parse'>>;

export function flag(about: string, details: Partial<Pick<Flag, 'aliases' | 'isHidden'>> = {}): Flag {
  return { kind: 'flag', about, ...details };
}

export function text(label: string, about: string, details: Details<string> = {}): Valued<string> {
  return { kind: 'value', about, label, parse: (given) => given, ...details };
}

export function oneOf<T extends string>(
  choices: readonly T[],
  about: string,
  details: Details<T> = {},
): Valued<T> {
  const parse = (given: string): T | undefined => choices.find((choice) => choice === given);
  return { kind: 'value', about, label: choices.join('|'), parse, choices, ...details };
}

const MAX_INT = 2 ** 31 - 1;
const MAX_LONG = 2n ** 63n - 1n;

/** 32 bits, as Java's `Integer.parseInt` reads it. */
export function integer(label: string, about: string, details: Details<number> = {}): Valued<number> {
  return { kind: 'value', about, label, parse: parseInteger, javaType: 'Integer', ...details };
}

/** 64 bits. */
export function long(label: string, about: string, details: Details<bigint> = {}): Valued<bigint> {
  return { kind: 'value', about, label, parse: parseLong, javaType: 'Long', ...details };
}

export function double(label: string, about: string, details: Details<number> = {}): Valued<number> {
  return { kind: 'value', about, label, parse: parseDouble, javaType: 'Double', ...details };
}

export function parseInteger(given: string): number | undefined {
  if (!/^[+-]?\d{1,10}$/.test(given)) return undefined;
  const number = Number(given);
  return number >= -MAX_INT - 1 && number <= MAX_INT ? number : undefined;
}

export function parseLong(given: string): bigint | undefined {
  if (!/^[+-]?\d{1,19}$/.test(given)) return undefined;
  const number = BigInt(given.replace('+', ''));
  return number >= -MAX_LONG - 1n && number <= MAX_LONG ? number : undefined;
}

function parseDouble(given: string): number | undefined {
  const number = given.trim() === '' ? Number.NaN : Number(given);
  return Number.isNaN(number) ? undefined : number;
}
