import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientQuotas } from '@kavka/metadata';
import { limitOf } from '../../src/quotas/quota-limits.ts';

type Part = string | null | undefined;

/** Kafka's eight levels, the most specific first. */
const LEVELS: readonly (readonly [user: Part, clientId: Part])[] = [
  ['alice', 'app'],
  ['alice', null],
  ['alice', undefined],
  [null, 'app'],
  [null, null],
  [null, undefined],
  [undefined, 'app'],
  [undefined, null],
];

function set(quotas: ClientQuotas, user: Part, clientId: Part, value: number): void {
  const entity = [
    ...(user === undefined ? [] : [{ entityType: 'user', entityName: user }]),
    ...(clientId === undefined ? [] : [{ entityType: 'client-id', entityName: clientId }]),
  ];
  quotas.replay({ entity, key: 'producer_byte_rate', value, remove: false });
}

describe('limitOf', () => {
  it('takes the most specific of eight levels, and never adds them up', () => {
    const quotas = new ClientQuotas();
    for (let level = LEVELS.length - 1; level >= 0; level--) {
      const [user, clientId] = LEVELS[level]!;
      set(quotas, user, clientId, level + 1);
      assert.equal(limitOf(quotas, 'producer_byte_rate', 'alice', 'app')?.perSecond, level + 1);
    }
  });

  it('shares the limit of a user among its clients, and that of a client id among its users', () => {
    const quotas = new ClientQuotas();
    set(quotas, 'alice', undefined, 1);
    set(quotas, undefined, 'app', 2);
    const key = (user: string, clientId: string) =>
      limitOf(quotas, 'producer_byte_rate', user, clientId)?.key;
    assert.equal(key('alice', 'app'), key('alice', 'other'));
    assert.equal(key('bob', 'app'), key('carol', 'app'));
    assert.notEqual(key('alice', 'app'), key('bob', 'app'));
    assert.equal(key('bob', 'other'), undefined);
  });

  it('gives everyone a share of their own where the limit is a default', () => {
    const quotas = new ClientQuotas();
    set(quotas, null, null, 1);
    const keys = [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
    ].map(([user, clientId]) => limitOf(quotas, 'producer_byte_rate', user!, clientId!)?.key);
    assert.equal(new Set(keys).size, 3);
  });

  it('has only limits of the user for who says no client id', () => {
    const quotas = new ClientQuotas();
    set(quotas, undefined, null, 1);
    assert.equal(limitOf(quotas, 'producer_byte_rate', 'alice', ''), undefined);
    set(quotas, null, undefined, 2);
    assert.equal(limitOf(quotas, 'producer_byte_rate', 'alice', '')?.perSecond, 2);
  });
});
