// Hostile bytes for every decoder, until the time is over or something is found.
// Usage: node packages/protocol/fuzz/decode.fuzz.ts [--seed N] [--seconds N]
import { parseArgs } from 'node:util';
import { attack, loadTargets } from './decoders.ts';

const INPUTS_PER_ROUND = 20;
const SHOWN = 10;

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '30' } },
});
const end = performance.now() + Number(values.seconds) * 1000;
const targets = await loadTargets(Number(values.seed));
let seed = Number(values.seed);
let inputs = 0;
while (performance.now() < end) {
  const findings = attack(targets, seed, INPUTS_PER_ROUND);
  inputs += targets.length * INPUTS_PER_ROUND;
  for (const { target, problem, input } of findings.slice(0, SHOWN)) {
    console.log(`${target}, seed ${seed}: ${problem}\n  ${input}`);
  }
  if (findings.length > 0) {
    process.exitCode = 1;
    break;
  }
  seed++;
}
console.log(`${inputs} inputs for ${targets.length} decoders`);
