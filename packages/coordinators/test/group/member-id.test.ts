import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from '@kavka/testkit';
import { newMemberId } from '../../src/group/member-id.ts';

test('a member id is a name and a random UUID of version 4', () => {
  const random = new SeededRandom(1);
  const id = newMemberId('client', random);
  assert.match(id, /^client-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newMemberId('client', random), id);
});
