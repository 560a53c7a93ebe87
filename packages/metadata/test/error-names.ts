import { ErrorCode, type ErrorName } from '@kavka/protocol';

const NAMES = new Map<number, ErrorName>(
  Object.entries(ErrorCode).map(([name, code]) => [code, name as ErrorName]),
);

/** Codes as names, so that a failed comparison can be read. */
export function errorName(code: number): ErrorName {
  return NAMES.get(code)!;
}
