/** What a value must be beyond its type. Data rather than functions, so that documentation and errors can name it. */
export type Validator = RangeValidator | OneOfValidator | ListValidator | NonEmptyValidator | FormatValidator;

/** Both bounds belong to the range. `or` is a single value outside of it that is good too. */
export interface RangeValidator {
  readonly kind: 'range';
  readonly min: number;
  readonly max?: number;
  readonly or?: number;
}

export interface OneOfValidator {
  readonly kind: 'one-of';
  readonly values: readonly string[];
  readonly ignoreCase: boolean;
}

/** `values` are the entries allowed; undefined allows any. */
export interface ListValidator {
  readonly kind: 'list';
  readonly values?: readonly string[];
  readonly mayBeEmpty: boolean;
}

export interface NonEmptyValidator {
  readonly kind: 'non-empty';
}

/** A form of its own; `matches` judges the trimmed text, of a list the whole of it. */
export interface FormatValidator {
  readonly kind: 'format';
  readonly expected: string;
  matches(text: string): boolean;
}

export function atLeast(min: number): RangeValidator {
  return { kind: 'range', min };
}

export function between(min: number, max: number): RangeValidator {
  return { kind: 'range', min, max };
}

export function betweenOr(min: number, max: number, or: number): RangeValidator {
  return { kind: 'range', min, max, or };
}

export function oneOf(...values: string[]): OneOfValidator {
  return { kind: 'one-of', values, ignoreCase: false };
}

export function oneOfInAnyCase(...values: string[]): OneOfValidator {
  return { kind: 'one-of', values, ignoreCase: true };
}

export function listOf(...values: string[]): ListValidator {
  return { kind: 'list', values, mayBeEmpty: true };
}

export function nonEmptyListOf(...values: string[]): ListValidator {
  return { kind: 'list', values, mayBeEmpty: false };
}

export const NON_EMPTY_LIST: ListValidator = { kind: 'list', mayBeEmpty: false };

export const NON_EMPTY: NonEmptyValidator = { kind: 'non-empty' };

/** The validator in words, to follow "expected": `at least 1`, `one of a, b`. */
export function describeValidator(validator: Validator): string {
  switch (validator.kind) {
    case 'range':
      return describeRange(validator);
    case 'one-of':
      return `one of ${validator.values.join(', ')}${validator.ignoreCase ? ' in any case' : ''}`;
    case 'list':
      return describeList(validator);
    case 'non-empty':
      return 'not empty';
    case 'format':
      return validator.expected;
  }
}

function describeRange({ min, max, or }: RangeValidator): string {
  const range = max === undefined ? `at least ${min}` : `between ${min} and ${max}`;
  return or === undefined ? range : `${range}, or ${or}`;
}

function describeList({ values, mayBeEmpty }: ListValidator): string {
  if (!values) return 'at least one entry';
  return `${mayBeEmpty ? 'entries out of' : 'at least one of'} ${values.join(', ')}`;
}
