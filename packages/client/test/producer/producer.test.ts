import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  BrokerError,
  ClientClosedError,
  ConfigError,
  KafkaError,
  Producer,
  type ProducerOptions,
  type RecordMetadata,
  SerializationError,
  serdes,
  TimeoutError,
} from '../../src/index.ts';
import { type Stage, stage } from '../stage.ts';

function producerOn({ cluster, world }: Stage, options: ProducerOptions = {}): Producer {
  return new Producer({ bootstrapServers: cluster.bootstrapServers, world, ...options });
}

describe('Producer', () => {
  test('a record is stored, and its place told', async () => {
    const at = await stage();
    const producer = producerOn(at);
    const first = await at.run(producer.send({ topic: 't', key: 'k', value: 'one', timestamp: 5 }));
    assert.deepEqual(first.toJSON(), { topic: 't', partition: 0, offset: 0, timestamp: 5 });
    const [second, third] = await at.run(
      producer.sendBatch([
        { topic: 't', value: 'two' },
        { topic: 't', value: null, headers: { a: 'b' } },
      ]),
    );
    assert.equal(second?.offset, 1);
    assert.equal(third?.offset, 2);
    assert.deepEqual(at.cluster.values('t', 0), ['one', 'two', 'null']);
    await at.run(producer.close());
  });

  test('the partitions of a topic, with their leaders', async () => {
    const at = await stage();
    const producer = producerOn(at);
    const [first, ...others] = await at.run(producer.partitionsOf('t'));
    assert.deepEqual([first?.topic, first?.partition], ['t', 0]);
    assert.ok(others.every(({ partition }, index) => partition === index + 1));
    assert.equal(first?.leader?.nodeId, first?.replicas[0]);
    await at.run(producer.close());
    await assert.rejects(producer.partitionsOf('t'), ClientClosedError);
  });

  test('records sent in one turn share a batch, in order', async () => {
    const at = await stage();
    const producer = producerOn(at);
    const values = Array.from({ length: 100 }, (_, index) => `v${index}`);
    await at.run(Promise.all(values.map((value) => producer.send({ topic: 't', value }))));
    assert.deepEqual(at.cluster.values('t', 0), values);
    assert.equal(at.cluster.requests.filter((key) => key === ApiKey.Produce).length, 1);
    await at.run(producer.close());
  });

  for (const compressionType of ['gzip', 'snappy', 'lz4', 'zstd'] as const) {
    test(`compressed by ${compressionType}`, async () => {
      const at = await stage();
      const producer = producerOn(at, { compressionType });
      await at.run(Promise.all(['a'.repeat(3000), 'b'].map((value) => producer.send({ topic: 't', value }))));
      assert.deepEqual(at.cluster.values('t', 0), ['a'.repeat(3000), 'b']);
      await at.run(producer.close());
    });
  }

  test('older brokers: topics by name', async () => {
    const at = await stage({
      versions: { [ApiKey.Produce]: 8, [ApiKey.Metadata]: 5, [ApiKey.ApiVersions]: 2 },
    });
    const producer = producerOn(at);
    assert.equal((await at.run(producer.send({ topic: 't', value: 'x' }))).offset, 0);
    await at.run(producer.close());
  });

  for (const outcome of ['stored', 'refused'] as const) {
    test(`callbacks, promises and nobody in one batch that is ${outcome}`, async () => {
      const refused = { errorCode: ErrorCode.INVALID_RECORD, isAppended: false };
      const at = await stage({ produceFault: () => (outcome === 'refused' ? refused : null) });
      const producer = producerOn(at);
      await at.run(producer.ready('t'));
      const told: unknown[] = [];
      const tell = (error: KafkaError | null, metadata: RecordMetadata | null) =>
        void told.push(error?.code ?? metadata?.offset);
      producer.trySend({ topic: 't', value: 'nobody' });
      producer.trySend({ topic: 't', value: 'a' }, tell);
      const promised = producer.send({ topic: 't', value: 'b' }).then(
        ({ offset }) => void told.push(offset),
        ({ code }: KafkaError) => void told.push(code),
      );
      producer.trySend({ topic: 't', value: 'nobody' });
      producer.trySend({ topic: 't', value: 'c' }, tell);
      await at.run(promised);
      const expected = outcome === 'stored' ? [1, 4, 2] : Array(3).fill('INVALID_RECORD');
      assert.deepEqual(told, expected); // callbacks are called at once, promises go on after them
      await at.run(producer.close());
    });
  }

  test('acks=0 is not answered', async () => {
    const at = await stage();
    const producer = producerOn(at, { acks: '0' });
    assert.equal((await at.run(producer.send({ topic: 't', value: 'x' }))).offset, -1);
    await at.run(producer.close());
    assert.deepEqual(at.cluster.values('t', 0), ['x']);
  });

  test('keys go where Java puts them, records without one stay together', async () => {
    const at = await stage({ topics: { t: 10 } });
    const producer = producerOn(at);
    const keyed = await at.run(producer.send({ topic: 't', key: '21', value: 'x' }));
    assert.equal(keyed.partition, (-973932308 & 0x7fffffff) % 10);
    const free = await at.run(
      producer.sendBatch(Array.from({ length: 50 }, () => ({ topic: 't', value: 'x' }))),
    );
    assert.equal(new Set(free.map(({ partition }) => partition)).size, 1);
    const own = producerOn(at, { partitioner: ({ value }) => value?.length ?? 0 });
    assert.equal((await at.run(own.send({ topic: 't', key: '21', value: 'xyz' }))).partition, 3);
    await at.run(Promise.all([producer.close(), own.close()]));
  });

  test('sticky partitions share the load when batches fill', async () => {
    const at = await stage({ topics: { t: 4 } });
    const producer = producerOn(at, { batchSize: 1000 });
    await at.run(
      producer.sendBatch(Array.from({ length: 400 }, () => ({ topic: 't', value: 'x'.repeat(90) }))),
    );
    for (let partition = 0; partition < 4; partition++)
      assert.ok(at.cluster.values('t', partition).length > 30);
    await at.run(producer.close());
  });

  test('serializers give types, and what they refuse rejects the one send', async () => {
    const at = await stage();
    const { world, cluster } = at;
    const producer = new Producer({
      bootstrapServers: cluster.bootstrapServers,
      world,
      valueSerializer: serdes.json<{ readonly n: bigint | number }>(),
    });
    const bad = producer.send({ topic: 't', value: { n: 1n } });
    const good = producer.send({ topic: 't', value: { n: 1 } });
    await assert.rejects(at.run(bad), (error) => error instanceof SerializationError && error.topic === 't');
    await at.run(good);
    assert.deepEqual(cluster.values('t', 0), ['{"n":1}']);
    await at.run(producer.close());
  });

  test('bytes that are none, times that are none', async () => {
    const at = await stage();
    const producer = producerOn(at);
    await assert.rejects(at.run(producer.send({ topic: 't', value: 7 as never })), SerializationError);
    await assert.rejects(
      at.run(producer.send({ topic: 't', value: 'x', timestamp: -1 })),
      SerializationError,
    );
    await assert.rejects(
      at.run(producer.send({ topic: 't', value: 'x', headers: [{ key: 'a', value: 1 as never }] })),
      /header "a"/,
    );
    await at.run(producer.close());
  });

  test('a topic that is not there, a partition that is not there, a record that is too large', async () => {
    const at = await stage();
    const producer = producerOn(at, { maxBlockMs: 1000, maxRequestSize: 1000 });
    const missing = producer.send({ topic: 'gone', value: 'x' });
    await assert.rejects(at.run(missing), (error) => error instanceof TimeoutError && error.topic === 'gone');
    await at.run(producer.send({ topic: 't', value: 'x' }));
    await assert.rejects(
      at.run(producer.send({ topic: 't', value: 'x', partition: 5 })),
      (error) => error instanceof BrokerError && error.topic === 't' && error.partition === 5,
    );
    await assert.rejects(
      at.run(producer.send({ topic: 't', value: 'x'.repeat(1000) })),
      (error) => error instanceof KafkaError && error.code === 'MESSAGE_TOO_LARGE' && error.topic === 't',
    );
    await at.run(producer.close());
  });

  test('an error for good names topic and partition, and the producer goes on', async () => {
    let isRefusing = true;
    const refused = { errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED, isAppended: false };
    const at = await stage({ produceFault: () => (isRefusing ? refused : null) });
    const producer = producerOn(at);
    await assert.rejects(
      at.run(producer.send({ topic: 't', value: 'x' })),
      /TOPIC_AUTHORIZATION_FAILED.*topic t, partition 0/,
    );
    isRefusing = false;
    assert.equal((await at.run(producer.send({ topic: 't', value: 'y' }))).offset, 0);
    await at.run(producer.close());
  });

  test('a full buffer makes sends wait, and trySend say no', async () => {
    const at = await stage({ delayMs: () => 100 });
    const producer = producerOn(at, { bufferMemory: 4000, batchSize: 1000 });
    await at.run(producer.ready('t'));
    const value = 'x'.repeat(400);
    let taken = 0;
    while (producer.trySend({ topic: 't', value })) taken++;
    assert.ok(taken >= 4 && taken <= 10, `${taken} taken`);
    const waiting = producer.sendBatch(Array.from({ length: 20 }, () => ({ topic: 't', value })));
    await at.run(waiting);
    await at.run(producer.ready('t'));
    assert.ok(producer.trySend({ topic: 't', value }));
    await at.run(producer.close());
    assert.equal(at.cluster.values('t', 0).length, taken + 21);
  });

  test('a buffer that stays full: TimeoutError after max.block.ms', async () => {
    let delayMs = 0;
    const at = await stage({ delayMs: () => delayMs });
    const producer = producerOn(at, { bufferMemory: 1000, batchSize: 1000, maxBlockMs: 1000 });
    await at.run(producer.ready('t'));
    delayMs = 5000;
    const sends = Array.from({ length: 3 }, () => producer.send({ topic: 't', value: 'x'.repeat(800) }));
    const outcomes = await at.run(Promise.allSettled(sends));
    assert.equal(outcomes[0]?.status, 'fulfilled');
    assert.ok(outcomes[2]?.status === 'rejected' && outcomes[2].reason instanceof TimeoutError);
    await at.run(producer.close());
  });

  test('callbacks, and what they throw', async () => {
    const at = await stage();
    const producer = producerOn(at);
    await at.run(producer.ready('t'));
    const offsets: number[] = [];
    producer.trySend({ topic: 't', value: 'a' }, () => {
      throw new Error('mine');
    });
    producer.trySend({ topic: 't', value: 'b' }, (error, metadata) => {
      assert.equal(error, null);
      offsets.push(metadata!.offset);
    });
    await at.run(producer.flush());
    assert.deepEqual(offsets, [1]);
    assert.equal(at.logger.lines.filter(({ level }) => level === 'error').length, 1);
    await at.run(producer.close());
  });

  test('hooks see and change records, and hear of batches', async () => {
    const at = await stage();
    const reports: number[] = [];
    const producer = producerOn(at, {
      hooks: {
        onSend: (record) => ({ ...record, value: `${record.value}!` }),
        onBatch: ({ recordCount, attempts, error }) => {
          reports.push(recordCount, attempts);
          assert.equal(error, null);
        },
      },
    });
    await at.run(
      producer.sendBatch([
        { topic: 't', value: 'a' },
        { topic: 't', value: 'b' },
      ]),
    );
    assert.deepEqual(at.cluster.values('t', 0), ['a!', 'b!']);
    assert.deepEqual(reports, [2, 1]);
    await at.run(producer.close());
  });

  test('flush does not wait for the linger, close loses nothing, a closed producer says so', async () => {
    const at = await stage();
    const producer = producerOn(at, { lingerMs: 60_000, deliveryTimeoutMs: 200_000 });
    await at.run(producer.ready('t'));
    const startMs = at.clock.monotonic();
    const sent = producer.send({ topic: 't', value: 'a' });
    await at.run(producer.flush());
    await sent;
    assert.ok(at.clock.monotonic() - startMs < 1000);
    const last = producer.send({ topic: 't', value: 'b' });
    const early = producer.send({ topic: 'u', value: 'c' });
    at.cluster.createTopic('u', 1);
    await at.run(producer.close());
    await last;
    await early;
    await assert.rejects(producer.send({ topic: 't', value: 'c' }), ClientClosedError);
    assert.throws(() => producer.trySend({ topic: 't', value: 'c' }), ClientClosedError);
    assert.deepEqual(at.cluster.values('t', 0), ['a', 'b']);
    assert.deepEqual(at.cluster.values('u', 0), ['c']);
  });

  test('close with a time limit gives up what is not stored', async () => {
    const at = await stage({ delayMs: () => 10_000 });
    const producer = producerOn(at);
    const sent = producer.send({ topic: 't', value: 'a' });
    await Promise.all([
      assert.rejects(at.run(sent), ClientClosedError),
      at.run(producer.close({ timeoutMs: 100 })),
    ]);
  });

  test('a signal ends waiting for a topic', async () => {
    const at = await stage();
    const producer = producerOn(at);
    const stop = new AbortController();
    const waiting = producer.ready('gone', { signal: stop.signal });
    stop.abort(new Error('enough'));
    await assert.rejects(at.run(waiting), /enough/);
    await at.run(producer.close({ timeoutMs: 0 }));
  });
});

describe('Producer configs', () => {
  const make =
    (options: Record<string, unknown>): (() => Producer) =>
    () =>
      new Producer({ bootstrapServers: 'a:1', ...options } as ProducerOptions);

  test('wrong names and values are all told at once', () => {
    assert.throws(make({ lingerMS: 1, 'batch.sise': 2, acks: '2' }), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /"lingerMS"; did you mean lingerMs\?/);
      assert.match(error.message, /"batch\.sise"; did you mean batch\.size\?/);
      assert.match(error.message, /"2" for acks: expected one of all, -1, 0, 1/);
      return true;
    });
  });

  test('values that do not go together', () => {
    assert.throws(
      make({ enableIdempotence: true, acks: '1' }),
      /enable\.idempotence: expected together with acks=all/,
    );
    assert.throws(
      make({ deliveryTimeoutMs: 10 }),
      /delivery\.timeout\.ms: expected at least linger\.ms \+ request\.timeout\.ms/,
    );
    assert.throws(
      make({ bootstrapServers: 'nonsense' }),
      /"nonsense" in bootstrap\.servers: expected host:port/,
    );
    assert.throws(make({ securityProtocol: 'TLS' }), /"TLS" for security\.protocol/);
    assert.throws(make({ lingerMs: 1, 'linger.ms': 2 }), /same config/);
    assert.throws(() => new Producer({}), /bootstrap\.servers/);
  });
});
