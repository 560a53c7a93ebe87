import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { API } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

test('a protocol that the node does not serve is refused', async () => {
  const node = await TestNode.start({ config: { 'group.coordinator.rebalance.protocols': 'classic' } });
  const client = await node.connect();
  const joining = { groupId: 'g', memberId: 'm', memberEpoch: 0, rebalanceTimeoutMs: 1000 };
  const consumer = await client.ask(API.consumerGroupHeartbeat, {
    ...joining,
    subscribedTopicNames: ['t'],
    topicPartitions: [],
  });
  assert.equal(consumer.errorCode, ErrorCode.UNSUPPORTED_VERSION);
  const { groups } = await client.ask(API.consumerGroupDescribe, { groupIds: ['g'] });
  assert.deepEqual(
    groups.map(({ groupId, errorCode }) => [groupId, errorCode]),
    [['g', ErrorCode.UNSUPPORTED_VERSION]],
  );
  await node.stop();
});
