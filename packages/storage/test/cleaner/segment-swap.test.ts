import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { SeededRandom } from '@kavka/testkit';
import { HookedDisk } from '../hooked-disk.ts';
import { World } from '../world.ts';
import { CleanWorld } from './clean-world.ts';

const TORN = 8;
const BEFORE = ['a@0=1', 'b@1=1', 'a@2=2', 'b@3=2', 'c@4=1'];
const AFTER = ['a@2=2', 'b@3=2', 'c@4=1'];

/** Two segments that become one, and an active one. */
async function ready(disk: HookedDisk<MemoryDisk>): Promise<CleanWorld> {
  const world = new CleanWorld({}, new World({}, disk));
  await world.begin();
  world.append([
    ['a', '1'],
    ['b', '1'],
  ]);
  world.log.roll();
  world.append([
    ['a', '2'],
    ['b', '2'],
  ]);
  world.append([['c', '1']]);
  world.log.roll();
  await world.log.flush();
  return world;
}

/** What the next start finds on `disk`. */
async function found(disk: MemoryDisk): Promise<{ texts: string[]; names: string[] }> {
  const world = new CleanWorld({}, new World({}, disk));
  await world.open();
  const texts = world.texts();
  const names = disk.list('/data/t-0').map(({ name }) => name);
  world.directories.abandon();
  return { texts, names };
}

/** The logs of these segments are there, and no file that is on its way. */
function checkNames(names: readonly string[], segments: readonly number[], operation: string): void {
  const logs = names.filter((name) => name.endsWith('.log')).sort();
  assert.deepEqual(
    logs.map((name) => Number.parseInt(name, 10)),
    segments,
    operation,
  );
  const leftovers = names.filter((name) => /\.(?:cleaned|swap|deleted)$/.test(name));
  assert.deepEqual(leftovers, [], operation);
}

test('whenever a cleaning stops, the next start finds the old segments or the new one, and no rest of the other', async () => {
  const disk = new HookedDisk(new MemoryDisk());
  const world = await ready(disk);
  const crashed: { readonly operation: string; readonly disk: MemoryDisk }[] = [];
  disk.hook = (operation, path) => {
    if (operation === 'read') return;
    const at = `${operation} ${path}`;
    crashed.push({ operation: `kill before ${at}`, disk: disk.inner.clone() });
    crashed.push({
      operation: `power failure before ${at}`,
      disk: disk.inner.clone({ unsynced: 'dropped' }),
    });
    for (let seed = 0; seed < TORN; seed++) {
      const random = new SeededRandom(seed);
      crashed.push({
        operation: `tear ${seed} before ${at}`,
        disk: disk.inner.clone({ unsynced: 'torn', random }),
      });
    }
  };
  await world.clean();
  disk.hook = () => {};
  assert.deepEqual(world.texts(), AFTER);
  const outcomes = new Set<string>();
  for (const { operation, disk: left } of crashed) {
    const { texts, names } = await found(left);
    outcomes.add(texts.join());
    assert.deepEqual(texts, texts.length === BEFORE.length ? BEFORE : AFTER, operation);
    checkNames(names, texts.length === BEFORE.length ? [0, 2, 5] : [0, 5], operation);
  }
  assert.deepEqual([...outcomes].sort(), [AFTER.join(), BEFORE.join()].sort());
});

test('a machine that stops while the next start finishes a swap does no harm either', async () => {
  const disk = new HookedDisk(new MemoryDisk());
  const world = await ready(disk);
  const swapped: MemoryDisk[] = [];
  disk.hook = (operation, path) => {
    if (operation === 'rename' && path.endsWith('.swap')) swapped.push(disk.inner.clone());
    if (operation === 'rename' && path.endsWith('.log')) swapped.push(disk.inner.clone());
  };
  await world.clean();
  assert.ok(swapped.length > 0);
  for (const first of swapped) {
    const again = new HookedDisk(first);
    const crashed: MemoryDisk[] = [];
    again.hook = (operation) => {
      if (operation === 'read') return;
      for (let seed = 0; seed < TORN; seed++)
        crashed.push(first.clone({ unsynced: 'torn', random: new SeededRandom(seed) }));
    };
    const opened = new CleanWorld({}, new World({}, again));
    await opened.open();
    again.hook = () => {};
    assert.deepEqual(opened.texts(), AFTER);
    for (const left of crashed) {
      const { texts, names } = await found(left);
      assert.deepEqual(texts, AFTER);
      checkNames(names, [0, 5], 'after two crashes');
    }
  }
});

test('where the disk refuses the last renames, the log goes on and is left alone by the cleaner', async () => {
  const disk = new HookedDisk(new MemoryDisk());
  const world = await ready(disk);
  disk.hook = (operation, path) => {
    if (operation === 'rename' && path.endsWith('.log.swap')) disk.inner.rename('/data/none', '/data/none2');
  };
  await world.clean();
  disk.hook = () => {};
  assert.deepEqual(world.texts(), AFTER);
  world.append([['a', '3']]);
  assert.equal(await world.clean(), 0);
  assert.deepEqual(world.texts(), [...AFTER, 'a@5=3']);
  await world.reopen();
  assert.deepEqual(world.texts(), [...AFTER, 'a@5=3']);
  assert.equal(await world.clean(), 1);
  assert.deepEqual(world.texts(), ['b@3=2', 'c@4=1', 'a@5=3']);
});
