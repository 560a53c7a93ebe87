import type { Given } from './given.ts';
import { type Options, oneOf } from './options.ts';
import { type OutputStream, printLine } from './streams.ts';

/** For tools that print tables. */
export const OUTPUT = {
  output: oneOf(['text', 'json'], 'How results are printed.', { fallback: 'text' }),
} as const satisfies Options;

export function wantsJson(given: Given<typeof OUTPUT>): boolean {
  return given.get('output') === 'json';
}

/** One value as JSON, with line ends and indents. */
export function printJson(output: OutputStream, value: unknown): void {
  printLine(output, JSON.stringify(value, exact, 2));
}

/** Integers that a JSON number cannot hold exactly become text. */
function exact(_: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}
