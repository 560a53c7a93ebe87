import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import {
  API,
  createTopic,
  fetchRequest,
  produceRequest,
  readValues,
  type WireClient,
} from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

type Entity = readonly { readonly entityType: string; readonly entityName: string | null }[];

const CLIENT_DEFAULT: Entity = [{ entityType: 'client-id', entityName: null }];

async function setQuota(
  client: WireClient,
  entity: Entity,
  key: string,
  value: number | null,
): Promise<void> {
  const op = { key, value: value ?? 0, remove: value === null };
  const { entries } = await client.ask(API.alterClientQuotas, {
    entries: [{ entity, ops: [op] }],
    validateOnly: false,
  });
  assert.deepEqual(
    entries.map(({ errorCode }) => errorCode),
    [0],
  );
}

async function start(config: Readonly<Record<string, number>> = {}) {
  const node = await TestNode.start({ config });
  const admin = await node.connect('');
  const client = await node.connect('app');
  const topic = await createTopic(admin, 'a');
  return { node, admin, client, topic };
}

describe('quotas', () => {
  it('answers a producer that writes too much at once, and reads nothing more of it for as long as it told', async () => {
    const { node, admin, client, topic } = await start();
    await setQuota(admin, CLIENT_DEFAULT, 'producer_byte_rate', 1000);
    const { throttleTimeMs } = await client.ask(API.produce, produceRequest(topic, ['x'.repeat(20_000)]));
    assert.ok(throttleTimeMs > 9000 && throttleTimeMs < 12_000, String(throttleTimeMs));
    client.tell(API.produce, produceRequest(topic, ['y']));
    await node.advance(throttleTimeMs - 1);
    assert.equal((await readValues(admin, topic)).length, 1);
    await node.advance(1);
    assert.equal((await readValues(admin, topic)).length, 2);
    await node.advance(30_000);
    await setQuota(admin, CLIENT_DEFAULT, 'producer_byte_rate', null);
    const free = await client.ask(API.produce, produceRequest(topic, ['z'.repeat(20_000)]));
    assert.equal(free.throttleTimeMs, 0);
    await node.stop();
  });

  it('gives a consumer that reads too much an empty answer, which does not count', async () => {
    const { node, admin, client, topic } = await start();
    for (let batch = 0; batch < 4; batch++) {
      await admin.ask(API.produce, produceRequest(topic, ['x'.repeat(4000)]));
    }
    await setQuota(admin, CLIENT_DEFAULT, 'consumer_byte_rate', 1000);
    const fetch = (offset: number) => client.ask(API.fetch, fetchRequest(topic, offset));
    const first = await fetch(0);
    const got = first.responses[0]?.partitions[0]?.records?.length ?? 0;
    assert.ok(got >= 4000 && got <= 10_000, 'no more than the windows allow');
    assert.equal(first.throttleTimeMs, 0);
    const held = await fetch(2);
    assert.deepEqual([held.errorCode, held.responses.length], [0, 0]);
    assert.ok(held.throttleTimeMs > 0);
    await node.advance(11_000);
    const later = await fetch(2);
    assert.ok((later.responses[0]?.partitions[0]?.records?.length ?? 0) >= 4000);
    await node.stop();
  });

  it('refuses new clients partitions beyond the quota with the standard error', async () => {
    const { node, admin, client } = await start();
    await setQuota(admin, CLIENT_DEFAULT, 'controller_mutation_rate', 1);
    const create = (name: string, numPartitions: number) =>
      client.ask(API.createTopics, {
        topics: [{ name, numPartitions, replicationFactor: 1, assignments: [], configs: [] }],
        timeoutMs: 1000,
        validateOnly: false,
      });
    assert.equal((await create('many', 20)).topics[0]?.errorCode, 0);
    const refused = await create('more', 1);
    assert.equal(refused.topics[0]?.errorCode, ErrorCode.THROTTLING_QUOTA_EXCEEDED);
    assert.ok(refused.throttleTimeMs > 0);
    await node.advance(refused.throttleTimeMs);
    assert.equal((await create('more', 1)).topics[0]?.errorCode, 0);
    await node.stop();
  });

  it('lets an address connect no faster than its quota, and others as they like', async () => {
    const { node, admin } = await start();
    await setQuota(admin, [{ entityType: 'ip', entityName: null }], 'connection_creation_rate', 1);
    const clients = [];
    for (let n = 0; n < 12; n++) clients.push(await node.connect(`c${n}`));
    await node.settle();
    assert.equal(clients.filter(({ isClosed }) => isClosed).length, 0);
    await node.advance(1000);
    const closed = clients.filter(({ isClosed }) => isClosed).length;
    assert.ok(closed >= 1 && closed <= 3, `${closed} closed`);
    await node.stop();
  });

  it('keeps quotas over a restart and describes them by filter', async () => {
    const { node, admin } = await start();
    const alice: Entity = [{ entityType: 'user', entityName: 'alice' }];
    await setQuota(admin, alice, 'request_percentage', 12.5);
    await setQuota(admin, CLIENT_DEFAULT, 'consumer_byte_rate', 7);
    const again = await node.restart();
    const client = await again.connect();
    const describe = (
      components: readonly { entityType: string; matchType: number; match: string | null }[],
    ) => client.ask(API.describeClientQuotas, { components: [...components], strict: true });
    const byName = await describe([{ entityType: 'user', matchType: 0, match: 'alice' }]);
    assert.deepEqual(byName.entries, [
      { entity: alice, values: [{ key: 'request_percentage', value: 12.5 }] },
    ]);
    const byDefault = await describe([{ entityType: 'client-id', matchType: 1, match: null }]);
    assert.deepEqual(
      byDefault.entries?.map(({ values }) => values),
      [[{ key: 'consumer_byte_rate', value: 7 }]],
    );
    const unknown = await describe([{ entityType: 'planet', matchType: 2, match: null }]);
    assert.deepEqual([unknown.errorCode, unknown.entries], [ErrorCode.UNSUPPORTED_VERSION, null]);
    await again.stop();
  });
});
