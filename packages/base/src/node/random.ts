import { randomBytes } from 'node:crypto';
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

function random53(): number {
  const bytes = randomBytes(8);
  return (bytes.readUInt32BE(0) & 0x1fffff) * 2 ** 32 + bytes.readUInt32BE(4);
}
