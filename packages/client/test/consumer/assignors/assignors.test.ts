import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type {
  Assignor,
  GroupAssignment,
  MemberSubscription,
} from '../../../src/consumer/assignors/assignor.ts';
import { cooperativeStickyAssignor } from '../../../src/consumer/assignors/cooperative-sticky.ts';
import { BUILT_IN_ASSIGNORS } from '../../../src/consumer/assignors/index.ts';
import { roundRobinAssignor } from '../../../src/consumer/assignors/round-robin.ts';
import { stickyAssignor } from '../../../src/consumer/assignors/sticky.ts';
import { nameOf } from '../../../src/consumer/topic-partition.ts';

const TOPICS = ['orders', 'payments', 'shipments', 'returns'];

interface Group {
  readonly partitionCounts: Map<string, number>;
  readonly members: MemberSubscription[];
}

const groups: fc.Arbitrary<Group> = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 9 }), {
      minLength: TOPICS.length,
      maxLength: TOPICS.length,
    }),
    wishes: fc.array(fc.subarray(TOPICS, { minLength: 1 }), { minLength: 1, maxLength: 9 }),
    isUniform: fc.boolean(),
  })
  .map(({ counts, wishes, isUniform }) => ({
    partitionCounts: new Map(TOPICS.map((topic, index) => [topic, counts[index] ?? 1])),
    members: wishes.map((topics, index) => joining(`member-${index}`, isUniform ? TOPICS : topics)),
  }));

function joining(memberId: string, topics: readonly string[]): MemberSubscription {
  return { memberId, groupInstanceId: null, topics, ownedPartitions: [], generationId: -1, userData: null };
}

/** The same member at its next join, with its share. */
function rejoining(
  member: MemberSubscription,
  assignment: GroupAssignment,
  assignor: Assignor,
  generationId: number,
): MemberSubscription {
  const partitions = assignment.get(member.memberId);
  if (partitions === undefined) return member;
  const userData = assignor.userData?.({ partitions, generationId }) ?? null;
  const ownedPartitions = assignor.rebalanceProtocol === 'eager' ? [] : partitions;
  return { ...member, ownedPartitions, generationId, userData };
}

function loads(assignment: GroupAssignment): number[] {
  return [...assignment.values()].map(({ length }) => length);
}

function assertComplete({ partitionCounts, members }: Group, assignment: GroupAssignment): void {
  const given = [...assignment].flatMap(([memberId, partitions]) => {
    const topics = members.find((member) => member.memberId === memberId)?.topics ?? [];
    for (const { topic } of partitions)
      assert.ok(topics.includes(topic), `${memberId} did not want ${topic}`);
    return partitions.map(nameOf);
  });
  const wanted = TOPICS.filter((topic) => members.some(({ topics }) => topics.includes(topic)));
  const all = wanted.flatMap((topic) =>
    Array.from({ length: partitionCounts.get(topic) ?? 0 }, (_, partition) => nameOf({ topic, partition })),
  );
  assert.deepEqual(given.toSorted(), all.toSorted());
}

/** Lets the group join again with what it has until nothing changes. */
function settle(
  assignor: Assignor,
  { partitionCounts, members }: Group,
  last: GroupAssignment,
): GroupAssignment {
  let current = last;
  for (let generation = 2; generation < 6; generation++) {
    const joined = members.map((member) => rejoining(member, current, assignor, generation));
    current = assignor.assign(partitionCounts, joined);
  }
  return current;
}

for (const assignor of BUILT_IN_ASSIGNORS) {
  describe(assignor.name, () => {
    test('gives every partition to exactly one member that wants its topic', () => {
      fc.assert(
        fc.property(groups, (group) =>
          assertComplete(group, assignor.assign(group.partitionCounts, group.members)),
        ),
      );
    });

    test('does not depend on the order in which members are named', () => {
      fc.assert(
        fc.property(groups, ({ partitionCounts, members }) => {
          const forwards = assignor.assign(partitionCounts, members);
          const backwards = assignor.assign(partitionCounts, members.toReversed());
          assert.deepEqual(new Map([...forwards].sort()), new Map([...backwards].sort()));
        }),
      );
    });

    test('leaves topics out that do not exist', () => {
      const assignment = assignor.assign(new Map([['orders', 1]]), [joining('a', ['orders', 'missing'])]);
      assert.deepEqual(assignment, new Map([['a', [{ topic: 'orders', partition: 0 }]]]));
    });

    test('gives every member an entry', () => {
      const members = [joining('a', ['orders']), joining('b', ['missing'])];
      assert.deepEqual([...assignor.assign(new Map([['orders', 2]]), members).keys()], ['a', 'b']);
      assert.deepEqual(assignor.assign(new Map(), []), new Map());
    });
  });
}

for (const assignor of [stickyAssignor, cooperativeStickyAssignor, roundRobinAssignor]) {
  test(`${assignor.name} gives members of the same topics the same load, give or take one`, () => {
    fc.assert(
      fc.property(groups, ({ partitionCounts, members }) => {
        const alike = members.map(({ memberId }) => joining(memberId, TOPICS));
        const counts = loads(assignor.assign(partitionCounts, alike));
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
      }),
    );
  });
}

for (const assignor of [stickyAssignor, cooperativeStickyAssignor]) {
  describe(`${assignor.name}, after a first assignment`, () => {
    test('changes nothing when the same members join again', () => {
      fc.assert(
        fc.property(groups, (group) => {
          const first = assignor.assign(group.partitionCounts, group.members);
          const again = settle(assignor, group, first);
          for (const [memberId, partitions] of first) {
            assert.deepEqual(again.get(memberId)?.map(nameOf).sort(), partitions.map(nameOf).sort());
          }
        }),
      );
    });

    test('moves only what a member that has left had', () => {
      fc.assert(
        fc.property(groups, ({ partitionCounts, members }) => {
          fc.pre(members.length > 1);
          const alike = members.map(({ memberId }) => joining(memberId, TOPICS));
          const first = assignor.assign(partitionCounts, alike);
          const left = alike.slice(1).map((member) => rejoining(member, first, assignor, 1));
          const second = assignor.assign(partitionCounts, left);
          for (const { memberId } of left) {
            const kept = new Set(second.get(memberId)?.map(nameOf));
            for (const partition of first.get(memberId) ?? []) assert.ok(kept.has(nameOf(partition)));
          }
        }),
      );
    });

    test('is complete and balanced again some rebalances after a member has come', () => {
      fc.assert(
        fc.property(groups, ({ partitionCounts, members }) => {
          const alike = members.map(({ memberId }) => joining(memberId, TOPICS));
          const first = assignor.assign(partitionCounts, alike);
          const grown = { partitionCounts, members: [...alike, joining('new', TOPICS)] };
          const last = settle(assignor, grown, first);
          assertComplete(grown, last);
          assert.ok(Math.max(...loads(last)) - Math.min(...loads(last)) <= 1);
        }),
      );
    });
  });
}

test('cooperative-sticky gives nothing to one member that another still has', () => {
  fc.assert(
    fc.property(groups, groups, (before, after) => {
      const first = cooperativeStickyAssignor.assign(before.partitionCounts, before.members);
      const owners = new Map(
        [...first].flatMap(([id, partitions]) => partitions.map((one) => [nameOf(one), id] as const)),
      );
      const joined = after.members.map((member) => rejoining(member, first, cooperativeStickyAssignor, 1));
      const present = new Set(joined.map(({ memberId }) => memberId));
      for (const [memberId, partitions] of cooperativeStickyAssignor.assign(before.partitionCounts, joined)) {
        for (const partition of partitions) {
          const owner = owners.get(nameOf(partition));
          if (owner !== undefined && present.has(owner)) assert.equal(owner, memberId);
        }
      }
    }),
  );
});

test('of two members that claim a partition, the one of the later generation keeps it', () => {
  const claim = [{ topic: 'orders', partition: 0 }];
  const members = [
    { ...joining('a', ['orders']), ownedPartitions: claim, generationId: 3 },
    { ...joining('b', ['orders']), ownedPartitions: claim, generationId: 4 },
  ];
  const assignment = cooperativeStickyAssignor.assign(new Map([['orders', 1]]), members);
  assert.deepEqual(assignment.get('b'), claim);
});

test('a partition that two members claim in one generation is given to nobody at first', () => {
  const claim = [{ topic: 'orders', partition: 0 }];
  const members = ['a', 'b'].map((id) => ({
    ...joining(id, ['orders']),
    ownedPartitions: claim,
    generationId: 3,
  }));
  const assignment = cooperativeStickyAssignor.assign(new Map([['orders', 1]]), members);
  assert.deepEqual([...assignment.values()], [[], []]);
});
