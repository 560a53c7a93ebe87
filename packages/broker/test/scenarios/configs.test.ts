import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { TEST_START_MS } from '@kavka/testkit';
import { API, createTopic, produce, readValues, type WireClient } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

const TOPIC = 2;
const BROKER = 4;
const SET = 0;
const DELETE = 1;

/** Where a value comes from, as the wire says it. */
const OF_TOPIC = 1;
const OF_CLUSTER = 3;
const DEFAULT = 5;

type Change = readonly [name: string, value: string | null];

async function alter(client: WireClient, resourceType: number, resourceName: string, ...changes: Change[]) {
  const configs = changes.map(([name, value]) => ({
    name,
    configOperation: value === null ? DELETE : SET,
    value,
  }));
  const { responses } = await client.ask(API.incrementalAlterConfigs, {
    resources: [{ resourceType, resourceName, configs }],
    validateOnly: false,
  });
  return responses[0];
}

/** Value and source of one config. */
async function configOf(client: WireClient, resourceType: number, resourceName: string, name: string) {
  const { results } = await client.ask(API.describeConfigs, {
    resources: [{ resourceType, resourceName, configurationKeys: [name] }],
    includeSynonyms: true,
  });
  assert.equal(results[0]?.errorCode, 0);
  const [config] = results[0]?.configs ?? [];
  return [config?.value, config?.configSource];
}

describe('configs of a topic', () => {
  it('are described with where they come from, all of them unless some are named', async () => {
    const node = await TestNode.start({ config: { 'log.segment.bytes': 2_000_000 } });
    const client = await node.connect();
    await createTopic(client, 'a', { configs: { 'retention.ms': '1000' } });
    assert.deepEqual(await configOf(client, TOPIC, 'a', 'retention.ms'), ['1000', OF_TOPIC]);
    assert.deepEqual(await configOf(client, TOPIC, 'a', 'segment.bytes'), ['2000000', 4]);
    assert.deepEqual(await configOf(client, TOPIC, 'a', 'index.interval.bytes'), ['4096', DEFAULT]);
    const { results } = await client.ask(API.describeConfigs, {
      resources: [{ resourceType: TOPIC, resourceName: 'a', configurationKeys: null }],
    });
    assert.ok((results[0]?.configs.length ?? 0) > 25);
    const missing = await client.ask(API.describeConfigs, {
      resources: [{ resourceType: TOPIC, resourceName: 'none', configurationKeys: null }],
    });
    assert.equal(missing.results[0]?.errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    await node.stop();
  });

  it('act on its logs when they change, and no more when they are taken back', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a', { partitions: 2 });
    const errorOf = async (bytes: number, partition = 0) =>
      (await produce(client, topic, ['x'.repeat(bytes)], { partition })).errorCode;
    assert.equal(await errorOf(5000), 0);
    assert.equal((await alter(client, TOPIC, 'a', ['max.message.bytes', '1000']))?.errorCode, 0);
    assert.deepEqual(
      [await errorOf(5000), await errorOf(5000, 1), await errorOf(500)],
      [ErrorCode.MESSAGE_TOO_LARGE, ErrorCode.MESSAGE_TOO_LARGE, 0],
    );
    await alter(client, TOPIC, 'a', ['max.message.bytes', null]);
    assert.equal(await errorOf(5000), 0);
    await node.stop();
  });

  it('decide what retention leaves, from the next round on', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    await produce(client, topic, [{ value: 'x', timestamp: TEST_START_MS }]);
    await node.advance(400_000);
    assert.deepEqual(await readValues(client, topic), ['x']);
    await alter(client, TOPIC, 'a', ['retention.ms', '60000']);
    await node.advance(400_000);
    assert.deepEqual(await readValues(client, topic, 1), []);
    await node.stop();
  });

  it('are refused where they make no sense', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    await createTopic(client, 'a');
    for (const change of [
      ['retention.ms', 'soon'],
      ['segment.bytes', '-1'],
      ['retention.mss', '1'],
    ] as const) {
      const answer = await alter(client, TOPIC, 'a', change);
      assert.equal(answer?.errorCode, ErrorCode.INVALID_CONFIG, change[0]);
      assert.match(answer?.errorMessage ?? '', new RegExp(change[0]));
    }
    const nowhere = await alter(client, TOPIC, 'none', ['retention.ms', '1']);
    assert.equal(nowhere?.errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    await node.stop();
  });

  it('are replaced as a whole by the older request', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    await createTopic(client, 'a', { configs: { 'retention.ms': '1000', 'segment.ms': '5000' } });
    const configs = [{ name: 'segment.ms', value: '6000' }];
    const { responses } = await client.ask(API.alterConfigs, {
      resources: [{ resourceType: TOPIC, resourceName: 'a', configs }],
      validateOnly: false,
    });
    assert.equal(responses[0]?.errorCode, 0);
    assert.deepEqual(await configOf(client, TOPIC, 'a', 'segment.ms'), ['6000', OF_TOPIC]);
    assert.deepEqual(await configOf(client, TOPIC, 'a', 'retention.ms'), ['604800000', DEFAULT]);
    await node.stop();
  });
});

describe('configs of the broker that change while it runs', () => {
  it('act on all topics without a value of their own, and survive restart and power failure', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const [plain, own] = [
      await createTopic(client, 'plain'),
      await createTopic(client, 'own', { configs: { 'max.message.bytes': '10000' } }),
    ];
    const errors = async (one: WireClient) => [
      (await produce(one, plain, ['x'.repeat(5000)])).errorCode,
      (await produce(one, own, ['x'.repeat(5000)])).errorCode,
    ];
    assert.deepEqual(await errors(client), [0, 0]);
    assert.equal((await alter(client, BROKER, '', ['message.max.bytes', '1000']))?.errorCode, 0);
    assert.deepEqual(await errors(client), [ErrorCode.MESSAGE_TOO_LARGE, 0]);
    assert.deepEqual(await configOf(client, BROKER, '1', 'message.max.bytes'), ['1000', OF_CLUSTER]);
    assert.equal((await alter(client, BROKER, '1', ['message.max.bytes', '6000']))?.errorCode, 0);
    assert.deepEqual(await errors(client), [0, 0]);
    await alter(client, BROKER, '1', ['message.max.bytes', null]);
    const second = await node.restart();
    assert.deepEqual(await errors(await second.connect()), [ErrorCode.MESSAGE_TOO_LARGE, 0]);
    const third = await second.crash({ unsynced: 'dropped' });
    const last = await third.connect();
    assert.deepEqual(await errors(last), [ErrorCode.MESSAGE_TOO_LARGE, 0]);
    await alter(last, BROKER, '', ['message.max.bytes', null]);
    assert.deepEqual(await errors(last), [0, 0]);
    await third.stop();
  });

  it('are refused where they only count at the start', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const answer = await alter(client, BROKER, '1', ['log.dirs', '/elsewhere']);
    assert.equal(answer?.errorCode, ErrorCode.INVALID_REQUEST);
    await node.stop();
  });

  it('are listed', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    await createTopic(client, 'a');
    await alter(client, BROKER, '', ['message.max.bytes', '1000']);
    const { configResources } = await client.ask(API.listConfigResources, { resourceTypes: [TOPIC] });
    assert.deepEqual(
      configResources.map(({ resourceName }) => resourceName),
      ['a'],
    );
    await node.stop();
  });
});
