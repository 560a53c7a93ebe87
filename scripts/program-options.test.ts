import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { headComment } from './program-options.ts';

const SIM = join(import.meta.dirname, 'sim.ts');

/** How a program ends, and what it says: the only ones that are run here end before they have begun. */
function sim(...args: string[]): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIM, ...args], { encoding: 'utf8' });
  return { status, told: stdout + stderr };
}

test('the head comment is the usage, in both ways of writing', () => {
  assert.equal(headComment('/**\n * One.\n *   two\n */\ncode(); /** no */\n'), 'One.\n  two');
  assert.equal(headComment('// One.\n// Two.\ncode();\n// no\n'), 'One.\nTwo.');
});

test('--help tells the usage; what is not understood is told in one line', () => {
  assert.deepEqual(sim('--help').status, 0);
  assert.match(sim('--help').told, /^Simulations, from a seed:\n {2}npm run sim -- log/);
  for (const [args, told] of [
    [['lgo'], /simulation of the log, none of "lgo"\. --help tells/],
    [['log', '--seed', 'x'], /^--seed is a number from 0 on, not "x"\./],
    [['log', '--seeed', '1'], /^Unknown option '--seeed'/],
  ] as const) {
    const end = sim(...args);
    assert.equal(end.status, 2);
    assert.match(end.told, told);
    assert.doesNotMatch(end.told, /\n\s+at /);
  }
});
