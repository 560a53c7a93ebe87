import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Admin } from '../../src/admin/index.ts';
import { Consumer } from '../../src/consumer/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic, untilKnown } from './topics.ts';

const cluster = testCluster();
const ASKED = { includeAuthorizedOperations: true };
const OF_TOPICS = [
  ...['read', 'write', 'create', 'delete', 'alter', 'describe'],
  ...['describeConfigs', 'alterConfigs'],
];
const OF_GROUPS = ['read', 'delete', 'describe', 'describeConfigs', 'alterConfigs'];
const OF_THE_CLUSTER = [
  ...['create', 'alter', 'describe', 'clusterAction'],
  ...['describeConfigs', 'alterConfigs', 'idempotentWrite'],
];

test('what a client may do with topics and the cluster is told where that is asked for', async () => {
  await using admin = new Admin({ bootstrapServers: cluster.bootstrapServers });
  const name = freshName('topic');
  const [created] = await admin.createTopics([{ name }]);
  assert.ok(created !== undefined);
  const { topicId } = created;
  await untilKnown(admin, [{ topicId }]);
  for (const ref of [name, { topicId }]) {
    const [told] = await admin.describeTopics([ref], ASKED);
    assert.deepEqual(told?.authorizedOperations, OF_TOPICS);
    const [silent] = await admin.describeTopics([ref]);
    assert.equal(silent?.authorizedOperations, null);
  }
  assert.deepEqual((await admin.describeCluster(ASKED)).authorizedOperations, OF_THE_CLUSTER);
  assert.equal((await admin.describeCluster()).authorizedOperations, null);
});

for (const groupProtocol of ['classic', 'consumer'] as const) {
  test(`and with groups of the ${groupProtocol} protocol`, async () => {
    const { bootstrapServers } = cluster;
    await using admin = new Admin({ bootstrapServers });
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 1);
    const groupId = freshName('group');
    await using consumer = new Consumer({
      bootstrapServers,
      groupId,
      groupProtocol,
      autoOffsetReset: 'earliest',
    });
    consumer.subscribe([topic]);
    await consumer[Symbol.asyncIterator]().next();
    const describeGroup = (options: object) =>
      groupProtocol === 'classic'
        ? admin.describeClassicGroups([groupId], options)
        : admin.describeConsumerGroups([groupId], options);
    assert.deepEqual((await describeGroup(ASKED))[0]?.authorizedOperations, OF_GROUPS);
    assert.equal((await describeGroup({}))[0]?.authorizedOperations, null);
  });
}
