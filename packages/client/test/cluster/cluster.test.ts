import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADMIN_CONFIGS } from '@kavka/config';
import { ApiKey } from '@kavka/protocol';
import { Cluster } from '../../src/cluster/index.ts';
import { clusterSettings, readClientConfig } from '../../src/config/index.ts';
import { clientWorld } from '../../src/connection/index.ts';
import { brokerError, kindOf } from '../../src/errors/index.ts';
import {
  AuthorizationError,
  ClientClosedError,
  ConnectionError,
  KafkaError,
  TimeoutError,
} from '../../src/index.ts';
import { type Stage, stage } from '../stage.ts';

function clusterOn(at: Stage, config: Record<string, unknown> = {}): Cluster {
  const values = readClientConfig(ADMIN_CONFIGS, {
    bootstrapServers: at.cluster.bootstrapServers,
    ...config,
  });
  return new Cluster(clientWorld(at.world), clusterSettings(values));
}

describe('Cluster', () => {
  test('calls at the same time share one request for metadata, or the next one', async () => {
    const at = await stage({ topics: { a: 1, b: 1 } });
    const cluster = clusterOn(at);
    const asked = ['a', 'b', 'a'].map((name) => cluster.topic(name, { timeoutMs: 1000 }));
    await at.run(Promise.all(asked));
    assert.ok(at.cluster.requests.filter((key) => key === ApiKey.Metadata).length <= 2);
    assert.equal((await at.run(cluster.topic('a', { timeoutMs: 1 }))).partitions.length, 1);
    await cluster.close();
  });

  test('a broker that is gone makes metadata be asked for anew', async () => {
    const at = await stage({ nodes: 2 });
    const cluster = clusterOn(at);
    await at.run(cluster.topic('t', { timeoutMs: 1000 }));
    const { version } = cluster.metadata;
    await at.cluster.kill(0);
    await assert.rejects(at.run(cluster.connection(0)), ConnectionError);
    await at.clock.advanceSettled(2000);
    assert.ok(cluster.metadata.version > version);
    await cluster.close();
  });

  test('a topic that comes late, and one that does not come', async () => {
    const at = await stage();
    const cluster = clusterOn(at);
    const late = cluster.topic('late', { timeoutMs: 5000 });
    at.clock.schedule(1000, () => at.cluster.createTopic('late', 3));
    assert.equal((await at.run(late)).partitions.length, 3);
    await assert.rejects(
      at.run(cluster.topic('never', { timeoutMs: 500 })),
      (error) =>
        error instanceof TimeoutError && error.topic === 'never' && error.cause instanceof KafkaError,
    );
    await cluster.close();
  });

  test('coordinators are remembered until they are forgotten', async () => {
    const at = await stage();
    const cluster = clusterOn(at);
    const count = (): number => at.cluster.requests.filter((key) => key === ApiKey.FindCoordinator).length;
    assert.equal(await at.run(cluster.coordinator('group', 'g')), 0);
    await at.run(cluster.coordinator('group', 'g'));
    assert.equal(count(), 1);
    cluster.forgetCoordinator('group', 'g');
    await at.run(cluster.coordinator('group', 'g'));
    assert.equal(count(), 2);
    await cluster.close();
  });

  test('metadata age out; a listener hears of it', async () => {
    const at = await stage();
    const cluster = clusterOn(at, { metadataMaxAgeMs: 1000 });
    await at.run(cluster.topic('t', { timeoutMs: 1000 }));
    let updates = 0;
    cluster.onMetadata(() => updates++);
    await at.clock.advanceSettled(3500);
    assert.equal(updates, 3);
    await cluster.close();
    await at.clock.advanceSettled(5000);
    assert.equal(updates, 3);
  });

  test('a hint of those who hear an answer leads to the next request', async () => {
    const at = await stage();
    const cluster = clusterOn(at);
    let hints = 0;
    const letGo = cluster.onMetadata(() => {
      if (hints++ < 3) cluster.refreshSoon();
    });
    await at.run(cluster.topic('t', { timeoutMs: 1000 }));
    await at.clock.advanceSettled(1000);
    assert.equal(hints, 4);
    letGo();
    await cluster.close();
  });

  test('a lost connection is made again after a pause, tries are paused longer and longer', async () => {
    const connectedMs: number[] = [];
    const at = await stage({
      faults: () => {
        connectedMs.push(at.clock.monotonic());
        return { cutSentAt: 0 };
      },
    });
    const cluster = clusterOn(at);
    await assert.rejects(at.run(cluster.topic('t', { timeoutMs: 20_000 })), TimeoutError);
    const pauses = connectedMs.slice(1).map((time, index) => time - connectedMs[index]!);
    assert.ok(pauses.length > 10 && pauses.length < 100, `${pauses.length} tries`);
    for (const pause of pauses) assert.ok(pause >= 40, `${pause} ms`);
    assert.ok(Math.max(...pauses) > 700);
    await cluster.close();
  });

  test('idle connections are closed', async () => {
    const at = await stage();
    const cluster = clusterOn(at, { connectionsMaxIdleMs: 10_000 });
    const connection = await at.run(cluster.anyConnection());
    await at.clock.advanceSettled(15_000);
    assert.equal(connection.isOpen, false);
    await at.run(cluster.refresh());
    await cluster.close();
  });

  test('after close everything says so, and no timer is left to run', async () => {
    const at = await stage({ delayMs: () => 1000 });
    const cluster = clusterOn(at);
    const refresh = cluster.refresh();
    await at.clock.advanceSettled(1100);
    await cluster.close();
    await assert.rejects(
      refresh,
      (error) => error instanceof ClientClosedError || error instanceof ConnectionError,
    );
    await assert.rejects(cluster.anyConnection(), ClientClosedError);
    await assert.rejects(cluster.refresh(), ClientClosedError);
  });
});

describe('errors', () => {
  test('kinds by code', () => {
    assert.equal(kindOf(6), 'retriable');
    assert.equal(kindOf(90), 'fatal');
    assert.equal(kindOf(10), 'abortable');
    assert.ok(brokerError(29, { topic: 't' }) instanceof AuthorizationError);
    assert.match(brokerError(29, { topic: 't', partition: 2 }).message, /\(topic t, partition 2\)/);
  });
});
