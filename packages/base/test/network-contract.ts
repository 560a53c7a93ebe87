import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Listener, type Network, NetworkError, type Socket, type SocketReceiver } from '@kavka/base';
import { SeededRandom } from '@kavka/testkit';

const LOOPBACK = { host: '127.0.0.1', port: 0, backlog: 50 };

/** Keeps what a socket reads, and lets a test wait for it. */
class Inbox implements SocketReceiver {
  readonly #lent: Buffer;
  readonly #chunks: Buffer[] = [];
  length = 0;
  closings = 0;
  error: Error | undefined;
  #wake: () => void = () => {};

  constructor(bufferSize = 16) {
    this.#lent = Buffer.alloc(bufferSize);
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }

  buffer(): Uint8Array {
    return this.#lent;
  }

  received(length: number): void {
    this.#chunks.push(Buffer.from(this.#lent.subarray(0, length)));
    this.length += length;
    this.#wake();
  }

  closed(error?: Error): void {
    this.closings++;
    this.error = error;
    this.#wake();
  }

  async until(condition: (inbox: Inbox) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  readonly listener: Listener;
}

async function connectPair(network: Network): Promise<Pair> {
  const accepted = Promise.withResolvers<Socket>();
  const listener = await network.listen(LOOPBACK, accepted.resolve);
  const client = await network.connect({ host: '127.0.0.1', port: listener.address.port });
  return { client, server: await accepted.promise, listener };
}

/** What every `Network` does. */
export function testNetwork(name: string, makeNetwork: () => Network): void {
  const pairTest = (what: string, run: (pair: Pair) => Promise<void>): void => {
    test(`${name}: ${what}`, { timeout: 10_000 }, async () => {
      const pair = await connectPair(makeNetwork());
      try {
        await run(pair);
      } finally {
        pair.client.destroy();
        pair.server.destroy();
        await pair.listener.close();
      }
    });
  };
  testListening(name, makeNetwork);
  testBytes(pairTest);
  testFlow(pairTest);
  testClosing(pairTest);
  testBreaking(pairTest);
  testSendsAreTold(pairTest);
}

type PairTest = (what: string, run: (pair: Pair) => Promise<void>) => void;

function testListening(name: string, makeNetwork: () => Network): void {
  test(`${name}: a port in use is refused, and free after closing`, async () => {
    const network = makeNetwork();
    const first = await network.listen(LOOPBACK, () => {});
    const { port } = first.address;
    assert.ok(port > 0);
    const again = network.listen({ ...LOOPBACK, port }, () => {});
    await assert.rejects(again, (error) => error instanceof NetworkError && error.code === 'EADDRINUSE');
    await first.close();
    await (await network.listen({ ...LOOPBACK, port }, () => {})).close();
  });

  test(`${name}: nothing listens: refused`, async () => {
    const network = makeNetwork();
    const listener = await network.listen(LOOPBACK, () => {});
    const { port } = listener.address;
    await listener.close();
    const connecting = network.connect({ host: '127.0.0.1', port });
    await assert.rejects(
      connecting,
      (error) => error instanceof NetworkError && error.code === 'ECONNREFUSED',
    );
  });

  test(`${name}: connections outlive the listener, which does not wait for them`, {
    timeout: 10_000,
  }, async () => {
    const { client, server, listener } = await connectPair(makeNetwork());
    await listener.close();
    const inbox = new Inbox();
    server.receive(inbox);
    client.send([Buffer.from('still here')]);
    await inbox.until(({ text }) => text === 'still here');
    client.destroy();
    server.destroy();
  });
}

function testBytes(pairTest: PairTest): void {
  pairTest('bytes arrive in order in both directions', async ({ client, server }) => {
    const atServer = new Inbox(7);
    const atClient = new Inbox(1000);
    client.send([Buffer.from('sent before '), Buffer.from('anyone listens')]);
    server.receive(atServer);
    client.receive(atClient);
    server.send([Buffer.from('hello')]);
    client.send([Buffer.from(', then '), Buffer.alloc(0), Buffer.from('more')]);
    await atServer.until(({ text }) => text === 'sent before anyone listens, then more');
    await atClient.until(({ text }) => text === 'hello');
    assert.deepEqual(client.remote.port, server.local.port);
    assert.deepEqual(client.local.port, server.remote.port);
    assert.equal(server.remote.host, '127.0.0.1');
  });

  pairTest('megabytes keep their order', async ({ client, server }) => {
    const inbox = new Inbox(100_000);
    server.receive(inbox);
    const expected = Buffer.alloc(3_000_000);
    for (let at = 0; at + 4 <= expected.length; at += 4) expected.writeUInt32BE(at, at);
    for (let at = 0; at < expected.length; at += 300_000) {
      client.send([expected.subarray(at, at + 100), expected.subarray(at + 100, at + 300_000)]);
    }
    await inbox.until(({ length }) => length === expected.length);
    assert.equal(inbox.text, expected.toString());
  });

  pairTest('tells when bytes have left, in order, empty sends too', async ({ client, server }) => {
    const inbox = new Inbox();
    server.receive(inbox);
    const left: number[] = [];
    client.send([Buffer.from('one')], () => left.push(1));
    client.send([], () => left.push(2));
    client.send([Buffer.alloc(0)], () => left.push(3));
    const last = new Promise<void>((resolve) =>
      client.send([Buffer.from('two'), Buffer.from('three')], resolve),
    );
    assert.ok(client.unsentBytes <= 11);
    await last;
    assert.deepEqual(left, [1, 2, 3]);
    assert.equal(client.unsentBytes, 0);
    await inbox.until(({ text }) => text === 'onetwothree');
  });
}

function testFlow(pairTest: PairTest): void {
  pairTest(
    'a paused receiver holds the sender back, and gets all when it goes on',
    async ({ client, server }) => {
      const inbox = new Inbox(65536);
      server.receive(inbox);
      server.pause();
      const total = 30_000_000;
      let sent = false;
      client.send([Buffer.alloc(total, 'x')], () => {
        sent = true;
      });
      const echo = new Inbox();
      client.receive(echo);
      server.send([Buffer.from('alive')]);
      await echo.until(({ text }) => text === 'alive');
      assert.equal(sent, false);
      assert.ok(client.unsentBytes > 0);
      assert.ok(inbox.length <= 65536);
      server.resume();
      await inbox.until(({ length }) => length >= 10_000_000);
      server.pause();
      server.resume();
      await inbox.until(({ length }) => length === total);
    },
  );

  pairTest('pausing in the middle of what has arrived', async ({ client, server }) => {
    const seen: number[] = [];
    const done = Promise.withResolvers<void>();
    const lent = Buffer.alloc(4);
    server.receive({
      buffer: () => lent,
      received: (length) => {
        seen.push(length);
        server.pause();
        queueMicrotask(() => server.resume());
        if (seen.reduce((sum, count) => sum + count) === 40) done.resolve();
      },
      closed: () => {},
    });
    client.send([Buffer.alloc(40)]);
    await done.promise;
  });
}

function testClosing(pairTest: PairTest): void {
  pairTest('end closes after what was sent has left', async ({ client, server }) => {
    const atServer = new Inbox(65536);
    const atClient = new Inbox();
    client.receive(atClient);
    client.send([Buffer.alloc(5_000_000, 'x')]);
    client.end();
    server.receive(atServer);
    await atServer.until(({ closings }) => closings === 1);
    assert.equal(atServer.length, 5_000_000);
    assert.equal(atServer.error, undefined);
    await atClient.until(({ closings }) => closings === 1);
  });

  pairTest('a side that ends still gets what was under way to it', async ({ client, server }) => {
    const atServer = new Inbox();
    const atClient = new Inbox();
    client.receive(atClient);
    server.receive(atServer);
    server.send([Buffer.from('answer')]);
    client.end();
    await atClient.until(({ closings }) => closings === 1);
    assert.equal(atClient.text, 'answer');
  });

  pairTest('the other side closes before anyone receives', async ({ client, server }) => {
    client.send([Buffer.from('last words')]);
    client.end();
    const inbox = new Inbox();
    await new Promise((resolve) => setImmediate(resolve));
    server.receive(inbox);
    await inbox.until(({ closings }) => closings === 1);
    assert.equal(inbox.text, 'last words');
  });
}

function testSendsAreTold(pairTest: PairTest): void {
  for (let seed = 1; seed <= 10; seed++) {
    pairTest(`whatever happens, each send is told of once (seed ${seed})`, async ({ client, server }) => {
      const random = new SeededRandom(seed);
      server.receive(new Inbox(65536));
      client.receive(new Inbox(65536));
      const told: number[] = [];
      const sends: Promise<void>[] = [];
      for (let index = 0; index < 60; index++) {
        const chunks = Array.from({ length: random.below(4) }, () => Buffer.alloc(random.below(400_000)));
        sends.push(new Promise((resolve) => client.send(chunks, () => resolve(void told.push(index)))));
        if (random.oneIn(5)) server.pause();
        if (random.oneIn(4)) server.resume();
        if (random.oneIn(10)) await new Promise((resolve) => setImmediate(resolve));
        if (random.oneIn(60)) client.end();
        if (random.oneIn(60)) server.destroy();
      }
      if (random.oneIn(2)) server.resume();
      else client.destroy();
      if (random.oneIn(2)) server.destroy();
      await Promise.all(sends);
      assert.equal(client.unsentBytes, 0);
      assert.deepEqual(
        [...told].sort((one, other) => one - other),
        Array.from({ length: 60 }, (_, index) => index),
      );
    });
  }
}

function testBreaking(pairTest: PairTest): void {
  pairTest('destroy tells both receivers once', async ({ client, server }) => {
    const atServer = new Inbox();
    const atClient = new Inbox();
    server.receive(atServer);
    client.receive(atClient);
    client.destroy();
    client.destroy();
    await atServer.until(({ closings }) => closings > 0);
    await atClient.until(({ closings }) => closings > 0);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([atServer.closings, atClient.closings], [1, 1]);
  });

  pairTest('what cannot leave any more is given back', async ({ client, server }) => {
    client.receive(new Inbox());
    let back = 0;
    const waiting: Promise<void>[] = [];
    for (let index = 0; index < 5; index++) {
      waiting.push(
        new Promise((resolve) =>
          client.send([Buffer.alloc(4_000_000), Buffer.alloc(4_000_000)], () => {
            back++;
            resolve();
          }),
        ),
      );
    }
    assert.ok(client.unsentBytes > 0);
    server.destroy();
    client.destroy();
    waiting.push(new Promise((resolve) => client.send([Buffer.from('too late')], resolve)));
    await Promise.all(waiting);
    assert.equal(back, 5);
    assert.equal(client.unsentBytes, 0);
  });

  pairTest('sending to a side that is gone breaks the connection quietly', async ({ client, server }) => {
    const inbox = new Inbox();
    client.receive(inbox);
    server.destroy();
    await inbox.until(({ closings }) => closings === 1);
    await new Promise<void>((resolve) => client.send([Buffer.from('anyone?')], resolve));
    assert.equal(client.unsentBytes, 0);
  });

  pairTest(
    'a receiver may destroy its socket in the middle of what has arrived',
    async ({ client, server }) => {
      let calls = 0;
      const closed = Promise.withResolvers<void>();
      const lent = Buffer.alloc(4);
      server.receive({
        buffer: () => lent,
        received: () => {
          calls++;
          server.destroy();
        },
        closed: () => closed.resolve(),
      });
      client.send([Buffer.alloc(400)]);
      await closed.promise;
      assert.equal(calls, 1);
    },
  );
}
