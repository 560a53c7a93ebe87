import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Admin } from '../../src/admin/index.ts';
import { Consumer } from '../../src/consumer/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic } from './topics.ts';

const cluster = testCluster();

/** A member of a new group that has read a record, so that it has joined. */
async function join(config: object = {}): Promise<{ groupId: string; consumer: Consumer }> {
  const topic = await freshTopic(cluster);
  await fill(cluster, topic, 1);
  const { bootstrapServers } = cluster;
  const groupId = freshName('group');
  const consumer = new Consumer({ bootstrapServers, groupId, autoOffsetReset: 'earliest', ...config });
  consumer.subscribe([topic]);
  await consumer[Symbol.asyncIterator]().next();
  return { groupId, consumer };
}

function connect(): Admin {
  return new Admin({ bootstrapServers: cluster.bootstrapServers });
}

test('all members of a group are put out, static ones as well', async () => {
  await using admin = connect();
  const { groupId, consumer } = await join({ groupInstanceId: 'first', sessionTimeoutMs: 120_000 });
  await consumer.close();
  const members = async () => (await admin.describeClassicGroups([groupId]))[0]?.members ?? [];
  assert.deepEqual(
    (await members()).map(({ groupInstanceId }) => groupInstanceId),
    ['first'],
    'a static member stays when it is closed',
  );
  await admin.removeMembers(groupId, 'all', { reason: 'it will not come back' });
  assert.deepEqual(await members(), []);
  await admin.removeMembers(groupId, 'all');
  await assert.rejects(admin.removeMembers(freshName('nobody'), 'all'), { code: 'GROUP_ID_NOT_FOUND' });
});

test('and those without an instance id, by their member ids', async () => {
  await using admin = connect();
  const { groupId, consumer } = await join();
  const ids = async () =>
    (await admin.describeClassicGroups([groupId])).flatMap(({ members }) =>
      members.map(({ memberId }) => memberId),
    );
  const [before] = await ids();
  assert.ok(before !== undefined);
  await admin.removeMembers(groupId, 'all');
  assert.ok(!(await ids()).includes(before));
  await consumer.close();
});

test('groups are listed by type, state and protocol type', async () => {
  await using admin = connect();
  const classic = await join();
  const modern = await join({ groupProtocol: 'consumer' });
  const offsetsOnly = freshName('group');
  const topic = await freshTopic(cluster);
  await admin.alterGroupOffsets(offsetsOnly, [{ topic, partition: 0, offset: 0 }]);
  const all = [classic.groupId, modern.groupId, offsetsOnly];
  const listed = async (options: object): Promise<string[]> => {
    const groups = await admin.listGroups(options);
    return all.filter((name) => groups.some(({ groupId }) => groupId === name));
  };
  assert.deepEqual(await listed({}), all);
  assert.deepEqual(await listed({ types: ['Classic'] }), [classic.groupId, offsetsOnly]);
  assert.deepEqual(await listed({ types: ['Consumer', 'Share'] }), [modern.groupId]);
  assert.deepEqual(await listed({ states: ['Empty'] }), [offsetsOnly]);
  assert.deepEqual(await listed({ protocolTypes: ['consumer'] }), [classic.groupId, modern.groupId]);
  assert.deepEqual(await listed({ protocolTypes: [''] }), [offsetsOnly]);
  assert.deepEqual(await listed({ protocolTypes: ['connect'] }), []);
  assert.deepEqual(await listed({ types: ['Classic'], protocolTypes: ['consumer'] }), [classic.groupId]);
  await Promise.all([classic.consumer.close(), modern.consumer.close()]);
});
