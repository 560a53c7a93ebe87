import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiKey } from '@kavka/protocol';
import { Admin, AuthenticationError, Producer } from '../../../src/index.ts';
import { type Stage, stage } from '../../stage.ts';

const LOGIN = { mechanism: 'PLAIN', username: 'user', password: 'right' } as const;
const countOf = (at: Stage, key: number): number => at.cluster.requests.filter((one) => one === key).length;

describe('SASL on a connection', () => {
  test('a login that is refused is fatal at once, and says who, how and why', async () => {
    const at = await stage({ nodes: 3, sasl: { password: 'right' } });
    const { bootstrapServers } = at.cluster;
    const admin = new Admin({ bootstrapServers, world: at.world, sasl: { ...LOGIN, password: 'wrong' } });
    await assert.rejects(at.run(admin.listTopics()), (error) => {
      assert.ok(error instanceof AuthenticationError && error.isFatal);
      assert.equal(error.mechanism, 'PLAIN');
      assert.match(error.message, /authentication with PLAIN failed: who\? \(broker fake:900\d\)/);
      return true;
    });
    assert.equal(countOf(at, ApiKey.SaslAuthenticate), 1);
    await admin.close();
  });

  test('a mechanism that the broker does not offer is named with those that it does', async () => {
    const at = await stage({ sasl: { password: 'right' } });
    const { bootstrapServers } = at.cluster;
    const sasl = { ...LOGIN, mechanism: 'SCRAM-SHA-256' } as const;
    const admin = new Admin({ bootstrapServers, world: at.world, sasl });
    await assert.rejects(
      at.run(admin.listTopics()),
      /SCRAM-SHA-256 failed: the broker does not offer it, but PLAIN \(broker fake:9001\)/,
    );
    await admin.close();
  });

  test('sessions are renewed with nothing in between, and records keep their order', async () => {
    let logins = 0;
    const sasl = { password: 'right', sessionLifetimeMs: 1000, accepted: () => logins++ };
    const at = await stage({ sasl, delayMs: () => 30 });
    const { bootstrapServers } = at.cluster;
    const producer = new Producer({ bootstrapServers, world: at.world, sasl: LOGIN, lingerMs: 0 });
    const sent: Promise<unknown>[] = [];
    for (let index = 0; index < 500; index++) {
      sent.push(producer.send({ topic: 't', value: `${index}` }));
      await at.clock.advanceSettled(20);
    }
    await at.run(Promise.all(sent));
    assert.deepEqual(
      at.cluster.values('t', 0),
      Array.from({ length: 500 }, (_, index) => `${index}`),
    );
    assert.ok(logins >= 10, `${logins} logins`);
    assert.ok(at.cluster.sockets.get(0)!.size <= 2, 'connections were made anew');
    await at.run(producer.close());
  });

  test('a login that is refused at the renewal fails what waits for it', async () => {
    const sasl = { password: 'right', sessionLifetimeMs: 1000 };
    const at = await stage({ sasl });
    const { bootstrapServers } = at.cluster;
    const admin = new Admin({ bootstrapServers, world: at.world, sasl: LOGIN });
    await at.run(admin.listTopics());
    await at.clock.advanceSettled(990);
    Object.assign(sasl, { password: 'changed' });
    await assert.rejects(at.run(admin.listTopics()), AuthenticationError);
    await admin.close();
  });
});
