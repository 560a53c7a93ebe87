import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode, errorInfo } from '@kavka/protocol';

test('every code has its name and a sentence', () => {
  for (const [name, code] of Object.entries(ErrorCode)) {
    const info = errorInfo(code);
    assert.equal(info.name, name);
    assert.match(info.message, /^[A-Z].*\.$|^acks .*\.$/);
  }
  assert.equal(Object.keys(ErrorCode).length, 135);
  assert.equal(ErrorCode.NOT_LEADER_OR_FOLLOWER, 6);
  assert.equal(errorInfo(ErrorCode.NOT_LEADER_OR_FOLLOWER).retriable, true);
});

test('a code of another release counts as an unknown error', () => {
  assert.equal(errorInfo(9999).name, 'UNKNOWN_SERVER_ERROR');
  assert.equal(errorInfo(-2).name, 'UNKNOWN_SERVER_ERROR');
});
