import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_METRICS, PLAIN_NAMES, type Socket } from '@kavka/base';
import { MemoryNetwork } from '@kavka/base/memory';
import { KAVKA_DEFAULTS, readBrokerConfig } from '@kavka/config';
import { ClientQuotas } from '@kavka/metadata';
import { ApiKey, Reader, requestFrame, Writer } from '@kavka/protocol';
import { ManualClock, RecordingLogger } from '@kavka/testkit';
import { Dispatcher } from '../../src/dispatch/dispatcher.ts';
import { type AnyHandler, defineStartingHandler, type Reply } from '../../src/dispatch/handler.ts';
import type { Broker } from '../../src/lifecycle/broker.ts';
import { RequestMetrics } from '../../src/metrics/request-metrics.ts';
import { BufferPool } from '../../src/network/buffer-pool.ts';
import type { ConnectionLimits } from '../../src/network/connection-limits.ts';
import { networkMetrics } from '../../src/network/network-metrics.ts';
import { Server } from '../../src/network/server.ts';
import { ADMITTED } from '../../src/quotas/connection-rates.ts';
import { Quotas } from '../../src/quotas/quotas.ts';

const LIMITS: ConnectionLimits = {
  maxFrameBytes: 100_000,
  maxQueuedBytes: 50_000,
  maxQueuedRequests: 100,
  maxUnsentBytes: 100_000,
  maxIdleMs: 60_000,
  maxConnections: 3,
  maxConnectionsPerIp: 3,
  maxConnectionsOfIp: new Map(),
  maxPoolBytes: 10_000_000,
};

type Waiting = { name: string; reply: Reply<number> };

/** A handler that tells when it starts and answers with a number when the test says so. */
function manualHandler(apiKey: ApiKey, pipelined: boolean, started: Waiting[]): AnyHandler {
  return defineStartingHandler<number, number>({
    apiKey,
    pipelined,
    decode: (reader) => reader.int32(),
    encode: (writer, response) => writer.int32(response as number),
    start: (request, context, reply) => {
      context.frame.retain();
      context.frame.release();
      started.push({ name: `${ApiKey.Produce === apiKey ? 'produce' : 'metadata'} ${request}`, reply });
    },
  });
}

class Client {
  readonly answers: string[] = [];
  closed = false;
  readonly #socket: Socket;
  readonly #memory = Buffer.alloc(65_536);
  #bytes = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.receive({
      buffer: () => this.#memory,
      received: (length) => this.#received(Buffer.from(this.#memory.subarray(0, length))),
      closed: () => {
        this.closed = true;
      },
    });
  }

  request(apiKey: ApiKey, correlationId: number): void {
    const header = { requestApiKey: apiKey, requestApiVersion: 3, correlationId, clientId: 'c' };
    this.#socket.send(requestFrame(new Writer(), header, (writer) => writer.int32(correlationId)));
  }

  send(bytes: Buffer): void {
    this.#socket.send([bytes]);
  }

  close(): void {
    this.#socket.destroy();
  }

  #received(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    while (this.#bytes.length >= 4 && this.#bytes.length >= 4 + this.#bytes.readInt32BE(0)) {
      const reader = new Reader(this.#bytes, 4);
      this.answers.push(`${reader.int32()}=${reader.int32()}`);
      this.#bytes = this.#bytes.subarray(4 + this.#bytes.readInt32BE(0));
    }
  }
}

async function world() {
  const clock = new ManualClock();
  const logger = new RecordingLogger();
  const network = new MemoryNetwork(clock);
  const pool = new BufferPool(0);
  const started: Waiting[] = [];
  const parts = {
    clock,
    pool,
    writer: new Writer(),
    requestMetrics: new RequestMetrics(NO_METRICS),
    quotas: new Quotas(new ClientQuotas(), () => readBrokerConfig(new Map(KAVKA_DEFAULTS)).config, {
      clock,
      resolver: PLAIN_NAMES,
      logger,
    }),
  };
  const handlers = [
    manualHandler(ApiKey.Produce, true, started),
    manualHandler(ApiKey.Metadata, false, started),
  ];
  const dispatcher = new Dispatcher(parts as Partial<Broker> as Broker, handlers);
  const server = new Server({ clock, logger, network, metrics: networkMetrics(NO_METRICS) }, pool, LIMITS);
  const { port } = await server.listen({ name: 'PLAINTEXT', host: 'localhost', port: 0 }, 50);
  const connect = async (): Promise<Client> => new Client(await network.connect({ host: 'localhost', port }));
  return {
    start: () => server.start(dispatcher, { admit: () => ADMITTED }),
    clock,
    pool,
    server,
    started,
    connect,
    logger,
    settle: () => clock.settle(),
  };
}

describe('Connection', () => {
  it('starts produces at once and answers them in order', async () => {
    const { server, started, connect, pool, settle, start } = await world();
    start();
    const client = await connect();
    for (const id of [1, 2, 3]) client.request(ApiKey.Produce, id);
    await settle();
    assert.deepEqual(
      started.map(({ name }) => name),
      ['produce 1', 'produce 2', 'produce 3'],
    );
    started[2]?.reply(30);
    started[1]?.reply(20);
    await settle();
    assert.deepEqual(client.answers, []);
    started[0]?.reply(10);
    await settle();
    assert.deepEqual(client.answers, ['1=10', '2=20', '3=30']);
    assert.equal(pool.usedBytes, 0);
    await server.close();
  });

  it('starts any other request when all before it are answered', async () => {
    const { server, started, connect, settle, start } = await world();
    start();
    const client = await connect();
    client.request(ApiKey.Produce, 1);
    client.request(ApiKey.Metadata, 2);
    client.request(ApiKey.Produce, 3);
    await settle();
    assert.deepEqual(
      started.map(({ name }) => name),
      ['produce 1'],
    );
    started[0]?.reply(10);
    await settle();
    assert.deepEqual(
      started.map(({ name }) => name),
      ['produce 1', 'metadata 2'],
    );
    started[1]?.reply(20);
    await settle();
    assert.equal(started[2]?.name, 'produce 3');
    await server.close();
  });

  it('stops reading while too much is unanswered, and goes on afterwards', async () => {
    const { server, started, connect, settle, start } = await world();
    start();
    const client = await connect();
    for (let id = 0; id < 500; id++) client.request(ApiKey.Metadata, id);
    await settle();
    assert.equal(started.length, 1);
    for (let id = 0; id < 500; id++) {
      started[id]?.reply(id);
      await settle();
    }
    assert.equal(client.answers.length, 500);
    await server.close();
  });

  it('closes a connection whose request it does not serve, and no other', async () => {
    const { server, connect, started, logger, pool, settle, start } = await world();
    start();
    const good = await connect();
    const bad = await connect();
    bad.send(Buffer.from('0000000a03e7000000000001ffff', 'hex'));
    await settle();
    assert.equal(bad.closed, true);
    assert.ok(logger.lines.some((line) => line.message.includes('not understood')));
    good.request(ApiKey.Metadata, 1);
    await settle();
    started[0]?.reply(1);
    await settle();
    assert.deepEqual(good.answers, ['1=1']);
    assert.equal(server.connectionCount, 1);
    assert.equal(pool.usedBytes, 0);
    await server.close();
  });

  it('gives memory back when a client leaves before its answer is there', async () => {
    const { server, started, connect, pool, settle, start } = await world();
    start();
    const client = await connect();
    client.request(ApiKey.Metadata, 1);
    client.request(ApiKey.Metadata, 2);
    await settle();
    client.close();
    await settle();
    assert.ok(pool.usedBytes > 0, 'the handler may still read from the frame');
    started[0]?.reply(1);
    assert.equal(pool.usedBytes, 0);
    assert.equal(server.connectionCount, 0);
    await server.close();
  });

  it('refuses more connections than it may have', async () => {
    const { server, connect, settle, start } = await world();
    start();
    const clients = [await connect(), await connect(), await connect(), await connect()];
    await settle();
    assert.deepEqual(
      clients.map((client) => client.closed),
      [false, false, false, true],
    );
    await server.close();
  });

  it('closes a connection that is quiet for too long, also in the middle of a request', async () => {
    const { server, connect, clock, settle, start } = await world();
    start();
    const quiet = await connect();
    const stuck = await connect();
    stuck.send(Buffer.from('000000ff0003', 'hex'));
    await settle();
    clock.advance(70_000);
    await settle();
    assert.deepEqual([quiet.closed, stuck.closed], [true, true]);
    await server.close();
  });

  it('goes on with small requests while others hold all the memory', async () => {
    const { pool, server, started, connect, settle, start } = await world();
    start();
    const held = pool.take(LIMITS.maxPoolBytes * 2);
    const client = await connect();
    for (let id = 0; id < 5; id++) {
      client.request(ApiKey.Metadata, id);
      await settle();
      started[id]?.reply(id);
      await settle();
    }
    assert.equal(client.answers.length, 5);
    pool.give(held);
    await server.close();
  });

  it('reads nothing before the node can serve', async () => {
    const { server, connect, started, settle, start } = await world();
    const client = await connect();
    client.request(ApiKey.Metadata, 1);
    await settle();
    assert.equal(started.length, 0);
    start();
    await settle();
    assert.equal(started.length, 1);
    await server.close();
  });
});
