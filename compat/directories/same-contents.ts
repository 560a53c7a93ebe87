import assert from 'node:assert/strict';
import { type Contents, UNSERVED } from './java-programs.ts';

const SHOWN = 30;

/** What both serve is the same. Gives the names of what one of them has no API for. */
export function assertSameContents(actual: Contents, expected: Contents): string[] {
  const unserved = Object.keys(expected).filter((name) => [actual[name], expected[name]].includes(UNSERVED));
  const differences: string[] = [];
  compare('', without(actual, unserved), without(expected, unserved), differences);
  assert.deepEqual(differences.slice(0, SHOWN), []);
  return unserved;
}

function without(contents: Contents, names: readonly string[]): Contents {
  return Object.fromEntries(Object.entries(contents).filter(([name]) => !names.includes(name)));
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
