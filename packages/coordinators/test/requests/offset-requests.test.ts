import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { OffsetCommitRequest } from '@kavka/protocol/messages/08-offset-commit';
import { World } from '../world/world.ts';

const UNKNOWN_ID = 'MDAwMDAwMDAwMDAwMDAwMA' as Uuid;

function origin(version: number) {
  return { clientId: 'c', clientHost: '/10.0.0.1', version };
}

function commitOf(topics: { name?: string; topicId?: Uuid; partitions: number[] }[]): OffsetCommitRequest {
  return {
    groupId: 'g',
    generationIdOrMemberEpoch: -1,
    memberId: '',
    groupInstanceId: null,
    retentionTimeMs: -1n,
    topics: topics.map(({ name = '', topicId = ZERO_UUID, partitions }) => ({
      name,
      topicId,
      partitions: partitions.map((partitionIndex) => ({
        partitionIndex,
        committedOffset: BigInt(partitionIndex + 10),
        committedLeaderEpoch: 7,
        committedMetadata: null,
      })),
    })),
  };
}

async function loadedWorld() {
  const world = new World();
  await world.load();
  const commit = async (request: OffsetCommitRequest, version: number) => {
    const response = world.coordinator.offsetCommit(request, origin(version));
    await world.clock.settle();
    return (await response).topics ?? [];
  };
  const fetch = async (groups: { topics: { topicId: Uuid; partitionIndexes: number[] }[] | null }[]) => {
    const asked = groups.map(({ topics }) => ({
      groupId: 'g',
      memberId: null,
      memberEpoch: -1,
      topics: topics?.map((topic) => ({ name: '', ...topic })) ?? null,
    }));
    const request = { groupId: '', topics: [], groups: asked, requireStable: false };
    return (await world.coordinator.offsetFetch(request, origin(10))).groups ?? [];
  };
  return {
    ...world,
    coordinator: world.coordinator,
    topics: world.topics,
    load: () => world.load(),
    commit,
    fetch,
  };
}

test('version 10 speaks of topics by id: unknown ids and partitions get errors of their own', async () => {
  const { commit, fetch, topics } = await loadedWorld();
  const topicId = topics.topicId('t')!;
  const committed = await commit(
    commitOf([
      { topicId, partitions: [0, 9] },
      { topicId: UNKNOWN_ID, partitions: [0] },
      { partitions: [1] },
    ]),
    10,
  );
  const results = committed.flatMap((topic) =>
    (topic.partitions ?? []).map(({ partitionIndex, errorCode }) => [
      topic.topicId,
      partitionIndex,
      errorCode,
    ]),
  );
  assert.deepEqual(
    new Set(results.map((result) => result.join(' '))),
    new Set([
      `${topicId} 0 ${ErrorCode.NONE}`,
      `${topicId} 9 ${ErrorCode.UNKNOWN_TOPIC_OR_PARTITION}`,
      `${UNKNOWN_ID} 0 ${ErrorCode.UNKNOWN_TOPIC_ID}`,
      `${ZERO_UUID} 1 ${ErrorCode.UNKNOWN_TOPIC_ID}`,
    ]),
  );
  assert.equal(committed.filter((topic) => topic.topicId === topicId).length, 1, 'each topic once');

  const [named] = await fetch([
    {
      topics: [
        { topicId, partitionIndexes: [0] },
        { topicId: UNKNOWN_ID, partitionIndexes: [0] },
      ],
    },
  ]);
  const [known, unknown] = named?.topics ?? [];
  assert.deepEqual(known?.partitions, [
    { partitionIndex: 0, committedOffset: 10n, committedLeaderEpoch: 7, metadata: '', errorCode: 0 },
  ]);
  assert.equal(unknown?.partitions?.[0]?.errorCode, ErrorCode.UNKNOWN_TOPIC_ID);
});

test('all topics of a group by id: those that are gone are left out', async () => {
  const { commit, fetch, topics } = await loadedWorld();
  await commit(
    commitOf([
      { name: 't', partitions: [0] },
      { name: 'u', partitions: [1] },
    ]),
    9,
  );
  topics.delete('u');
  const [all] = await fetch([{ topics: null }]);
  assert.deepEqual(
    (all?.topics ?? []).map(({ topicId }) => topicId),
    [topics.topicId('t')],
  );
});

test('offsets of an earlier topic of the same name do not count by id', async () => {
  const { commit, fetch, topics } = await loadedWorld();
  await commit(commitOf([{ name: 't', partitions: [0] }]), 9);
  topics.replace('t');
  const [named] = await fetch([{ topics: [{ topicId: topics.topicId('t')!, partitionIndexes: [0] }] }]);
  assert.equal(named?.topics?.[0]?.partitions?.[0]?.committedOffset, -1n);
});

test('before version 8 one group is asked for; only version 1 has no error for all of it', async () => {
  const { coordinator, commit } = await loadedWorld();
  await commit(commitOf([{ name: 't', partitions: [0] }]), 9);
  const request = {
    groupId: 'g',
    topics: [{ name: 't', partitionIndexes: [0, 1] }],
    groups: [],
    requireStable: false,
  };
  const { topics = [] } = await coordinator.offsetFetch(request, origin(7));
  assert.deepEqual(
    topics[0]?.partitions?.map(({ committedOffset }) => committedOffset),
    [10n, -1n],
  );

  coordinator.unload(0);
  const version2 = await coordinator.offsetFetch(request, origin(2));
  assert.equal(version2.errorCode, ErrorCode.NOT_COORDINATOR);
  const version1 = await coordinator.offsetFetch(request, origin(1));
  assert.deepEqual(
    version1.topics?.[0]?.partitions?.map(({ errorCode }) => errorCode),
    [ErrorCode.NOT_COORDINATOR, ErrorCode.NOT_COORDINATOR],
  );
});

test('an offset is any number of 64 bits', async () => {
  const { coordinator, commit, load } = await loadedWorld();
  const request = commitOf([{ name: 't', partitions: [0] }]);
  request.topics[0]!.partitions[0]!.committedOffset = 2n ** 63n - 1n;
  await commit(request, 9);
  await load();
  const { topics = [] } = await coordinator.offsetFetch(
    {
      groupId: 'g',
      topics: [{ name: 't', partitionIndexes: [0] }],
      groups: [],
      requireStable: false,
    },
    origin(7),
  );
  assert.equal(topics[0]?.partitions?.[0]?.committedOffset, 2n ** 63n - 1n);
});
