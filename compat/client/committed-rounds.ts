import assert from 'node:assert/strict';

type Values = readonly (string | null)[];

/**
 * Holds what is stored against what was committed: values such as `12a`, of round 12. So many rounds may have the other outcome.
 *
 * Apache Kafka 4.3.1, where it ends between the answer to an end and its mark, may take a partition that has no leader for a deleted one:
 * it completes the transaction without a mark, and the next mark, whichever it is, ends both.
 */
export function checkCommitted(stored: Values, committed: Values, mostDiffering: number): void {
  const differing = new Set([...roundsOnlyIn(stored, committed), ...roundsOnlyIn(committed, stored)]);
  assert.ok(differing.size <= mostDiffering, `rounds with another outcome: ${[...differing]}`);
  const isSure = (value: string | null): boolean => !differing.has(roundOf(value));
  assert.deepEqual(stored.filter(isSure), committed.filter(isSure));
}

function roundsOnlyIn(values: Values, others: Values): number[] {
  const known = new Set(others);
  return values.filter((value) => !known.has(value)).map(roundOf);
}

function roundOf(value: string | null): number {
  return Number.parseInt(value ?? '', 10);
}
