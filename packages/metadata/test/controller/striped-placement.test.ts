import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from '@kavka/testkit';
import * as fc from 'fast-check';
import { type PlacementBroker, StripedPlacement } from '../../src/controller/striped-placement.ts';

function brokersOf(racks: readonly (string | null)[], isFenced: (id: number) => boolean = () => false) {
  return racks.map((rack, id): PlacementBroker => ({ id, rack, fenced: isFenced(id) }));
}

function place(brokers: readonly PlacementBroker[], count: number, replicationFactor: number, seed = 1) {
  const placement = new StripedPlacement(brokers, new SeededRandom(seed));
  return Array.from({ length: count }, () => placement.next(replicationFactor));
}

function countsOf(ids: Iterable<number>): number[] {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts.values()];
}

test('no broker twice, as many replicas as asked for, the leader never fenced', () => {
  const rack = fc.constantFrom('a', 'b', 'c', null);
  const brokers = fc.array(fc.record({ rack, fenced: fc.boolean() }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(brokers, fc.nat(11), fc.integer({ min: 1 }), (shapes, extra, seed) => {
      fc.pre(shapes.some(({ fenced }) => !fenced));
      const all = shapes.map((shape, id) => ({ id, ...shape }));
      const replicationFactor = 1 + (extra % all.length);
      for (const replicas of place(all, 20, replicationFactor, seed)) {
        assert.equal(replicas.length, replicationFactor);
        assert.equal(new Set(replicas).size, replicationFactor);
        assert.equal(all[replicas[0]!]?.fenced, false);
      }
    }),
    { numRuns: 200 },
  );
});

test('replicas are on different racks while there are enough', () => {
  const brokers = brokersOf(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']);
  for (const replicas of place(brokers, 50, 3)) {
    assert.deepEqual(new Set(replicas.map((id) => brokers[id]?.rack)), new Set(['a', 'b', 'c']));
  }
});

test('leaders are spread evenly, over racks and within them', () => {
  const brokers = brokersOf(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']);
  const leaders = place(brokers, 90, 2).map(([leader]) => leader!);
  assert.deepEqual(countsOf(leaders), Array(9).fill(10));
});

test('replicas are spread evenly without racks', () => {
  const all = place(brokersOf(Array(6).fill(null)), 60, 3).flat();
  for (const count of countsOf(all)) assert.ok(Math.abs(count - 30) <= 6, `${count} replicas on a broker`);
});

test('fenced brokers are taken last', () => {
  const brokers = brokersOf([null, null, null, null], (id) => id === 2);
  for (const replicas of place(brokers, 20, 3)) assert.ok(!replicas.includes(2));
  for (const replicas of place(brokers, 20, 4)) assert.equal(replicas.at(-1), 2);
});

test('a rack without an unfenced broker follows only', () => {
  const brokers = brokersOf(['a', 'b', 'b'], (id) => id === 0);
  for (const [leader] of place(brokers, 20, 2)) assert.notEqual(leader, 0);
});
