import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { refusalToAdd, refusalToRemove, type VotersNow } from '../../src/raft/voter-change.ts';

const DIRECTORY = parseUuid('HOcXPEwSQDeed--ql2saEg');
const OTHER = parseUuid('JEXY6aqzQY-32P5TStzaFg');
const ENDPOINTS = [{ name: 'controller', host: 'localhost', port: 9093 }];
const CONFIGURED: VotersNow = {
  kraftVersion: 0,
  voters: [{ id: 1, directoryId: ZERO_UUID, endpoints: [] }],
  listenerName: 'CONTROLLER',
};
const IN_LOG: VotersNow = {
  kraftVersion: 1,
  voters: [{ id: 1, directoryId: DIRECTORY, endpoints: ENDPOINTS }],
  listenerName: 'CONTROLLER',
};

test('what a request lacks is told before what the cluster cannot do', () => {
  for (const voter of [
    { id: -1, directoryId: OTHER },
    { id: 7, directoryId: ZERO_UUID },
  ]) {
    assert.equal(refusalToAdd(CONFIGURED, voter, ENDPOINTS).errorCode, ErrorCode.INVALID_REQUEST);
    assert.equal(refusalToRemove(CONFIGURED, voter).errorCode, ErrorCode.INVALID_REQUEST);
  }
  const nowhere = refusalToAdd(CONFIGURED, { id: 7, directoryId: OTHER }, [
    { ...ENDPOINTS[0]!, name: 'OTHER' },
  ]);
  assert.equal(nowhere.errorCode, ErrorCode.INVALID_REQUEST);
  assert.match(nowhere.errorMessage, /OTHER=localhost:9093.* listener CONTROLLER/);
});

test('configured voters are not changed by requests', () => {
  const { errorCode, errorMessage } = refusalToAdd(CONFIGURED, { id: 1, directoryId: OTHER }, ENDPOINTS);
  assert.equal(errorCode, ErrorCode.UNSUPPORTED_VERSION);
  assert.match(errorMessage, /kraft.version feature is 0/);
  assert.equal(
    refusalToRemove(CONFIGURED, { id: 1, directoryId: OTHER }).errorCode,
    ErrorCode.UNSUPPORTED_VERSION,
  );
});

test('voters in the log: an id is added once, and the last one stays', () => {
  const added = refusalToAdd(IN_LOG, { id: 1, directoryId: OTHER }, ENDPOINTS);
  assert.equal(added.errorCode, ErrorCode.DUPLICATE_VOTER);
  assert.match(added.errorMessage, new RegExp(`\\[ReplicaKey\\(id=1, directoryId=${DIRECTORY}\\)\\]`));
  for (const directoryId of [DIRECTORY, OTHER])
    assert.equal(refusalToRemove(IN_LOG, { id: 1, directoryId }).errorCode, ErrorCode.VOTER_NOT_FOUND);
  assert.equal(
    refusalToAdd(IN_LOG, { id: 7, directoryId: OTHER }, ENDPOINTS).errorCode,
    ErrorCode.REQUEST_TIMED_OUT,
  );
});
