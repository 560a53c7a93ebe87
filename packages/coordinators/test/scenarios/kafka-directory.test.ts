import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { logBatchesIn } from '@kavka/coordinators';
import { decodeRecord } from '../../src/records/decode-record.ts';
import { encodeRecord } from '../../src/records/encode-record.ts';
import { errorName, offsetText } from '../world/text.ts';
import { World } from '../world/world.ts';

const SEGMENT = readFileSync(new URL('../fixtures/consumer-offsets.bin', import.meta.url));
const ADMIN = { clientId: 'admin', clientHost: '/127.0.0.1', version: 9 };

async function worldOfKafka(): Promise<World> {
  const world = new World();
  for (const batch of logBatchesIn(SEGMENT)) {
    const records = batch.records.map(({ key, value }) => ({ key: key ?? Buffer.alloc(0), value }));
    world.log.write(0, { ...batch, records });
  }
  await world.load();
  return world;
}

async function fetched(world: World, groupId: string, requireStable = false): Promise<string> {
  const topics = [{ name: 'orders', topicId: ZERO_UUID, partitionIndexes: [0, 1, 2, 3] }];
  const { groups } = await world.coordinator.offsetFetch(
    {
      groupId: '',
      topics: [],
      groups: [{ groupId, memberId: null, memberEpoch: -1, topics }],
      requireStable,
    },
    ADMIN,
  );
  return offsetText(groups?.[0]?.topics ?? []);
}

test('a log of Apache Kafka loads: offsets of all kinds of groups', async () => {
  const world = await worldOfKafka();
  assert.equal(await fetched(world, 'classic'), 'orders-0=5, orders-1=6, orders-2=-1, orders-3=-1');
  assert.equal(
    await fetched(world, 'simple'),
    'orders-0=-1, orders-1=-1, orders-2=9007199254740993, orders-3=-1',
  );
  assert.equal(await fetched(world, 'next'), 'orders-0=50, orders-1=-1, orders-2=-1, orders-3=-1');
  assert.equal(await fetched(world, 'left'), 'orders-0=-1, orders-1=51, orders-2=-1, orders-3=-1');
});

test('offsets of transactions count once they are committed, and hold up those who want stable ones', async () => {
  const world = await worldOfKafka();
  assert.equal(await fetched(world, 'txg'), 'orders-0=3, orders-1=-1, orders-2=-1, orders-3=-1');
  assert.equal(
    await fetched(world, 'txg', true),
    'orders-0=3, orders-1=-1, orders-2 UNSTABLE_OFFSET_COMMIT, orders-3=-1',
  );
});

test('groups of all kinds are listed, and only those without members can be deleted', async () => {
  const world = await worldOfKafka();
  const { groups = [] } = await world.coordinator.listGroups({ statesFilter: [], typesFilter: [] }, ADMIN);
  const listed = groups.map(({ groupId, groupType, groupState, protocolType }) =>
    [groupId, groupType, groupState, protocolType].join(' '),
  );
  assert.deepEqual(listed.sort(), [
    'classic classic Stable consumer',
    'left consumer Empty consumer',
    'next consumer Assigning consumer',
    'shared share Stable share',
    'simple classic Empty ',
    'streams streams Assigning streams',
    'txg classic Empty ',
  ]);
  const names = ['classic', 'simple', 'next', 'left', 'shared', 'streams', 'txg'];
  const { results = [] } = await settled(
    world,
    world.coordinator.deleteGroups({ groupsNames: names }, ADMIN),
  );
  assert.deepEqual(
    results.map(({ errorCode }) => errorName(errorCode)),
    ['NON_EMPTY_GROUP', 'ok', 'NON_EMPTY_GROUP', 'ok', 'NON_EMPTY_GROUP', 'NON_EMPTY_GROUP', 'ok'],
  );

  await world.load();
  const after = await world.coordinator.listGroups({ statesFilter: [], typesFilter: [] }, ADMIN);
  assert.deepEqual((after.groups ?? []).map(({ groupId }) => groupId).sort(), [
    'classic',
    'next',
    'shared',
    'streams',
  ]);
  assert.equal(
    await fetched(world, 'txg', true),
    'orders-0=-1, orders-1=-1, orders-2=-1, orders-3=-1',
    'what was pending for a deleted group is gone with it',
  );
});

test('a classic member joins an empty consumer group; one with members only as a consumer', async () => {
  const world = await worldOfKafka();
  const joining = {
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 10_000,
    memberId: '',
    groupInstanceId: 'i',
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: Buffer.from('x') }],
    reason: null,
  };
  const refused = await world.coordinator.joinGroup(
    { ...joining, groupId: 'next', protocolType: 'connect' },
    ADMIN,
  );
  assert.equal(errorName(refused.errorCode), 'INCONSISTENT_GROUP_PROTOCOL');
  const accepted = world.coordinator.joinGroup({ ...joining, groupId: 'left' }, ADMIN);
  await world.clock.advanceSettled(3_000);
  assert.equal((await accepted).generationId, 1);
  await world.load();
  assert.equal(await fetched(world, 'left'), 'orders-0=-1, orders-1=51, orders-2=-1, orders-3=-1');
  const { groups } = await world.coordinator.describeGroups(
    { groups: ['left'], includeAuthorizedOperations: false },
    ADMIN,
  );
  assert.equal(groups?.[0]?.groupState, 'Empty', 'the consumer group is gone, the classic one is stored');
});

test('the records of Apache Kafka are written byte for byte as it writes them', () => {
  let compared = 0;
  for (const { isControl, records } of logBatchesIn(SEGMENT)) {
    if (isControl) continue;
    for (const { key, value } of records) {
      assert(key !== null);
      const record = decodeRecord(key, value);
      assert(record !== undefined, `type ${key.readInt16BE(0)}`);
      const again = encodeRecord(record);
      assert.deepEqual(again.key, key);
      assert.deepEqual(again.value, value);
      compared++;
    }
  }
  assert(compared > 30, `${compared} records`);
});

async function settled<Result>(world: World, result: Promise<Result>): Promise<Result> {
  await world.clock.settle();
  return result;
}
