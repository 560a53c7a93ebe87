import assert from 'node:assert/strict';
import { Admin } from '@kavka/client';
import type { Checks } from '../checks.ts';

/** Admin calls at the controllers themselves (KIP-919). */
export async function controllerSuite(checks: Checks, bootstrapControllers: string): Promise<void> {
  await checks.check('bootstrap.controllers: describe and change the cluster', async () => {
    await using admin = new Admin({ bootstrapControllers });
    const { brokers, controllerId } = await admin.describeCluster();
    assert.deepEqual(brokers.map(({ nodeId }) => nodeId).sort(), [1, 2, 3]);
    assert.ok(brokers.every(({ host, port }) => bootstrapControllers.includes(`${host}:${port}`)));
    const { leaderId, voters } = await admin.describeQuorum();
    assert.equal(leaderId, controllerId);
    assert.deepEqual(voters.map(({ replicaId }) => replicaId).sort(), [1, 2, 3]);
    await admin.createTopics([{ name: 'made-by-controllers', partitions: 1 }]);
    const set = { 'retention.ms': '3600000' };
    await admin.alterConfigs([{ type: 'topic', name: 'made-by-controllers', set }]);
    await admin.deleteTopics(['made-by-controllers']);
  });
  await checks.check('bootstrap.controllers: what only brokers know is refused', async () => {
    await using admin = new Admin({ bootstrapControllers });
    const refused = { code: 'UNSUPPORTED_ENDPOINT_TYPE' };
    await assert.rejects(admin.listOffsets([{ topic: 'produced', partition: 0, at: 'latest' }]), refused);
    await assert.rejects(admin.describeConsumerGroups(['classic']), refused);
  });
  await checks.check('bootstrap.controllers: a broker there is told apart', async () => {
    await using admin = new Admin({ bootstrapServers: bootstrapControllers });
    await assert.rejects(admin.describeTopics(['produced']), { code: 'UNSUPPORTED_VERSION' });
  });
}
