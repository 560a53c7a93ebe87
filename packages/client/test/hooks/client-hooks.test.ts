import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Admin, type ClientHooks, Producer } from '../../src/index.ts';
import { stage } from '../stage.ts';

function recording(): { seen: string[]; hooks: ClientHooks } {
  const seen: string[] = [];
  return {
    seen,
    hooks: {
      onConnect: ({ broker, error }) => seen.push(`connect ${broker} ${error === null ? 'ok' : error.name}`),
      onDisconnect: ({ broker }) => seen.push(`disconnect ${broker}`),
      onRequest: ({ api, error }) => seen.push(`${api} ${error === null ? 'ok' : error.name}`),
      onError: (error) => seen.push(`error ${error.name}`),
    },
  };
}

describe('hooks', () => {
  test('see connections and requests', async () => {
    const at = await stage();
    const { seen, hooks } = recording();
    const admin = new Admin({ bootstrapServers: at.cluster.bootstrapServers, world: at.world, hooks });
    await at.run(admin.listTopics());
    await at.run(admin.close());
    assert.deepEqual(seen.slice(0, 2), ['ApiVersions ok', 'connect fake:9001 ok']);
    assert.ok(seen.includes('Metadata ok'));
    assert.ok(seen.includes('disconnect fake:9001'));
  });

  test('see what fails', async () => {
    const at = await stage({ faults: () => ({ cutSentAt: 0 }) });
    const { seen, hooks } = recording();
    const options = { bootstrapServers: at.cluster.bootstrapServers, world: at.world, hooks };
    const admin = new Admin({ ...options, defaultApiTimeoutMs: 100, requestTimeoutMs: 100 });
    await assert.rejects(at.run(admin.listTopics()));
    await at.run(admin.close());
    assert.ok(seen.includes('ApiVersions ConnectionError'));
    assert.ok(seen.includes('connect fake:9001 ConnectionError'));
    assert.ok(seen.includes('error ConnectionError'));
  });

  test('what a hook throws changes nothing', async () => {
    const at = await stage();
    const throwing = (): never => {
      throw new Error('from a hook');
    };
    const hooks = { onRequest: throwing, onConnect: throwing, onBatch: throwing };
    const producer = new Producer({ bootstrapServers: at.cluster.bootstrapServers, world: at.world, hooks });
    const { offset } = await at.run(producer.send({ topic: 't', value: 'x' }));
    assert.equal(offset, 0);
    await at.run(producer.close());
  });
});

describe('metrics', () => {
  test("under the names of Kafka's own clients", async () => {
    const at = await stage();
    const options = { bootstrapServers: at.cluster.bootstrapServers, clientId: 'me', world: at.world };
    const producer = new Producer(options);
    await at.run(producer.sendBatch([1, 2, 3].map((n) => ({ topic: 't', value: `${n}` }))));
    const value = (group: string, name: string, tags: Record<string, string> = {}): number | undefined => {
      const wanted = JSON.stringify({ 'client-id': 'me', ...tags });
      const isIt = (one: { group: string; name: string; tags: object }): boolean =>
        one.group === group && one.name === name && JSON.stringify(one.tags) === wanted;
      return producer.metrics().find(isIt)?.value;
    };
    assert.equal(value('producer-metrics', 'record-send-total'), 3);
    assert.equal(value('producer-topic-metrics', 'record-send-total', { topic: 't' }), 3);
    assert.equal(value('producer-metrics', 'record-error-total'), 0);
    assert.ok((value('producer-metrics', 'request-total') ?? 0) >= 3);
    assert.ok((value('producer-node-metrics', 'response-total', { 'node-id': 'node-0' }) ?? 0) >= 1);
    assert.ok((value('producer-metrics', 'connection-count') ?? 0) >= 1);
    await at.run(producer.close());
    assert.equal(value('producer-metrics', 'connection-count'), 0);
  });
});
