import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Consumer, SubscriptionPattern } from '../../src/consumer/index.ts';
import type { CommittedOffset, ConsumerHooks, RebalanceReport } from '../../src/index.ts';
import { serdes } from '../../src/serde/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic } from './topics.ts';
import { until } from './until.ts';

const cluster = testCluster();

function connect(groupId: string, config: object = {}): Consumer<Buffer, string> {
  return new Consumer<Buffer, string>({
    bootstrapServers: cluster.bootstrapServers,
    groupId,
    autoOffsetReset: 'earliest',
    ...('groupProtocol' in config ? {} : { heartbeatIntervalMs: 100, sessionTimeoutMs: 6000 }),
    valueDeserializer: serdes.string,
    ...config,
  });
}

describe('hooks of a consumer', () => {
  test('see records, commits and rebalances', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 3);
    const consumed: string[] = [];
    const committed: (readonly CommittedOffset[])[] = [];
    const rebalances: RebalanceReport['kind'][] = [];
    const hooks: ConsumerHooks<Buffer, string> = {
      onConsume(record) {
        consumed.push(record.value ?? '');
        return record;
      },
      onCommit: (offsets) => committed.push(offsets),
      onRebalance: ({ kind }) => rebalances.push(kind),
    };
    const consumer = connect(freshName('group'), { hooks });
    consumer.subscribe([topic]);
    for await (const { offset } of consumer) if (offset === 2) break;
    assert.deepEqual(consumed, ['0', '1', '2']);
    assert.equal(consumer.currentLag({ topic, partition: 0 }), 0);
    await consumer.commit();
    assert.deepEqual(
      committed.at(-1)?.map(({ offset }) => offset),
      [3],
    );
    const value = (name: string): number | undefined =>
      consumer.metrics().find((metric) => metric.name === name)?.value;
    assert.equal(value('records-consumed-total'), 3);
    assert.equal(value('assigned-partitions'), 1);
    assert.equal(value('records-lag-max'), 0);
    assert.ok((value('commit-total') ?? 0) >= 1);
    await consumer.close();
    assert.deepEqual(rebalances, ['assigned']);
  });

  test('a rebalance on demand', async () => {
    const topic = await freshTopic(cluster);
    const rebalances: RebalanceReport['kind'][] = [];
    const hooks: ConsumerHooks<Buffer, string> = { onRebalance: ({ kind }) => rebalances.push(kind) };
    await using consumer = connect(freshName('group'), { hooks });
    assert.throws(() => consumer.enforceRebalance(), /only a member/);
    consumer.subscribe([topic]);
    const stop = new AbortController();
    const loop = assert.rejects(consumer.records({ signal: stop.signal }).next(), /AbortError|aborted/);
    await until(() => consumer.assignment.length === 1, 'it is assigned');
    consumer.enforceRebalance();
    await until(() => rebalances.filter((kind) => kind === 'assigned').length === 2, 'it is assigned again');
    stop.abort();
    await loop;
  });
});

describe('a pattern that the coordinator evaluates', () => {
  test('topics that match, and no others', async () => {
    const prefix = freshName('pattern');
    const [first, second, other] = [`${prefix}-a`, `${prefix}-b`, `other-${prefix}`];
    for (const topic of [first, second, other]) await fill(cluster, topic, 2);
    await using consumer = connect(freshName('group'), { groupProtocol: 'consumer', metadataMaxAgeMs: 500 });
    consumer.subscribe(new SubscriptionPattern(`${prefix}-.*`));
    const values: string[] = [];
    const loop = (async () => {
      for await (const { topic, value } of consumer) {
        values.push(`${topic}=${value}`);
        if (values.length === 4) return;
      }
    })();
    await loop;
    assert.deepEqual(values.sort(), [`${first}=0`, `${first}=1`, `${second}=0`, `${second}=1`]);
  });

  test('needs the consumer protocol', async () => {
    await using consumer = connect(freshName('group'));
    assert.throws(() => consumer.subscribe(new SubscriptionPattern('a')), /group\.protocol=consumer/);
  });
});
