import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BatchView,
  ControlType,
  decodeControlKey,
  decodeEndMarker,
  encodeControlKey,
  endMarkerBatch,
  RecordError,
  recordsOf,
} from '@kavka/protocol/records';
import { fixtureBytes } from './fixtures.ts';

describe('control records', () => {
  for (const type of ['commit', 'abort'] as const) {
    it(`end a transaction with the bytes of Apache Kafka: ${type}`, () => {
      const baseOffset = type === 'commit' ? 17 : 18;
      const batch = endMarkerBatch({
        ...{ type: ControlType[type], producerId: 4711n, producerEpoch: 3, coordinatorEpoch: 9 },
        ...{ timestamp: 1_700_000_000_000, leaderEpoch: 5, baseOffset },
      });
      assert.deepEqual(batch, fixtureBytes(type));
    });
  }

  it('say what they are', () => {
    const types = (name: string) =>
      Array.from(recordsOf(new BatchView().wrap(fixtureBytes(name), 0)), (record) =>
        decodeControlKey(record.key),
      );
    assert.deepEqual(types('leader-change'), [ControlType.leaderChange]);
    assert.deepEqual(types('snapshot-header'), [
      ControlType.snapshotHeader,
      ControlType.kraftVersion,
      ControlType.kraftVoters,
    ]);
    assert.deepEqual(types('snapshot-footer'), [ControlType.snapshotFooter]);
    for (const type of Object.values(ControlType))
      assert.equal(decodeControlKey(encodeControlKey(type)), type);
  });

  it('give the coordinator epoch of a marker', () => {
    const [epoch] = Array.from(recordsOf(new BatchView().wrap(fixtureBytes('commit'), 0)), (record) =>
      decodeEndMarker(record.value),
    );
    assert.equal(epoch, 9);
  });

  it('of later versions and unknown types are read, those too short or of negative version refused', () => {
    assert.equal(decodeControlKey(Buffer.from('0001002aff', 'hex')), 42);
    for (const key of [null, Buffer.from('000000', 'hex'), Buffer.from('ffff0000', 'hex')]) {
      assert.throws(() => decodeControlKey(key), RecordError);
    }
    for (const value of [null, Buffer.from('0000000000', 'hex'), Buffer.from('ffff00000001', 'hex')]) {
      assert.throws(() => decodeEndMarker(value), RecordError);
    }
  });
});
