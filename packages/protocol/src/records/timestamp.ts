/** Milliseconds since the epoch: any int64 as `bigint`, or a whole number within 2^51 (some 70,000 years). */
export type Timestamp = number | bigint;

const EXACT_LIMIT = 2n ** 51n;

/** `timestamp - base` as a record stores it: a number where that is exact, else an int64 (which wraps as Java's does). */
export function timestampDelta(timestamp: Timestamp, base: Timestamp): number | bigint {
  if (typeof timestamp === 'number' && typeof base === 'number') return timestamp - base;
  const delta = BigInt(timestamp) - BigInt(base);
  return delta > -EXACT_LIMIT && delta < EXACT_LIMIT ? Number(delta) : BigInt.asIntN(64, delta);
}
