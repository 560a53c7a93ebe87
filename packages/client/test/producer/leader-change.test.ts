import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiKey } from '@kavka/protocol';
import { Producer } from '../../src/index.ts';
import { stage } from '../stage.ts';

describe('when a partition gets another leader', () => {
  test('a batch that waits for a dead one follows, though nothing else is sent', async () => {
    const at = await stage({ nodes: 2 });
    const producer = new Producer({ bootstrapServers: at.cluster.bootstrapServers, world: at.world });
    await at.run(producer.send({ topic: 't', value: 'before' }));
    await at.cluster.kill(0);
    const sent = producer.send({ topic: 't', value: 'after' });
    at.clock.schedule(3000, () => at.cluster.lead('t', 0, 1));
    assert.equal((await at.run(sent)).offset, 1);
    assert.ok(at.clock.monotonic() < 10_000, 'long before delivery.timeout.ms');
    await at.run(producer.close());
  });

  test('and a broker tells which (KIP-951), it is asked at once, without new metadata', async () => {
    const at = await stage({ nodes: 2, tellsLeaders: true });
    const producer = new Producer({ bootstrapServers: at.cluster.bootstrapServers, world: at.world });
    await at.run(producer.send({ topic: 't', value: 'before' }));
    at.cluster.lead('t', 0, 1);
    const before = at.cluster.requests.length;
    assert.equal((await at.run(producer.send({ topic: 't', value: 'after' }))).offset, 1);
    const asked = at.cluster.requests.slice(before).filter((key) => key !== ApiKey.ApiVersions);
    assert.deepEqual(asked, [ApiKey.Produce, ApiKey.Produce]);
    await at.run(producer.close());
  });
});
