import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { type Health, type HttpEndpoint, startHttp } from '../src/http.ts';

interface World extends AsyncDisposable {
  readonly endpoint: HttpEndpoint;
  health: Health;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

async function makeWorld(): Promise<World> {
  const world = { health: { live: true, ready: true, details: { node: 1 } } as Health };
  const endpoint = await startHttp({
    host: '127.0.0.1',
    port: 0,
    health: () => world.health,
    metrics: () => ({ contentType: 'text/plain; version=0.0.4', text: 'kavka_up 1\n' }),
  });
  return Object.assign(world, {
    endpoint,
    fetch: (path: string, init?: RequestInit) =>
      fetch(`http://127.0.0.1:${endpoint.address.port}${path}`, init),
    [Symbol.asyncDispose]: () => endpoint.close(),
  });
}

test('serves metrics', async () => {
  await using world = await makeWorld();
  const response = await world.fetch('/metrics?x=y');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4');
  assert.equal(await response.text(), 'kavka_up 1\n');
  const head = await world.fetch('/metrics', { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), '11');
  assert.equal(await head.text(), '');
});

test('tells whether the node is alive and ready', async () => {
  await using world = await makeWorld();
  const good = await world.fetch('/health');
  assert.equal(good.status, 200);
  assert.deepEqual(await good.json(), { node: 1, live: true, ready: true });
  world.health = { live: true, ready: false, details: {} };
  assert.equal((await world.fetch('/health/ready')).status, 503);
  assert.equal((await world.fetch('/health/live')).status, 200);
  world.health = { live: false, ready: true, details: {} };
  assert.equal((await world.fetch('/health')).status, 503);
  assert.equal((await world.fetch('/health/live')).status, 503);
});

test('refuses what it does not serve', async () => {
  await using world = await makeWorld();
  assert.equal((await world.fetch('/')).status, 404);
  assert.equal((await world.fetch('/health', { method: 'POST', body: 'x'.repeat(100_000) })).status, 405);
});

test('a figure that throws is an answer, not the end', async () => {
  await using world = await makeWorld();
  Object.defineProperty(world, 'health', {
    get: () => {
      throw new Error('no idea');
    },
  });
  assert.equal((await world.fetch('/health')).status, 500);
  assert.equal((await world.fetch('/metrics')).status, 200);
});

test('long headers and nonsense end the connection', { timeout: 10_000 }, async () => {
  await using world = await makeWorld();
  for (const request of [
    `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    '\0\0\0\x12\0\x12\0\0 nonsense\r\n\r\n',
  ]) {
    const socket = connect(world.endpoint.address.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(request);
    socket.resume();
    await once(socket, 'close');
  }
  assert.equal((await world.fetch('/health')).status, 200);
});

test('a port in use is said in one line', async () => {
  await using world = await makeWorld();
  const { port } = world.endpoint.address;
  const again = startHttp({
    host: '127.0.0.1',
    port,
    health: () => world.health,
    metrics: () => ({ contentType: '', text: '' }),
  });
  await assert.rejects(again, { name: 'NetworkError', code: 'EADDRINUSE', message: /in use/ });
});

test('closing does not wait for connections that are kept open', { timeout: 5000 }, async () => {
  const world = await makeWorld();
  await (await world.fetch('/health')).text();
  const idle = connect(world.endpoint.address.port, '127.0.0.1');
  await once(idle, 'connect');
  idle.on('error', () => {});
  await world.endpoint.close();
  idle.destroy();
});
