import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partitionOfGroup } from '../../src/group/partition-of-group.ts';

test('groups are where Apache Kafka puts them', () => {
  assert.equal(partitionOfGroup('st-st6y7', 50), 29);
  assert.equal(partitionOfGroup('simple-st6y7', 50), 4);
  assert.equal(partitionOfGroup('grp-st6y7', 50), 43);
  assert.equal(partitionOfGroup('', 50), 0);
});

test('the smallest of all hashes has no absolute value', () => {
  assert.equal(partitionOfGroup('polygenelubricants', 50), 0);
});
