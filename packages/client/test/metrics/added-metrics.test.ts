import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Admin,
  Consumer,
  type MetricName,
  type MetricValue,
  Producer,
  ShareConsumer,
} from '../../src/index.ts';
import { stage } from '../stage.ts';

/** What all clients have in common here. */
interface Measured {
  addMetric(name: MetricName, read: () => number): () => void;
  metrics(): MetricValue[];
  close(): Promise<void>;
}

const KINDS: Readonly<Record<string, (options: { bootstrapServers: string }) => Measured>> = {
  'a producer': (options) => new Producer(options),
  'a consumer': (options) => new Consumer({ ...options, groupId: 'g' }),
  'a share consumer': (options) => new ShareConsumer({ ...options, groupId: 'g' }),
  'an admin': (options) => new Admin(options),
};

for (const [kind, connect] of Object.entries(KINDS)) {
  test(`${kind} shows a figure of the application's own until it is taken away`, async () => {
    const at = await stage();
    const options = { bootstrapServers: at.cluster.bootstrapServers, world: at.world, clientId: 'me' };
    const client = connect(options);
    const found = () => client.metrics().filter(({ group }) => group === 'app-metrics');
    let jobs = 1;
    const name = { group: 'app-metrics', name: 'jobs-waiting', tags: { queue: 'mail' } };
    const remove = client.addMetric(name, () => jobs);
    const tags = { 'client-id': 'me', queue: 'mail' };
    assert.deepEqual(found(), [{ ...name, tags, value: 1, isTotal: false }]);
    jobs = 7;
    assert.equal(found()[0]?.value, 7, 'it is read when it is asked for');
    remove();
    assert.deepEqual(found(), []);
    await at.run(client.close());
  });
}
