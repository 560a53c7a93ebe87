import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { NetworkError } from '@kavka/base';
import { serveHttp } from '../src/http-service.ts';

const CONTENT = {
  health: () => ({ live: true, ready: true, details: {} }),
  metrics: () => ({ contentType: 'text/plain', text: '' }),
};

test('nothing is served where nobody wants it', async () => {
  assert.deepEqual(await serveHttp(null, CONTENT), { endpoint: null, problem: null });
});

test('an address that was asked for must be had', async () => {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const address = taken.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await assert.rejects(serveHttp({ host: 'localhost', port }, CONTENT), NetworkError);
  taken.close();
  await once(taken, 'close');
  const { endpoint, problem } = await serveHttp({ host: 'localhost', port }, CONTENT);
  assert.equal(problem, null);
  assert.equal((await fetch(`http://localhost:${endpoint?.address.port}/health`)).status, 200);
  await endpoint?.close();
});

test('the default address may be had by another node', async () => {
  const first = await serveHttp(undefined, CONTENT);
  const second = await serveHttp(undefined, CONTENT);
  assert.equal(second.endpoint, null);
  assert.match(second.problem?.message ?? '', /in use/);
  await first.endpoint?.close();
});
