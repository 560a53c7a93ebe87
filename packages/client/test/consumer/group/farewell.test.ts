import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientWorld } from '../../../src/connection/index.ts';
import { sayFarewell } from '../../../src/consumer/group/farewell.ts';
import { ConnectionError, IllegalStateError } from '../../../src/errors/index.ts';

const CLUSTER = { coordinator: async () => 7, world: clientWorld() };

async function triesOf(failures: readonly Error[]): Promise<number[]> {
  const told: number[] = [];
  const left = [...failures];
  await sayFarewell(CLUSTER, 'group', async (nodeId) => {
    told.push(nodeId);
    const failure = left.shift();
    if (failure !== undefined) throw failure;
  });
  return told;
}

test('a leave that a broken connection swallowed is told again, once', async () => {
  assert.deepEqual(await triesOf([]), [7]);
  assert.deepEqual(await triesOf([new ConnectionError('reset')]), [7, 7]);
  assert.deepEqual(await triesOf([new ConnectionError('reset'), new ConnectionError('reset')]), [7, 7]);
  assert.deepEqual(await triesOf([new IllegalStateError('no')]), [7]);
});
