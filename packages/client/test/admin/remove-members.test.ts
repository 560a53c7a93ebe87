import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiKey } from '@kavka/protocol';
import { Admin, type RemoveMembersOptions } from '../../src/index.ts';
import { stage } from '../stage.ts';

/** The reason that a coordinator gets. */
async function reasonOf(options?: RemoveMembersOptions, version = 5): Promise<string | null | undefined> {
  const at = await stage({ versions: { [ApiKey.LeaveGroup]: version } });
  const admin = new Admin({ bootstrapServers: at.cluster.bootstrapServers, world: at.world });
  await at.run(admin.removeMembers('g', [{ groupInstanceId: 'i' }], options));
  await at.run(admin.close());
  assert.equal(at.cluster.leaving.length, 1);
  return at.cluster.leaving[0]?.reason;
}

test('the reason for putting members out is told, cut to what coordinators keep', async () => {
  assert.equal(await reasonOf({ reason: 'moved away' }), 'moved away');
  assert.equal(await reasonOf({ reason: 'x'.repeat(300) }), 'x'.repeat(255));
});

test('where none is given it is the one of the original', async () => {
  assert.equal(await reasonOf(), 'member was removed by an admin');
  assert.equal(await reasonOf({ reason: '' }), 'member was removed by an admin');
});

test('brokers that know no reasons get none', async () => {
  assert.equal(await reasonOf({ reason: 'moved away' }, 4), null);
});
