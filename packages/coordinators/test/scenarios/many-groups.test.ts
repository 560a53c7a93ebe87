import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { World } from '../world/world.ts';

/** Of each of two kinds. */
const GROUPS = 5_000;
const RETENTION_MS = 60_000;
const ROUNDS = 2;
/** What a round may leave: a group with one offset and its id would be several times as much. */
const MAX_GROWTH_BYTES = 2 * GROUPS * 100;
const CLIENT = { clientId: 'c', clientHost: '/10.0.0.1', version: 9 };

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('ten thousand groups that come and go leave no memory behind', async () => {
  const world = new World({
    offsetsRetentionMs: RETENTION_MS,
    offsetsRetentionCheckIntervalMs: RETENTION_MS,
  });
  await world.load();
  const used: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let group = 0; group < GROUPS; group++) join(world, `${round}-${group}`);
    await world.clock.settle();
    assert.equal(await groupCount(world), 2 * GROUPS);
    await world.clock.advanceSettled(2 * RETENTION_MS);
    await world.clock.advanceSettled(2 * RETENTION_MS);
    assert.equal(await groupCount(world), 0);
    world.log.forget();
    collectGarbage();
    used.push(process.memoryUsage().heapUsed);
  }
  const growth = (used.at(-1) ?? 0) - (used[0] ?? 0);
  assert.ok(growth < (ROUNDS - 1) * MAX_GROWTH_BYTES, `${growth} bytes`);
});

/** One with an offset alone, one with a member that is not heard of again. */
function join({ coordinator }: World, name: string): void {
  const partitions = [
    { partitionIndex: 0, committedOffset: 1n, committedLeaderEpoch: -1, committedMetadata: '' },
  ];
  void coordinator.offsetCommit(
    {
      groupId: `offsets-${name}`,
      generationIdOrMemberEpoch: -1,
      memberId: '',
      groupInstanceId: null,
      retentionTimeMs: -1n,
      topics: [{ name: 't', topicId: ZERO_UUID, partitions }],
    },
    CLIENT,
  );
  void coordinator.consumerGroupHeartbeat(
    {
      groupId: `members-${name}`,
      memberId: 'm',
      memberEpoch: 0,
      instanceId: null,
      rackId: null,
      rebalanceTimeoutMs: 30_000,
      subscribedTopicNames: ['t'],
      subscribedTopicRegex: null,
      serverAssignor: null,
      topicPartitions: [],
    },
    { ...CLIENT, version: 1 },
  );
}

async function groupCount({ coordinator }: World): Promise<number> {
  const { errorCode, groups = [] } = await coordinator.listGroups(
    { statesFilter: [], typesFilter: [] },
    { ...CLIENT, version: 5 },
  );
  assert.equal(errorCode ?? 0, ErrorCode.NONE);
  return groups.length;
}
