import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Consumer, type TopicPartition } from '../../src/consumer/index.ts';
import { serdes } from '../../src/serde/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic } from './topics.ts';
import { until } from './until.ts';

const cluster = testCluster();

interface Member {
  readonly consumer: Consumer<Buffer, string>;
  readonly values: string[];
  /** What the listener heard, as `assigned 0,1`. */
  readonly events: string[];
  readonly loop: Promise<void>;
}

function join(groupId: string, topics: string[] | RegExp, config: object = {}): Member {
  const consumer = new Consumer<Buffer, string>({
    bootstrapServers: cluster.bootstrapServers,
    groupId,
    autoOffsetReset: 'earliest',
    ...('groupProtocol' in config ? {} : { heartbeatIntervalMs: 100, sessionTimeoutMs: 6000 }),
    metadataMaxAgeMs: 500,
    valueDeserializer: serdes.string,
    ...config,
  });
  const values: string[] = [];
  const events: string[] = [];
  const note = (what: string) => (partitions: readonly TopicPartition[]) => {
    events.push(`${what} ${numbers(partitions)}`);
  };
  consumer.subscribe(topics, { assigned: note('assigned'), revoked: note('revoked'), lost: note('lost') });
  const loop = (async () => {
    for await (const record of consumer) values.push(record.value ?? '');
  })();
  return { consumer, values, events, loop };
}

function numbers(partitions: readonly TopicPartition[]): string {
  return partitions
    .map(({ partition }) => partition)
    .sort((a, b) => a - b)
    .join(',');
}

async function leave(...members: Member[]): Promise<void> {
  for (const { consumer, loop } of members) {
    await consumer.close();
    await loop;
  }
}

/** Each of `count` partitions belongs to exactly one member. */
function isShared(members: readonly Member[], count: number): boolean {
  const owned = members.flatMap(({ consumer }) =>
    consumer.assignment.map(({ topic, partition }) => `${topic}-${partition}`),
  );
  return (
    owned.length === count &&
    new Set(owned).size === count &&
    members.every(({ consumer }) => consumer.assignment.length > 0)
  );
}

function countsOf(members: readonly Member[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of members.flatMap(({ values }) => values))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

for (const strategy of ['range', 'roundrobin', 'sticky', 'cooperative-sticky']) {
  describe(`a group with ${strategy}`, () => {
    test('shares its partitions, loses no record and repeats none while members come and go', async () => {
      const topic = await freshTopic(cluster, 6);
      const group = freshName('group');
      const config = { partitionAssignmentStrategy: strategy };
      await fill(cluster, topic, 300, 6);
      const first = join(group, [topic], config);
      await until(() => first.values.length === 300, 'the first member reads all');
      const second = join(group, [topic], config);
      await until(() => isShared([first, second], 6), 'two members share');
      const third = join(group, [topic], config);
      await until(() => isShared([first, second, third], 6), 'three members share');
      assert.deepEqual(
        [first, second, third].map(({ consumer }) => consumer.assignment.length),
        [2, 2, 2],
      );
      await fill(cluster, topic, 300, 6, 300);
      await until(() => countsOf([first, second, third]).size === 600, 'all is read');
      await leave(second);
      await until(() => isShared([first, third], 6), 'two members are left');
      await fill(cluster, topic, 60, 6, 600);
      await until(() => countsOf([first, second, third]).size === 660, 'all is read again');
      await leave(first, third);
      const repeated = [...countsOf([first, second, third])].filter(([, count]) => count > 1);
      assert.deepEqual(repeated, []);
    });
  });
}

describe('a group of KIP-848', () => {
  test('shares its partitions, loses no record and repeats none while members come and go', async () => {
    const topic = await freshTopic(cluster, 6);
    const group = freshName('group');
    const config = { groupProtocol: 'consumer' };
    await fill(cluster, topic, 300, 6);
    const first = join(group, [topic], config);
    await until(() => first.values.length === 300, 'the first member reads all');
    const second = join(group, [topic], config);
    await until(() => isShared([first, second], 6), 'two members share');
    await fill(cluster, topic, 300, 6, 300);
    await until(() => countsOf([first, second]).size === 600, 'all is read');
    await leave(second);
    await until(() => first.consumer.assignment.length === 6, 'one member is left');
    await fill(cluster, topic, 60, 6, 600);
    await until(() => countsOf([first, second]).size === 660, 'all is read again');
    await leave(first);
    const repeated = [...countsOf([first, second])].filter(([, count]) => count > 1);
    assert.deepEqual(repeated, []);
  });
});

describe('members of a group', () => {
  test('keep what stays with them, cooperatively', async () => {
    const topic = await freshTopic(cluster, 4);
    const config = { partitionAssignmentStrategy: 'cooperative-sticky' };
    const group = freshName('group');
    const first = join(group, [topic], config);
    await until(() => first.consumer.assignment.length === 4, 'the first has all');
    const second = join(group, [topic], config);
    await until(() => isShared([first, second], 4), 'two share');
    await leave(first, second);
    assert.deepEqual(
      first.events.filter((event) => !event.endsWith(' ')),
      ['assigned 0,1,2,3', 'revoked 2,3', 'revoked 0,1'],
    );
    assert.equal(second.events.filter((event) => event.startsWith('assigned')).at(-1), 'assigned 2,3');
  });

  test('go on where the last one has committed by itself', async () => {
    const topic = await freshTopic(cluster);
    const group = freshName('group');
    await fill(cluster, topic, 10);
    const first = join(group, [topic]);
    await until(() => first.values.length === 10, 'all is read');
    await leave(first);
    await fill(cluster, topic, 1, 1, 10);
    const second = join(group, [topic]);
    await until(() => second.values.length > 0, 'the rest is read');
    await leave(second);
    assert.deepEqual(second.values, ['10']);
  });

  test('commit by hand, with metadata, and only what they say', async () => {
    const topic = await freshTopic(cluster);
    const groupId = freshName('group');
    const config = { enableAutoCommit: false };
    await fill(cluster, topic, 10);
    const first = join(groupId, [topic], config);
    await until(() => first.values.length === 10, 'all is read');
    await first.consumer.commit([{ topic, partition: 0, offset: 4, metadata: 'by hand' }]);
    const [committed] = await first.consumer.committed([{ topic, partition: 0 }]);
    assert.deepEqual(committed, { topic, partition: 0, offset: 4, leaderEpoch: -1, metadata: 'by hand' });
    await leave(first);
    const second = join(groupId, [topic], config);
    await until(() => second.values.length === 6, 'the rest is read');
    assert.deepEqual(second.values, ['4', '5', '6', '7', '8', '9']);
    await leave(second);
  });

  test('do not commit the record in hand by themselves', async () => {
    const topic = await freshTopic(cluster);
    const groupId = freshName('group');
    await fill(cluster, topic, 3);
    await using consumer = new Consumer({
      bootstrapServers: cluster.bootstrapServers,
      groupId,
      autoOffsetReset: 'earliest',
    });
    consumer.subscribe([topic]);
    const loop = consumer[Symbol.asyncIterator]();
    await loop.next();
    await loop.next();
    await consumer.close();
    const second = join(groupId, [topic]);
    await until(() => second.values.length === 2, 'the rest is read');
    assert.deepEqual(second.values, ['1', '2']);
    await leave(second);
  });

  test('find topics that match a pattern, later ones too', async () => {
    const prefix = freshName('matching');
    const other = await freshTopic(cluster);
    const [first] = [`${prefix}-a`];
    await fill(cluster, first, 1);
    const member = join(freshName('group'), new RegExp(`^${prefix}-`));
    await until(() => member.values.length === 1, 'the first topic is read');
    await fill(cluster, `${prefix}-b`, 1, 1, 1);
    await until(() => member.values.length === 2, 'the second topic is read');
    assert.deepEqual([...member.consumer.subscription].sort(), [`${prefix}-a`, `${prefix}-b`]);
    assert.ok(!member.consumer.subscription.includes(other));
    await leave(member);
  });

  test('with an instance id get their partitions back without a rebalance', async () => {
    const topic = await freshTopic(cluster, 4);
    const group = freshName('group');
    const first = join(group, [topic], { groupInstanceId: 'one' });
    const second = join(group, [topic], { groupInstanceId: 'two' });
    await until(() => isShared([first, second], 4), 'two share');
    const had = numbers(second.consumer.assignment);
    const eventsBefore = first.events.length;
    await leave(second);
    const again = join(group, [topic], { groupInstanceId: 'two' });
    await until(() => again.consumer.assignment.length === 2, 'it is back');
    assert.equal(numbers(again.consumer.assignment), had);
    assert.equal(first.events.length, eventsBefore);
    await leave(first, again);
  });

  test('whose application holds a record for too long lose their partitions and come back', async () => {
    const topic = await freshTopic(cluster);
    const group = freshName('group');
    await fill(cluster, topic, 2);
    await using slow = new Consumer({
      bootstrapServers: cluster.bootstrapServers,
      groupId: group,
      autoOffsetReset: 'earliest',
      heartbeatIntervalMs: 50,
      maxPollIntervalMs: 300,
    });
    const events: string[] = [];
    slow.subscribe([topic], {
      assigned: () => void events.push('assigned'),
      lost: () => void events.push('lost'),
    });
    const loop = slow[Symbol.asyncIterator]();
    await loop.next();
    const other = join(group, [topic]);
    await until(() => other.values.length === 2, 'another member takes over');
    await leave(other);
    await fill(cluster, topic, 1, 1, 2);
    const next = await loop.next();
    assert.equal(next.value?.offset, 2);
    assert.deepEqual(events.slice(0, 2), ['assigned', 'lost']);
  });

  test('take another topic in without losing the first', async () => {
    const [topic, later] = [await freshTopic(cluster), await freshTopic(cluster)];
    await fill(cluster, topic, 5);
    await fill(cluster, later, 5, 1, 5);
    const member = join(freshName('group'), [topic]);
    await until(() => member.values.length === 5, 'the first topic is read');
    member.consumer.subscribe([topic, later]);
    await until(() => member.values.length === 10, 'the second topic is read');
    assert.equal(new Set(member.values).size, 10);
    await leave(member);
  });
});

test('a consumer without a group cannot subscribe or commit', async () => {
  await using consumer = new Consumer({ bootstrapServers: cluster.bootstrapServers });
  assert.throws(() => consumer.subscribe(['topic']), /group\.id/);
  await assert.rejects(consumer.commit([{ topic: 'topic', partition: 0, offset: 1 }]), /group\.id/);
});
