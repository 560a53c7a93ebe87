const SEQUENCES = 2 ** 31;

/** The sequence `count` after `sequence`: after 2147483647 comes 0. */
export function sequenceAfter(sequence: number, count: number): number {
  return (sequence + count) % SEQUENCES;
}
