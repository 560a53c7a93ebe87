import { randomBytes, randomFillSync } from 'node:crypto';
import { assert } from '../assert.ts';
import type { Random } from '../random.ts';

/** The machine's source of randomness, fit for ids and secrets. */
export const nodeRandom: Random = {
  below,
  bytes: (length) => randomBytes(length),
};

function below(bound: number): number {
  assert(
    Number.isSafeInteger(bound) && bound > 0,
    `a bound of random numbers must be a positive integer: ${bound}`,
  );
  // Numbers of the last, incomplete round of `bound` are thrown away: they would make small results likelier.
  const limit = Math.floor(2 ** 53 / bound) * bound;
  for (;;) {
    const drawn = random53();
    if (drawn < limit) return drawn % bound;
  }
}

/** Drawn ahead: a call for a few bytes costs as much as one for all of these. */
const ahead = Buffer.alloc(1024);
let nextAhead = ahead.length;

function random53(): number {
  if (nextAhead === ahead.length) {
    randomFillSync(ahead);
    nextAhead = 0;
  }
  const at = nextAhead;
  nextAhead += 8;
  return (ahead.readUInt32BE(at) & 0x1fffff) * 2 ** 32 + ahead.readUInt32BE(at + 4);
}
