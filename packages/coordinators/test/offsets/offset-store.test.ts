import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import fc from 'fast-check';
import { type CommittedOffset, NO_EXPIRY } from '../../src/offsets/committed-offset.ts';
import { OffsetStore } from '../../src/offsets/offset-store.ts';
import type { Change } from '../../src/runtime/state-machine.ts';

function offsetOf(offset: bigint): CommittedOffset {
  return {
    offset,
    leaderEpoch: -1,
    metadata: '',
    commitTimestampMs: 0n,
    expireTimestampMs: NO_EXPIRY,
    topicId: ZERO_UUID,
  };
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    partition: fc.nat(2),
    offset: fc.option(fc.nat(9), { nil: null }),
  }),
  fc.record({ kind: fc.constant('commit' as const) }),
  fc.record({ kind: fc.constant('revert' as const) }),
);

test('commits come in order, a revert takes back all that is not committed: as two plain maps would have it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const store = new OffsetStore();
      const committed = new Map<number, bigint>();
      let latest = new Map<number, bigint>();
      let open: { change: Change; partition: number; value: bigint | null }[] = [];
      const put = (map: Map<number, bigint>, partition: number, value: bigint | null) =>
        value === null ? map.delete(partition) : map.set(partition, value);
      for (const each of steps) {
        if (each.kind === 'set') {
          const value = each.offset === null ? null : BigInt(each.offset);
          const change = store.set(
            'g',
            { topic: 't', partition: each.partition },
            value === null ? null : offsetOf(value),
          );
          open.push({ change, partition: each.partition, value });
          put(latest, each.partition, value);
        } else if (each.kind === 'commit') {
          const first = open.shift();
          first?.change.commit();
          if (first !== undefined) put(committed, first.partition, first.value);
        } else {
          for (const { change } of open.toReversed()) change.revert();
          open = [];
          latest = new Map(committed);
        }
        for (let partition = 0; partition < 3; partition++) {
          assert.equal(store.committed('g', 't', partition)?.offset, committed.get(partition));
          assert.equal(store.latest('g', 't', partition)?.offset, latest.get(partition));
        }
      }
      if (open.length === 0 && committed.size === 0) assert.deepEqual([...store.groupsOf('t')], []);
    }),
  );
});

test('an offset that is deleted while a commit behind it is on its way is not lost', () => {
  const store = new OffsetStore();
  const place = { topic: 't', partition: 1 };
  const changes = [null, offsetOf(0n), null].map((value) => store.set('g', place, value));
  changes[0]?.commit();
  changes[1]?.commit();
  assert.equal(store.committed('g', 't', 1)?.offset, 0n);
  changes[2]?.commit();
  assert.equal(store.committed('g', 't', 1), null);
});
