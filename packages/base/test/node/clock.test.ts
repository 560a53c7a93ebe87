import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { nodeClock } from '@kavka/base/node';

const turn = (): Promise<void> => new Promise((resolve) => nodeClock.endOfTurn(resolve));

test('actions at the end of a turn run in order, after promises and ready input', async () => {
  const seen: string[] = [];
  nodeClock.endOfTurn(() => seen.push('first'));
  nodeClock.endOfTurn(() => seen.push('second'));
  queueMicrotask(() => seen.push('promise'));
  process.nextTick(() => seen.push('tick'));
  await turn();
  assert.deepEqual(seen.sort().length, 4);
  assert.deepEqual(seen.indexOf('first') < seen.indexOf('second'), true);
});

test('an action asked for by an action belongs to the next turn', async () => {
  const seen: string[] = [];
  nodeClock.endOfTurn(() => {
    nodeClock.endOfTurn(() => seen.push('next turn'));
    setImmediate(() => seen.push('other immediate'));
  });
  nodeClock.endOfTurn(() => seen.push('this turn'));
  await turn();
  assert.deepEqual(seen, ['this turn']);
  await turn();
  await turn();
  assert.ok(seen.includes('next turn'));
});

test('a timer fires after its delay, unless it is cancelled', async () => {
  const started = nodeClock.monotonic();
  let cancelled = true;
  const cancel = nodeClock.schedule(1, () => {
    cancelled = false;
  });
  cancel();
  const hold = setInterval(() => {}, 1000);
  await new Promise<void>((resolve) => nodeClock.schedule(5, resolve));
  clearInterval(hold);
  assert.ok(nodeClock.monotonic() - started >= 4);
  assert.equal(cancelled, true);
  cancel();
});

/** Runs a program on the clock in a process of its own. */
function run(program: string): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const source = `import { nodeClock } from '@kavka/base/node';\n${program}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    timeout: 10_000,
  });
}

test('timers do not keep the process alive, very long ones do not fire at once', () => {
  const { status, stdout } = run(`
    nodeClock.schedule(60_000, () => console.log('late'));
    const cancel = nodeClock.schedule(2 ** 40, () => console.log('much too early'));
    setTimeout(cancel, 20);`);
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('an action that throws does not take the others with it', () => {
  const { stdout } = run(`
    process.on('uncaughtException', (error) => console.log('thrown:', error.message));
    nodeClock.endOfTurn(() => { throw new Error('first'); });
    nodeClock.endOfTurn(() => console.log('second'));
    nodeClock.endOfTurn(() => { nodeClock.endOfTurn(() => console.log('fourth')); console.log('third'); });`);
  assert.equal(stdout, 'thrown: first\nsecond\nthird\nfourth\n');
});
