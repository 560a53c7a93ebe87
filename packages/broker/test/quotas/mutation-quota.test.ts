import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientQuotas } from '@kavka/metadata';
import { ManualClock } from '@kavka/testkit';
import { MutationQuota } from '../../src/quotas/mutation-quota.ts';

/** One partition per second, up to ten at once. */
function quota() {
  const quotas = new ClientQuotas();
  const entity = [{ entityType: 'client-id', entityName: null }];
  quotas.replay({ entity, key: 'controller_mutation_rate', value: 1, remove: false });
  const clock = new ManualClock();
  const mutation = new MutationQuota(quotas, { count: 10, sizeMs: 1000 }, clock);
  return { clock, mutation };
}

describe('MutationQuota', () => {
  it('lets a strict client go beyond once, and refuses it until the debt is gone', async () => {
    const { clock, mutation } = quota();
    await clock.advanceSettled(60_000);
    const first = mutation.allowance('u', 'c', true);
    assert.equal(first.take(13), true);
    assert.equal(first.throttleMs(), 0);
    const second = mutation.allowance('u', 'c', true);
    assert.equal(second.take(1), false);
    assert.equal(second.throttleMs(), 3000);
    await clock.advanceSettled(3000);
    assert.equal(mutation.allowance('u', 'c', true).take(1), true);
  });

  it('never refuses an older client, but holds it up', async () => {
    const { clock, mutation } = quota();
    await clock.advanceSettled(60_000);
    const allowance = mutation.allowance('u', 'c', false);
    assert.equal(allowance.take(12), true);
    assert.equal(allowance.take(1), true);
    assert.equal(allowance.throttleMs(), 3000);
    await clock.advanceSettled(1000);
    assert.equal(allowance.throttleMs(), 2000);
  });
});
