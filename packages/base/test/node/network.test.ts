import assert from 'node:assert/strict';
import * as net from 'node:net';
import { test } from 'node:test';
import type { Socket } from '@kavka/base';
import { NodeNetwork } from '@kavka/base/node';
import { testNetwork } from '../network-contract.ts';

testNetwork('NodeNetwork', () => new NodeNetwork());

test('NodeNetwork: a connection that is reset is told as an error', { timeout: 10_000 }, async () => {
  const accepted = Promise.withResolvers<Socket>();
  const listener = await new NodeNetwork().listen(
    { host: '127.0.0.1', port: 0, backlog: 5 },
    accepted.resolve,
  );
  const client = net.connect({ host: '127.0.0.1', port: listener.address.port });
  const socket = await accepted.promise;
  const closed = new Promise<Error | undefined>((resolve) => {
    const lent = Buffer.alloc(16);
    socket.receive({ buffer: () => lent, received: () => client.resetAndDestroy(), closed: resolve });
  });
  client.write('x');
  assert.equal(((await closed) as NodeJS.ErrnoException).code, 'ECONNRESET');
  await listener.close();
});

test('NodeNetwork: an unknown host', async () => {
  await assert.rejects(new NodeNetwork().connect({ host: 'no-such-host.invalid', port: 1 }), {
    name: 'NetworkError',
    message: /no-such-host\.invalid:1/,
  });
});
