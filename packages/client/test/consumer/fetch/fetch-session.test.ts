import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseUuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { FetchSession, type FetchTarget } from '../../../src/consumer/fetch/fetch-session.ts';

const NEW_ID = parseUuid('AAAAAAAAAAAAAAAAAAAAAQ');
const OK = ErrorCode.NONE;

function target(partition: number, fetchOffset: number, topicId = ZERO_UUID): FetchTarget {
  return { topic: 'orders', topicId, partition, fetchOffset, leaderEpoch: 0, maxBytes: 100 };
}

function partitionsIn(
  topics: ReturnType<FetchSession['request']>['topics'],
): (readonly [number | undefined, bigint | undefined])[] {
  return (topics ?? []).flatMap(({ partitions = [] }) =>
    partitions.map(({ partition, fetchOffset }) => [partition, fetchOffset] as const),
  );
}

describe('a fetch session', () => {
  test('sends all at first, then what has changed, and names what is left out', () => {
    const session = new FetchSession();
    const first = session.request([target(0, 5), target(1, 7)]);
    assert.deepEqual([first.sessionId, first.sessionEpoch, partitionsIn(first.topics).length], [0, 0, 2]);
    assert.ok(session.answered({ errorCode: OK, sessionId: 42 }));
    const second = session.request([target(0, 5), target(1, 9)]);
    assert.deepEqual([second.sessionId, second.sessionEpoch], [42, 1]);
    assert.deepEqual(partitionsIn(second.topics), [[1, 9n]]);
    session.answered({ errorCode: OK, sessionId: 42 });
    const third = session.request([target(1, 9)]);
    assert.deepEqual([third.sessionEpoch, third.topics], [2, []]);
    assert.deepEqual(third.forgottenTopicsData, [{ topic: 'orders', topicId: ZERO_UUID, partitions: [0] }]);
  });

  test('starts anew when the broker does not know it any more', () => {
    const session = new FetchSession();
    session.request([target(0, 5)]);
    session.answered({ errorCode: OK, sessionId: 42 });
    session.request([target(0, 6)]);
    assert.ok(!session.answered({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND, sessionId: 0 }));
    const next = session.request([target(0, 6)]);
    assert.deepEqual([next.sessionId, next.sessionEpoch, partitionsIn(next.topics)], [0, 0, [[0, 6n]]]);
  });

  test('stays without a session where the broker has no room for one', () => {
    const session = new FetchSession();
    session.request([target(0, 5)]);
    session.answered({ errorCode: OK, sessionId: 0 });
    const next = session.request([target(0, 5)]);
    assert.deepEqual([next.sessionEpoch, partitionsIn(next.topics).length], [0, 1]);
  });

  test('replaces a topic that was made anew', () => {
    const session = new FetchSession();
    session.request([target(0, 5)]);
    session.answered({ errorCode: OK, sessionId: 42 });
    const next = session.request([target(0, 0, NEW_ID)]);
    assert.equal(next.topics?.[0]?.topicId, NEW_ID);
    assert.equal(next.forgottenTopicsData?.[0]?.topicId, ZERO_UUID);
  });
});
