import assert from 'node:assert/strict';
import type { Contents } from './java-programs.ts';

const SHOWN = 30;

/** What both serve is the same. */
export function assertSameContents(actual: Contents, expected: Contents): void {
  const differences: string[] = [];
  compare('', actual, expected, differences);
  assert.deepEqual(differences.slice(0, SHOWN), []);
}

/** A line for each leaf that is not the same. */
function compare(path: string, actual: unknown, expected: unknown, differences: string[]): void {
  if (isTree(actual) && isTree(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)]))
      compare(`${path}/${key}`, actual[key], expected[key], differences);
    return;
  }
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) differences.push(`${path}: ${found}, not ${wanted}`);
}

function isTree(value: unknown): value is Contents {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
