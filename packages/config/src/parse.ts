import { unreachable } from '@kavka/base';
import type { ConfigType, Definition, StoredValue } from './define.ts';
import { formatJavaDouble, parseJavaDouble } from './java-double.ts';
import { Secret } from './secret.ts';
import { describeValidator, type RangeValidator, type Validator } from './validators.ts';

/** A value, or why the text is none. */
export type Parsed = { readonly value: StoredValue } | { readonly problem: string };

const WHOLE_NUMBER = /^[+-]?\d+$/;
/** Longer than any number that fits: not worth the arithmetic. */
const MAX_DIGITS = 400;

const INTEGER_BOUNDS = {
  short: { min: -(2n ** 15n), max: 2n ** 15n - 1n },
  int: { min: -(2n ** 31n), max: 2n ** 31n - 1n },
  long: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
} as const;

const TYPE_IN_WORDS: Record<ConfigType, string> = {
  boolean: 'true or false',
  string: 'text',
  short: 'a whole number of 16 bits (short)',
  int: 'a whole number of 32 bits (int)',
  long: 'a whole number of 64 bits (long)',
  double: 'a number (double)',
  list: 'a comma-separated list',
  class: 'a class name',
  password: 'text',
};

/** Reads `text` by Kafka's rules (outer blanks off, booleans in any case, lists split at commas) and judges it. */
export function parseValue(definition: Definition, text: string): Parsed {
  const trimmed = text.trim();
  const value = readAs(definition.type, trimmed);
  if (value === undefined) return { problem: problemOf(definition, trimmed, TYPE_IN_WORDS[definition.type]) };
  const problem = judge(definition, value, trimmed);
  return problem === undefined ? { value } : { problem };
}

/** The value in the one way in which Kafka prints it; null for passwords and missing values. */
export function formatValue(type: ConfigType, value: StoredValue): string | null {
  if (value === null || value instanceof Secret) return null;
  if (typeof value === 'number' && type === 'double') return formatJavaDouble(value);
  if (typeof value === 'object') return value.join(',');
  return String(value);
}

function readAs(type: ConfigType, text: string): StoredValue | undefined {
  switch (type) {
    case 'boolean':
      return booleanOf(text);
    case 'short':
    case 'int': {
      const whole = wholeNumberOf(text, INTEGER_BOUNDS[type]);
      return whole === undefined ? undefined : Number(whole);
    }
    case 'long':
      return wholeNumberOf(text, INTEGER_BOUNDS.long);
    case 'double':
      return parseJavaDouble(text);
    case 'list':
      return splitList(text);
    case 'password':
      return new Secret(text);
    case 'string':
    case 'class':
      return text;
    default:
      return unreachable(type, 'config type');
  }
}

function booleanOf(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

function wholeNumberOf(text: string, bounds: { min: bigint; max: bigint }): bigint | undefined {
  if (text.length > MAX_DIGITS || !WHOLE_NUMBER.test(text)) return undefined;
  const whole = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return whole >= bounds.min && whole <= bounds.max ? whole : undefined;
}

/** Entries without outer blanks, each once, in order; an empty entry is kept for `judge` to refuse. */
function splitList(text: string): readonly string[] {
  const entries = text === '' ? [] : text.split(',').map((entry) => entry.trim());
  return Object.freeze([...new Set(entries)]);
}

function judge(definition: Definition, value: StoredValue, text: string): string | undefined {
  const { type, validator } = definition;
  if (type === 'list' && (value as readonly string[]).includes('')) {
    return problemOf(definition, text, 'a list without empty entries');
  }
  if (type === 'class' && text === '') return problemOf(definition, text, 'a class name');
  if (!validator || accepts(validator, value, text)) return undefined;
  return problemOf(definition, text, describeValidator(validator));
}

function accepts(validator: Validator, value: StoredValue, text: string): boolean {
  switch (validator.kind) {
    case 'range':
      return inRange(validator, value as number | bigint);
    case 'one-of':
      return validator.ignoreCase
        ? validator.values.some((allowed) => allowed.toLowerCase() === text.toLowerCase())
        : validator.values.includes(text);
    case 'list': {
      const entries = value as readonly string[];
      const known = validator.values;
      return (
        (validator.mayBeEmpty || entries.length > 0) &&
        (!known || entries.every((entry) => known.includes(entry)))
      );
    }
    case 'non-empty':
      return text !== '';
    case 'format':
      return validator.matches(text);
    default:
      return unreachable(validator, 'validator');
  }
}

/** Written so that NaN is in every range, as in Kafka. */
function inRange({ min, max, or }: RangeValidator, value: number | bigint): boolean {
  if (or !== undefined && value === or) return true;
  return !(value < min || (max !== undefined && value > max));
}

function problemOf(definition: Definition, text: string, expected: string): string {
  const shown = definition.type === 'password' ? '[hidden]' : shorten(text);
  return `Invalid value "${shown}" for ${definition.name}: expected ${expected}`;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
