import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xxh3 } from '../../../src/group/modern/xxh3.ts';

/** By length of the input, from the library that Apache Kafka uses. */
const HASHES = new Map([
  [0, 3244421341483603138n],
  [1, 1433843135270481901n],
  [3, 12180141160879835164n],
  [4, 7895465118229274323n],
  [8, 6941064856527638883n],
  [9, 18374517719163151272n],
  [16, 13314990914799711621n],
  [17, 8163341949877205007n],
  [65, 9408609914592003654n],
  [128, 7440608504995537343n],
  [129, 14295761343243267012n],
  [240, 7229805477010515663n],
  [241, 10082113959289486871n],
  [1024, 11205349619999208113n],
  [1025, 9253807012321506678n],
  [5000, 8762507191635236893n],
]);

test('hashes of all lengths are those of XXH3', () => {
  for (const [length, hash] of HASHES) {
    const input = Buffer.from(Array.from({ length }, (_, i) => (i * 7 + 3) & 0xff));
    assert.equal(xxh3(input), hash, `${length} bytes`);
  }
});
