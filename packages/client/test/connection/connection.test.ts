import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Listener, Socket } from '@kavka/base';
import { MemoryNetwork } from '@kavka/base/memory';
import { ApiKey } from '@kavka/protocol';
import { ManualClock, SeededRandom } from '@kavka/testkit';
import { METADATA } from '../../src/connection/apis.ts';
import { type ConnectOptions, connect, PLAINTEXT } from '../../src/connection/index.ts';
import { clientWorld } from '../../src/connection/world.ts';
import {
  BadResponseError,
  ConnectionError,
  KafkaError,
  TimeoutError,
  UnsupportedVersionError,
} from '../../src/index.ts';
import { addressOf } from '../fake-cluster.ts';
import { stage } from '../stage.ts';

const OPTIONS: ConnectOptions = {
  clientId: 'c',
  requestTimeoutMs: 1000,
  setupTimeoutMs: 500,
  maxResponseBytes: 10_000,
  security: PLAINTEXT,
};

describe('connect', () => {
  test('nothing listens there', async () => {
    const { world, run } = await stage();
    const tried = run(connect(clientWorld(world), { host: 'fake', port: 1 }, OPTIONS));
    await assert.rejects(
      tried,
      (error) => error instanceof ConnectionError && error.context.broker === 'fake:1',
    );
  });

  test('a broker that knows only old versions of ApiVersions', async () => {
    const { world, run } = await stage({ versions: { [ApiKey.ApiVersions]: 0 } });
    const connection = await run(connect(clientWorld(world), addressOf(0), OPTIONS));
    assert.equal(connection.versions.versionOf(METADATA), 13);
  });

  test('a broker that does not speak: no connection in time', async () => {
    const { world, run } = await stage({ delayMs: () => 10_000 });
    await assert.rejects(run(connect(clientWorld(world), addressOf(0), OPTIONS)), TimeoutError);
  });
});

describe('Connection', () => {
  test('requests are answered in order, many at a time', async () => {
    const { world, run } = await stage({ topics: { a: 1, b: 2 } });
    const connection = await run(connect(clientWorld(world), addressOf(0), OPTIONS));
    const answers = ['a', 'b', 'a'].map((name) => connection.request(METADATA, { topics: [{ name }] }));
    assert.equal(connection.inFlight, 3);
    const counts = (await run(Promise.all(answers))).map(({ topics }) => topics[0]?.partitions.length);
    assert.deepEqual(counts, [1, 2, 1]);
    assert.equal(connection.inFlight, 0);
  });

  test('no answer in time closes the connection and fails all that wait', async () => {
    let delayMs = 0;
    const { world, run } = await stage({ delayMs: () => delayMs });
    const connection = await run(connect(clientWorld(world), addressOf(0), OPTIONS));
    delayMs = 5000;
    const slow = connection.request(METADATA, { topics: [] }, { timeoutMs: 60_000 });
    const quick = connection.request(METADATA, { topics: [] });
    for (const outcome of await run(Promise.allSettled([slow, quick]))) {
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof TimeoutError);
      assert.equal(outcome.reason.context.api, 'Metadata');
    }
    assert.equal(connection.isOpen, false);
    await assert.rejects(connection.request(METADATA, {}), TimeoutError);
  });

  test('a signal gives up the answer, not the connection', async () => {
    const { world, run } = await stage();
    const connection = await run(connect(clientWorld(world), addressOf(0), OPTIONS));
    const stop = new AbortController();
    const given = connection.request(METADATA, { topics: [] }, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await assert.rejects(given, /enough/);
    assert.equal((await run(connection.request(METADATA, { topics: [] }))).brokers.length, 1);
    await assert.rejects(connection.request(METADATA, {}, { signal: stop.signal }), /enough/);
  });

  test('an API that the broker does not serve', async () => {
    const { world, run } = await stage();
    const connection = await run(connect(clientWorld(world), addressOf(0), OPTIONS));
    const foreign = { ...METADATA, key: ApiKey.Heartbeat, name: 'Heartbeat' } as const;
    await assert.rejects(
      connection.request(foreign, {}),
      (error) =>
        error instanceof UnsupportedVersionError && /Heartbeat.*does not serve it/.test(error.message),
    );
    assert.ok(connection.isOpen);
  });

  test('an answer larger than allowed', async () => {
    const topics = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`topic-${index}`, 1]));
    const { world, run } = await stage({ topics });
    const connection = await run(connect(clientWorld(world), addressOf(0), OPTIONS));
    const answer = run(connection.request(METADATA, { topics: null }));
    await assert.rejects(
      answer,
      (error) => error instanceof BadResponseError && /of at most 10000/.test(error.message),
    );
  });
});

/** A broker that answers the first bytes with `answer`, whatever they are. */
async function connectToRudeBroker(answer: Uint8Array): Promise<PromiseSettledResult<unknown>> {
  const clock = new ManualClock();
  const network = new MemoryNetwork(clock);
  const accept = (socket: Socket): void => {
    const memory = Buffer.alloc(1024);
    socket.receive({ buffer: () => memory, received: () => socket.send([answer]), closed: () => {} });
  };
  const listener: Listener = await network.listen({ host: 'fake', port: 7, backlog: 1 }, accept);
  const world = clientWorld({ clock, network, random: new SeededRandom(1) });
  const outcome = Promise.allSettled([connect(world, listener.address, OPTIONS)]);
  await clock.advanceSettled(600);
  return (await outcome)[0];
}

describe('bytes that are no answer', () => {
  const cases: Readonly<Record<string, Buffer>> = {
    'a web server': Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
    'a size of nothing': Buffer.from([0, 0, 0, 0]),
    'a negative size': Buffer.from([255, 255, 255, 255]),
    'another correlation id': Buffer.from([0, 0, 0, 6, 0, 0, 0, 9, 0, 0]),
    'an answer cut short': Buffer.from([0, 0, 0, 6, 0, 0, 0, 0, 0, 0]),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    test(name, async () => {
      const outcome = await connectToRudeBroker(bytes);
      assert.ok(
        outcome.status === 'rejected' && outcome.reason instanceof KafkaError && outcome.reason.isRetriable,
      );
    });
  }
});
