import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { API, createTopic, readTopic, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import { commitOffset, committedOffset, GroupMember } from './group-member.ts';
import { TestNode } from './test-node.ts';

const REBALANCE_DELAY_MS = 3000;
const SESSION_TIMEOUT_MS = 10_000;
const OFFSETS_RETENTION_MS = 300_000;
const OFFSETS_CHECK_MS = 60_000;

const CONFIG = {
  'offsets.topic.num.partitions': 3,
  'offsets.retention.minutes': OFFSETS_RETENTION_MS / 60_000,
  'offsets.retention.check.interval.ms': OFFSETS_CHECK_MS,
};

async function start() {
  const node = await TestNode.start({ config: CONFIG });
  const client = await node.connect();
  const topic = await createTopic(client, 'a', { partitions: 2 });
  await findCoordinator(client);
  return { node, client, topic };
}

async function findCoordinator(client: WireClient, key = 'group') {
  const { coordinators } = await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: [key] });
  assert.deepEqual([coordinators[0]?.errorCode, coordinators[0]?.nodeId], [0, 1]);
  return coordinators[0];
}

/** Two members that have joined and know their parts; the first leads. */
async function startPair(node: TestNode): Promise<[leader: GroupMember, other: GroupMember]> {
  const pair = [new GroupMember(await node.connect()), new GroupMember(await node.connect())] as const;
  const joins = pair.map((member) => member.join());
  await node.advance(REBALANCE_DELAY_MS);
  await node.advance(REBALANCE_DELAY_MS);
  assert.deepEqual(await Promise.all(joins), [0, 0]);
  const [leader, other] = pair[0].isLeader ? pair : [pair[1], pair[0]];
  assert.equal(leader.members.length, 2);
  const assign = (id: string): string => (id === leader.memberId ? 'p0' : 'p1');
  const syncs = [other.sync(), leader.sync(assign)];
  await node.settle();
  assert.deepEqual(await Promise.all(syncs), ['p1', 'p0']);
  return [leader, other];
}

async function stateOf(client: WireClient, groupId = 'group') {
  const { groups } = await client.ask(API.describeGroups, { groups: [groupId] });
  return [groups[0]?.groupState, groups[0]?.members.length];
}

describe('a group of consumers', () => {
  it('finds its coordinator, gathers, and shares partitions out', async () => {
    const { node, client } = await start();
    const coordinator = await findCoordinator(client);
    const [listener] = node.running.listeners;
    assert.deepEqual([coordinator?.host, coordinator?.port], [listener?.host, listener?.port]);
    const [leader, other] = await startPair(node);
    assert.deepEqual(await stateOf(client), ['Stable', 2]);
    assert.deepEqual([await leader.heartbeat(), await other.heartbeat()], [0, 0]);
    const { groups } = await client.ask(API.listGroups, { statesFilter: [], typesFilter: [] });
    assert.deepEqual(
      groups.map(({ groupId, groupState, protocolType }) => [groupId, groupState, protocolType]),
      [['group', 'Stable', 'consumer']],
    );
    await node.stop();
  });

  it('rebalances when a member leaves, and when one is not heard of any more', async () => {
    const { node, client } = await start();
    const [leader, other] = await startPair(node);
    assert.equal(await other.leave(), 0);
    assert.equal(await leader.heartbeat(), ErrorCode.REBALANCE_IN_PROGRESS);
    const alone = leader.join();
    await node.settle();
    assert.equal(await alone, 0);
    assert.deepEqual(leader.members, [leader.memberId]);
    const synced = leader.sync(() => 'all');
    await node.settle();
    assert.equal(await synced, 'all');
    await node.advance(SESSION_TIMEOUT_MS - 1);
    assert.deepEqual(await stateOf(client), ['Stable', 1]);
    assert.equal(await leader.heartbeat(), 0);
    await node.advance(SESSION_TIMEOUT_MS - 1);
    assert.deepEqual(await stateOf(client), ['Stable', 1]);
    await node.advance(1);
    assert.deepEqual(await stateOf(client), ['Empty', 0]);
    assert.equal(await leader.heartbeat(), ErrorCode.UNKNOWN_MEMBER_ID);
    await node.stop();
  });

  it('answers nobody who has gone, and serves the others', async () => {
    const { node, client } = await start();
    const gone = new GroupMember(await node.connect());
    const failed = assert.rejects(gone.join(), /closed/);
    await node.settle();
    gone.client.close();
    await node.settle();
    await failed;
    assert.equal(node.networkMemoryBytes, 0);
    assert.equal(
      await commitOffset(client, 'other', { name: 'a', id: ZERO_UUID }, 1),
      ErrorCode.UNKNOWN_TOPIC_ID,
    );
    await node.advance(REBALANCE_DELAY_MS + SESSION_TIMEOUT_MS);
    assert.deepEqual(await stateOf(client), ['Empty', 0]);
    await node.stop();
  });
});

describe('committed offsets', () => {
  it('are those of the present generation', async () => {
    const { node, client, topic } = await start();
    const [leader, other] = await startPair(node);
    assert.equal(await leader.commit(topic, 5), 0);
    assert.equal(await other.commit(topic, 7, 1), 0);
    assert.equal(await committedOffset(client, 'group', topic), 5);
    assert.equal(await committedOffset(client, 'group', topic, 1), 7);
    other.generation--;
    assert.equal(await other.commit(topic, 9, 1), ErrorCode.ILLEGAL_GENERATION);
    assert.equal(await committedOffset(client, 'group', topic, 1), 7);
    assert.equal(await committedOffset(client, 'nobody', topic), -1);
    await node.stop();
  });

  it('survive a restart and a kill, with their group', async () => {
    const { node, topic } = await start();
    const [leader] = await startPair(node);
    await leader.commit(topic, 5);
    const second = await node.restart();
    const client = await second.connect();
    assert.equal(await committedOffset(client, 'group', topic), 5);
    assert.deepEqual(await stateOf(client), ['Stable', 2]);
    const back = new GroupMember(client);
    Object.assign(back, { memberId: leader.memberId, generation: leader.generation });
    assert.equal(await back.heartbeat(), 0);
    await back.commit(topic, 6);
    const third = await second.crash({ unsynced: 'kept' });
    assert.equal(await committedOffset(await third.connect(), 'group', topic), 6);
    await third.stop();
    assert.deepEqual([...node.complaints, ...second.complaints], []);
  });

  it('go when nobody has used them for offsets.retention.minutes', async () => {
    const { node, client, topic } = await start();
    assert.equal(await commitOffset(client, 'tool', topic, 5), 0);
    await node.advance(OFFSETS_RETENTION_MS - OFFSETS_CHECK_MS);
    assert.equal(await committedOffset(client, 'tool', topic), 5);
    await node.advance(3 * OFFSETS_CHECK_MS);
    assert.equal(await committedOffset(client, 'tool', topic), -1);
    await node.stop();
  });

  it('go with their topic, and are not those of a new one', async () => {
    const { node, client, topic } = await start();
    assert.equal(await commitOffset(client, 'tool', topic, 5), 0);
    await client.ask(API.deleteTopics, { topics: [{ name: 'a', topicId: ZERO_UUID }], timeoutMs: 1000 });
    await node.settle();
    const fresh = await createTopic(client, 'a', { partitions: 2 });
    assert.equal(await committedOffset(client, 'tool', fresh), -1);
    await node.stop();
  });

  it('and groups can be deleted', async () => {
    const { node, client, topic } = await start();
    await commitOffset(client, 'tool', topic, 5);
    await commitOffset(client, 'tool', topic, 6, { partition: 1 });
    const partitions = [{ partitionIndex: 0 }];
    const deleted = await client.ask(API.offsetDelete, {
      groupId: 'tool',
      topics: [{ name: 'a', partitions }],
    });
    assert.deepEqual([deleted.errorCode, deleted.topics[0]?.partitions[0]?.errorCode], [0, 0]);
    assert.equal(await committedOffset(client, 'tool', topic), -1);
    assert.equal(await committedOffset(client, 'tool', topic, 1), 6);
    const [leader] = await startPair(node);
    const { results } = await client.ask(API.deleteGroups, { groupsNames: ['tool', 'group', 'none'] });
    assert.deepEqual(
      results.map(({ groupId, errorCode }) => [groupId, errorCode]),
      [
        ['tool', 0],
        ['group', ErrorCode.NON_EMPTY_GROUP],
        ['none', ErrorCode.GROUP_ID_NOT_FOUND],
      ],
    );
    assert.equal(await committedOffset(client, 'tool', topic, 1), -1);
    assert.equal(await leader.heartbeat(), 0);
    await node.stop();
  });

  it('are records of __consumer_offsets, which clients read but do not write', async () => {
    const { node, client, topic } = await start();
    await commitOffset(client, 'tool', topic, 5);
    const { topics } = await client.ask(API.metadata, {
      topics: [{ name: '__consumer_offsets', topicId: ZERO_UUID }],
    });
    const [offsets] = topics;
    assert.deepEqual([offsets?.isInternal, offsets?.partitions.length], [true, 3]);
    const log: TestTopic = { name: '__consumer_offsets', id: offsets?.topicId ?? ZERO_UUID };
    const records = [];
    for (const partition of [0, 1, 2]) records.push(...(await readTopic(client, log, 0, partition)));
    assert.equal(records.length, 1);
    assert.match(records[0]?.key ?? '', /tool.*a/s);
    await node.stop();
  });
});
