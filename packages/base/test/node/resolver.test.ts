import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkError } from '@kavka/base';
import { nodeResolver } from '@kavka/base/node';

test('hosts have addresses, addresses stand for themselves', async () => {
  const addresses = await nodeResolver.addresses('localhost');
  assert.ok(addresses.includes('127.0.0.1') || addresses.includes('::1'));
  assert.deepEqual(await nodeResolver.addresses('127.0.0.1'), ['127.0.0.1']);
  assert.notEqual(await nodeResolver.nameOf('127.0.0.1'), '');
});

test('a name that nobody has', async () => {
  await assert.rejects(
    nodeResolver.addresses('no-such-host.invalid'),
    (error) => error instanceof NetworkError && /no-such-host\.invalid/.test(error.message),
  );
});
