import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NodeNetwork } from '@kavka/base/node';
import { movableClock, startKavka } from '@kavka/server';
import { API, createTopic, WireClient } from '@kavka/testkit/wire';

const GROUP = 'g';

test('the session of a consumer ends when time is moved, and the node goes on', async () => {
  const clock = movableClock();
  await using kafka = await startKavka({ clock });
  const client = await WireClient.connect(new NodeNetwork(), kafka);
  await createTopic(client, 't', { partitions: 2 });
  await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: [GROUP] });
  const joined = await client.ask(API.consumerGroupHeartbeat, {
    groupId: GROUP,
    memberId: 'm',
    memberEpoch: 0,
    rebalanceTimeoutMs: 60_000,
    subscribedTopicNames: ['t'],
    topicPartitions: [],
  });
  assert.equal(joined.errorCode, 0);
  assert.deepEqual(joined.assignment?.topicPartitions[0]?.partitions, [0, 1]);
  await clock.advance(44_000);
  assert.equal(await stateOf(client), 'Stable');
  await clock.advance(2_000);
  assert.equal(await stateOf(client), 'Empty');
  client.close();
});

async function stateOf(client: WireClient): Promise<string | undefined> {
  const { groups } = await client.ask(API.consumerGroupDescribe, { groupIds: [GROUP] });
  return groups[0]?.groupState;
}
