import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Admin, AdminError } from '../../src/admin/index.ts';
import { Consumer } from '../../src/consumer/index.ts';
import { hasCode } from '../../src/errors/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic, untilKnown } from './topics.ts';
import { until } from './until.ts';

const cluster = testCluster();

function connect(): Admin {
  return new Admin({ bootstrapServers: cluster.bootstrapServers });
}

describe('topics', () => {
  test('are made, described, listed, widened and deleted', async () => {
    await using admin = connect();
    const name = freshName('topic');
    const [created] = await admin.createTopics([
      { name, partitions: 2, configs: { 'retention.ms': '60000' } },
    ]);
    assert.deepEqual([created?.name, created?.partitions, created?.replicationFactor], [name, 2, 1]);
    const retention = created?.configs?.find((config) => config.name === 'retention.ms');
    const given = {
      name: 'retention.ms',
      value: '60000',
      source: 'topic',
      isReadOnly: false,
      isSensitive: false,
    };
    assert.deepEqual(retention, given);
    const segments = created?.configs?.find((config) => config.name === 'segment.bytes');
    assert.equal(segments?.source, 'default', 'also what it was not given');
    await untilKnown(admin, [name]);
    const [described] = await admin.describeTopics([name]);
    assert.equal(described?.topicId, created?.topicId);
    assert.deepEqual(
      described?.partitions.map(({ partition, leader, isr }) => [partition, leader >= 0, isr.length]),
      [
        [0, true, 1],
        [1, true, 1],
      ],
    );
    assert.ok((await admin.listTopics()).some((topic) => topic.name === name));
    await admin.createPartitions([{ topic: name, total: 3 }]);
    await until(async () => (await admin.describeTopics([name]))[0]?.partitions.length === 3, 'it has grown');
    await admin.deleteTopics([name]);
    const isGone = async (): Promise<boolean> =>
      !(await admin.listTopics()).some((topic) => topic.name === name);
    await until(isGone, 'it is gone');
    await assert.rejects(admin.describeTopics([name]), {
      code: 'UNKNOWN_TOPIC_OR_PARTITION',
      message: new RegExp(name),
    });
  });

  test('that exist are refused by name', async () => {
    await using admin = connect();
    const name = await freshTopic(cluster);
    await assert.rejects(admin.createTopics([{ name }]), {
      code: 'TOPIC_ALREADY_EXISTS',
      message: new RegExp(name),
    });
  });

  test('are described and deleted by id', async () => {
    await using admin = connect();
    const [first, second] = [freshName('by-id'), freshName('by-id')];
    const created = await admin.createTopics([{ name: first, partitions: 2 }, { name: second }]);
    const ids = created.map(({ topicId }) => ({ topicId }));
    await untilKnown(admin, ids);
    assert.deepEqual(
      (await admin.describeTopics(ids)).map(({ name, partitions }) => [name, partitions.length === 2]),
      [
        [first, true],
        [second, (await admin.describeTopics([second]))[0]?.partitions.length === 2],
      ],
    );
    await admin.deleteTopics(ids.slice(0, 1));
    await assert.rejects(admin.deleteTopics(ids.slice(0, 1)), { code: 'UNKNOWN_TOPIC_ID' });
    await admin.deleteTopics([second]);
  });

  test('in one call are made where they can be, and each failure is named', async () => {
    await using admin = connect();
    const [good, bad, worse] = [freshName('topic'), 'not a name', 'neither/this'];
    await assert.rejects(admin.createTopics([{ name: good }, { name: bad }, { name: worse }]), (error) => {
      assert.ok(error instanceof AdminError);
      assert.deepEqual(
        error.errors.map(({ topic, code }) => [topic, code]),
        [
          [bad, 'INVALID_TOPIC_EXCEPTION'],
          [worse, 'INVALID_TOPIC_EXCEPTION'],
        ],
      );
      return true;
    });
    await untilKnown(admin, [good]);
    assert.equal((await admin.describeTopics([good])).length, 1);
  });

  test('are only checked where that is asked for', async () => {
    await using admin = connect();
    const name = freshName('topic');
    await admin.createTopics([{ name, partitions: 4 }], { validateOnly: true });
    await assert.rejects(admin.describeTopics([name]), { code: 'UNKNOWN_TOPIC_OR_PARTITION' });
  });

  test('lose their first records', async () => {
    await using admin = connect();
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 10);
    await admin.deleteRecords([{ topic, partition: 0, beforeOffset: 4 }]);
    const [first] = await admin.listOffsets([{ topic, partition: 0, at: 'earliest' }]);
    const [last] = await admin.listOffsets([{ topic, partition: 0, at: 'latest' }]);
    assert.deepEqual([first?.offset, last?.offset], [4, 10]);
    await assert.rejects(admin.deleteRecords([{ topic, partition: 0, beforeOffset: 99 }]), {
      code: 'OFFSET_OUT_OF_RANGE',
      context: { topic, partition: 0 },
    });
  });
});

test('configs are changed one by one, and described with their sources', async () => {
  await using admin = connect();
  const name = await freshTopic(cluster);
  const topic = { type: 'topic', name } as const;
  const configOf = async (config: string): Promise<readonly [string | null, string] | undefined> => {
    const [described] = await admin.describeConfigs([topic]);
    const entry = described?.configs.find((one) => one.name === config);
    return entry && [entry.value, entry.source];
  };
  await admin.alterConfigs([{ ...topic, set: { 'retention.ms': '1234', 'cleanup.policy': 'compact' } }]);
  await until(async () => (await configOf('retention.ms'))?.[1] === 'topic', 'the brokers have the config');
  assert.deepEqual(await configOf('retention.ms'), ['1234', 'topic']);
  await admin.alterConfigs([
    { ...topic, set: { 'retention.ms': null }, append: { 'cleanup.policy': 'delete' } },
  ]);
  await until(async () => (await configOf('retention.ms'))?.[1] !== 'topic', 'it is gone from the brokers');
  assert.deepEqual(await configOf('cleanup.policy'), ['compact,delete', 'topic']);
  await assert.rejects(admin.alterConfigs([{ ...topic, set: { 'retention.ms': 'soon' } }]), {
    code: 'INVALID_CONFIG',
    message: new RegExp(name),
  });
});

test('groups are listed, described, moved and deleted', async () => {
  await using admin = connect();
  const topic = await freshTopic(cluster, 2);
  await fill(cluster, topic, 10, 2);
  const groupId = freshName('group');
  const consumer = new Consumer({
    bootstrapServers: cluster.bootstrapServers,
    groupId,
    autoOffsetReset: 'earliest',
  });
  consumer.subscribe([topic]);
  const loop = consumer[Symbol.asyncIterator]();
  await loop.next();
  assert.ok(
    (await admin.listGroups()).some((group) => group.groupId === groupId && group.state === 'Stable'),
  );
  const [described] = await admin.describeClassicGroups([groupId]);
  assert.deepEqual(
    [described?.state, described?.protocolType, described?.members.length],
    ['Stable', 'consumer', 1],
  );
  assert.deepEqual(
    described?.members[0]?.partitions,
    [0, 1].map((partition) => ({ topic, partition })),
  );
  await assert.rejects(admin.deleteGroups([groupId]), {
    code: 'NON_EMPTY_GROUP',
    message: new RegExp(groupId),
  });
  await consumer.close();
  await admin.alterGroupOffsets(groupId, [{ topic, partition: 0, offset: 3, metadata: 'moved' }]);
  const [offsets] = await admin.listGroupOffsets([groupId], { requireStable: true });
  assert.deepEqual(
    offsets?.offsets.filter(({ partition }) => partition === 0),
    [{ topic, partition: 0, offset: 3, leaderEpoch: -1, metadata: 'moved' }],
  );
  await admin.deleteGroupOffsets(groupId, [{ topic, partition: 0 }]);
  const [left] = await admin.listGroupOffsets([groupId]);
  assert.ok(left?.offsets.every(({ partition }) => partition !== 0));
  await admin.deleteGroups([groupId]);
  await assert.rejects(admin.deleteGroups([groupId]), { code: 'GROUP_ID_NOT_FOUND' });
});

describe('a cluster', () => {
  test('describes itself, its folders and its quorum', async () => {
    await using admin = connect();
    const topic = await freshTopic(cluster);
    const { clusterId, brokers } = await admin.describeCluster();
    assert.ok(clusterId.length > 0);
    const ids = brokers.map(({ nodeId }) => nodeId);
    const hasReplica = async (): Promise<boolean> =>
      (await admin.describeLogDirs(ids)).some(({ replicas }) =>
        replicas.some((replica) => replica.topic === topic),
      );
    await until(hasReplica, 'a broker has the replica');
    const { voters, leaderId } = await admin.describeQuorum();
    assert.ok(voters.some(({ replicaId }) => replicaId === leaderId));
    const { finalized } = await admin.describeFeatures();
    assert.ok((finalized['metadata.version'] ?? 0) > 0);
  });

  test('shows the producers of a partition', async () => {
    await using admin = connect();
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 3);
    const [described] = await admin.describeProducers([{ topic, partition: 0 }]);
    assert.deepEqual(
      described?.producers.map(({ lastSequence, transactionStartOffset }) => [
        lastSequence,
        transactionStartOffset,
      ]),
      [[2, -1]],
    );
  });
});

test('ACLs are refused where there is no authorizer, quotas and SCRAM credentials kept', async () => {
  await using admin = connect();
  const acl = {
    resourceType: 'topic',
    resourceName: 'orders',
    principal: 'User:a',
    operation: 'read',
    permission: 'allow',
  } as const;
  const refusal: unknown = await admin.createAcls([acl]).catch((error: unknown) => error);
  assert.ok(hasCode(refusal, 'SECURITY_DISABLED'));
  const user = freshName('user');
  await admin.alterClientQuotas([{ entity: { user }, values: { producer_byte_rate: 1024 } }]);
  const quotas = () => admin.describeClientQuotas({ user: { name: user } });
  await until(async () => (await quotas()).length > 0, 'quotas are there');
  assert.deepEqual(await quotas(), [{ entity: { user }, values: { producer_byte_rate: 1024 } }]);
  const salted = { salt: Buffer.from('salt'), saltedPassword: Buffer.alloc(32), iterations: 4096 };
  await admin.alterScramCredentials([{ user, mechanism: 'SCRAM-SHA-256', salted }]);
  const credentials = () => admin.describeScramCredentials([user]);
  await until(
    () =>
      credentials().then(
        () => true,
        (error: unknown) => !hasCode(error, 'RESOURCE_NOT_FOUND'),
      ),
    'credentials are there',
  );
  assert.deepEqual(await credentials(), [{ user, mechanism: 'SCRAM-SHA-256', iterations: 4096 }]);
});
