import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { NetworkError } from '@kavka/base';
import { NodeNetwork } from '@kavka/base/node';
import { ConfigError } from '@kavka/config';
import { startKavka } from '@kavka/server';
import { StorageError } from '@kavka/storage';
import { RecordingLogger, RecordingMetrics, temporaryFolder } from '@kavka/testkit';
import {
  API,
  createTopic,
  fetchRequest,
  onlyPartition,
  produce,
  readValues,
  recordsIn,
  WireClient,
} from '@kavka/testkit/wire';

interface Reachable {
  readonly host: string;
  readonly port: number;
}

function connect({ host, port }: Reachable): Promise<WireClient> {
  return WireClient.connect(new NodeNetwork(), { host, port });
}

const PATIENT_TURNS = 1000;

/** What would keep this process from ending. Sockets go some turns of the event loop after they were closed. */
async function openHandles(): Promise<string[]> {
  for (let turn = 0; ; turn++) {
    const open = process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|FSReq/.test(kind));
    if (open.length === 0 || turn === PATIENT_TURNS) return open;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('startKavka', () => {
  it('gives a node that clients can use, on a free port, with data in memory', async () => {
    await using kafka = await startKavka();
    assert.match(kafka.bootstrapServers, /^localhost:\d+$/);
    const client = await connect(kafka);
    const topic = await createTopic(client, 'a');
    await produce(client, topic, ['x', 'y']);
    assert.deepEqual(await readValues(client, topic), ['x', 'y']);
    const { clusterId, brokers } = await client.ask(API.describeCluster, {});
    assert.equal(clusterId, kafka.clusterId);
    assert.deepEqual([brokers[0]?.host, brokers[0]?.port], [kafka.host, kafka.port]);
  });

  it('wakes a reader that waits', async () => {
    await using kafka = await startKavka();
    const [reader, writer] = [await connect(kafka), await connect(kafka)];
    const topic = await createTopic(writer, 'a');
    const waiting = reader.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 30_000 }));
    await produce(writer, topic, ['x']);
    assert.deepEqual(
      recordsIn(onlyPartition(await waiting).records).map(({ value }) => value),
      ['x'],
    );
  });

  it('closes all that it opened, with clients in the middle of something', async () => {
    {
      await using kafka = await startKavka();
      const client = await connect(kafka);
      const topic = await createTopic(client, 'a');
      const waiting = client.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 30_000 }));
      const failed = assert.rejects(waiting, /closed/);
      await kafka.close();
      await failed;
    }
    assert.deepEqual(await openHandles(), []);
  });

  it('keeps data in a folder for the next one', async () => {
    using folder = temporaryFolder();
    const data = join(folder.path, 'deep', 'data');
    let clusterId = '';
    {
      await using kafka = await startKavka({ data });
      ({ clusterId } = kafka);
      const client = await connect(kafka);
      const topic = await createTopic(client, 'a');
      await produce(client, topic, ['x'.repeat(100_000), 'y']);
    }
    assert.ok(readdirSync(data).includes('.kafka_cleanshutdown'));
    await using kafka = await startKavka({ data });
    assert.equal(kafka.clusterId, clusterId);
    const client = await connect(kafka);
    const { topics } = await client.ask(API.metadata, { topics: null });
    const topic = { name: 'a', id: topics[0]?.topicId ?? '' } as Parameters<typeof readValues>[1];
    assert.deepEqual(await readValues(client, topic), ['x'.repeat(100_000), 'y']);
  });

  it('starts two side by side, each a cluster of its own', async () => {
    await using one = await startKavka();
    await using other = await startKavka();
    assert.notEqual(one.port, other.port);
    assert.notEqual(one.clusterId, other.clusterId);
    await createTopic(await connect(one), 'a');
    const { topics } = await (await connect(other)).ask(API.metadata, { topics: null });
    assert.deepEqual(topics, []);
  });

  it('takes Kafka configs, a logger and metrics', async () => {
    const logger = new RecordingLogger();
    const metrics = new RecordingMetrics();
    await using kafka = await startKavka({ config: { 'num.partitions': 3 }, logger, metrics });
    const client = await connect(kafka);
    const topic = await createTopic(client, 'a', { partitions: -1 });
    const { topics } = await client.ask(API.metadata, { topics: null });
    assert.equal(topics[0]?.partitions.length, 3);
    await produce(client, topic, ['x']);
    assert.ok(logger.lines.length > 0);
    assert.equal(metrics.value('kavka_requests_total', { api: 'Produce' }), 1);
    assert.equal(metrics.value('kavka_connections'), 1);
    const labels = { client_id: 'test', principal: 'User:ANONYMOUS', topic: 'a', partition: '0' };
    assert.equal(metrics.value('kavka_produce_records_total', labels), 1);
  });

  it('refuses what cannot be, and leaves nothing behind', async () => {
    using folder = temporaryFolder();
    await assert.rejects(startKavka({ config: { 'num.partitions': 'many' } }), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /num\.partitions/);
      return true;
    });
    {
      await using kafka = await startKavka({ data: folder.path });
      await assert.rejects(startKavka({ port: kafka.port }), (error) => {
        assert.ok(error instanceof NetworkError);
        assert.match(error.message, new RegExp(`${kafka.port}.*in use`));
        return true;
      });
      await assert.rejects(startKavka({ data: folder.path }), (error) => {
        assert.ok(error instanceof StorageError);
        assert.equal(error.kind, 'locked');
        return true;
      });
    }
    await (await startKavka({ data: folder.path })).close();
    assert.deepEqual(await openHandles(), []);
  });
});
