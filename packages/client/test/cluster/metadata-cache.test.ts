import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseUuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { MetadataResponse } from '@kavka/protocol/messages/03-metadata';
import { MetadataCache } from '../../src/cluster/metadata-cache.ts';

const FIRST_ID = parseUuid('BBBBBBBBBBBBBBBBBBBBBA');
const SECOND_ID = parseUuid('CCCCCCCCCCCCCCCCCCCCCA');

function response(topicId = FIRST_ID, leaderId = 1, leaderEpoch = 5, errorCode = 0): MetadataResponse {
  const partition = {
    errorCode: 0,
    partitionIndex: 0,
    leaderId,
    leaderEpoch,
    replicaNodes: [1],
    isrNodes: [1],
    offlineReplicas: [],
  };
  const topic = {
    errorCode,
    name: 't',
    topicId,
    isInternal: false,
    partitions: [partition],
    topicAuthorizedOperations: 0,
  };
  return {
    throttleTimeMs: 0,
    brokers: [{ nodeId: 1, host: 'a', port: 1, rack: null }],
    clusterId: 'c',
    controllerId: 1,
    topics: [topic],
    clusterAuthorizedOperations: 0,
    errorCode: 0,
  };
}

describe('MetadataCache', () => {
  test('by name and by id', () => {
    const cache = new MetadataCache();
    cache.update(response(), false);
    assert.equal(cache.topic('t')?.topicId, FIRST_ID);
    assert.equal(cache.topicById(FIRST_ID)?.name, 't');
    assert.equal(cache.partition('t', 1), undefined);
    assert.equal(cache.brokers.get(1)?.host, 'a');
  });

  test('a leader of an older epoch does not count, unless the topic is another one', () => {
    const cache = new MetadataCache();
    cache.update(response(FIRST_ID, 1, 5), false);
    cache.update(response(FIRST_ID, 2, 4), false);
    assert.equal(cache.partition('t', 0)?.leaderId, 1);
    cache.update(response(SECOND_ID, 3, 0), false);
    assert.equal(cache.partition('t', 0)?.leaderId, 3);
    assert.equal(cache.topicById(FIRST_ID), undefined);
  });

  test('a leader named by the broker itself counts when its epoch is newer', () => {
    const cache = new MetadataCache();
    cache.update(response(), false);
    assert.equal(cache.updateLeader('t', 0, 2, 5), false);
    assert.equal(cache.updateLeader('t', 0, 2, 6), true);
    assert.equal(cache.partition('t', 0)?.leaderId, 2);
    assert.equal(cache.updateLeader('gone', 0, 2, 6), false);
  });

  test('errors are kept by topic; a topic that is gone is forgotten', () => {
    const cache = new MetadataCache();
    cache.update(response(), false);
    cache.update(response(FIRST_ID, 1, 5, ErrorCode.LEADER_NOT_AVAILABLE), false);
    assert.ok(cache.topic('t'));
    assert.equal(cache.errorOf('t'), ErrorCode.LEADER_NOT_AVAILABLE);
    cache.update(response(FIRST_ID, 1, 5, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION), false);
    assert.equal(cache.topic('t'), undefined);
    cache.update(response(), false);
    cache.update({ ...response(), topics: [] }, true);
    assert.equal(cache.topic('t'), undefined);
  });

  test('an index out of bounds is no partition', () => {
    const told = response();
    told.topics[0]!.partitions[0]!.partitionIndex = 2 ** 30;
    const cache = new MetadataCache();
    cache.update(told, false);
    assert.deepEqual(cache.topic('t')?.partitions, []);
  });
});
