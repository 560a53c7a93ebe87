import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CleanWorld } from './clean-world.ts';

test('only the last record of each key stays, at its offset', async () => {
  const world = await CleanWorld.make();
  world.append([
    ['a', '1'],
    ['b', '1'],
  ]);
  world.append([['a', '2']]);
  world.append([['c', '1']]);
  assert.equal(await world.clean(), 1);
  assert.deepEqual(world.texts(), ['b@1=1', 'a@2=2', 'c@3=1']);
  assert.equal(world.log.cleanedUpTo, 4);
  assert.equal(await world.clean(), 0);
  await world.reopen();
  assert.deepEqual(world.texts(), ['b@1=1', 'a@2=2', 'c@3=1']);
  assert.equal(world.log.cleanedUpTo, 4);
});
