import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import { test } from 'node:test';
import { alterUserScramCredentials } from '../../src/controller/alter-user-scram-credentials.ts';
import { DecisionWorld } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

const SHA_256 = 1;
const SALT = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');

function upsertion(name: string, { mechanism = SHA_256, iterations = 4096 } = {}) {
  const saltedPassword = pbkdf2Sync('pencil', SALT, iterations, 32, 'sha256');
  return { name, mechanism, iterations, salt: SALT, saltedPassword };
}

type Request = Parameters<typeof alterUserScramCredentials>[1];

function alter(on: DecisionWorld, request: Partial<Request>): Record<string, string> {
  const { results } = on.decide(
    alterUserScramCredentials(on.context, { deletions: [], upsertions: [], ...request }),
  );
  return Object.fromEntries(results.map(({ user, errorCode }) => [user, errorName(errorCode)]));
}

test('keeps the keys of the example in RFC 7677, not the password', () => {
  const on = new DecisionWorld();
  assert.deepEqual(alter(on, { upsertions: [upsertion('user')] }), { user: 'NONE' });
  const credential = on.state.scramCredentials.of('user')?.get(SHA_256);
  assert.equal(credential?.storedKey.toString('base64'), 'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=');
  assert.equal(credential?.serverKey.toString('base64'), 'wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=');
  assert.equal(credential?.iterations, 4096);
});

test('a user is changed once in a request, and what is not there cannot be deleted', () => {
  const on = new DecisionWorld();
  const deletion = { name: 'a', mechanism: SHA_256 };
  assert.deepEqual(alter(on, { deletions: [deletion] }), { a: 'RESOURCE_NOT_FOUND' });
  assert.deepEqual(alter(on, { deletions: [deletion], upsertions: [upsertion('a')] }), {
    a: 'DUPLICATE_RESOURCE',
  });
  assert.equal(on.state.scramCredentials.of('a'), undefined);
  alter(on, { upsertions: [upsertion('a')] });
  assert.deepEqual(alter(on, { deletions: [deletion] }), { a: 'NONE' });
  assert.equal(on.state.scramCredentials.of('a'), undefined);
});

test('names, mechanisms and iterations are checked', () => {
  const on = new DecisionWorld();
  const upsertions = [
    upsertion(''),
    upsertion('m', { mechanism: 7 }),
    upsertion('few', { iterations: 4095 }),
    upsertion('many', { iterations: 16_385 }),
  ];
  assert.deepEqual(alter(on, { upsertions }), {
    '': 'UNACCEPTABLE_CREDENTIAL',
    m: 'UNSUPPORTED_SASL_MECHANISM',
    few: 'UNACCEPTABLE_CREDENTIAL',
    many: 'UNACCEPTABLE_CREDENTIAL',
  });
});
