import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Address,
  type Listener,
  type ListenOptions,
  type Network,
  NetworkError,
  type Resolver,
  type Socket,
} from '@kavka/base';
import { ADMIN_CONFIGS } from '@kavka/config';
import { ErrorCode } from '@kavka/protocol';
import { Cluster } from '../../src/cluster/index.ts';
import { clusterSettings, readClientConfig } from '../../src/config/index.ts';
import { clientWorld } from '../../src/connection/index.ts';
import { ConnectionError, TimeoutError } from '../../src/index.ts';
import { type Stage, stage } from '../stage.ts';

/** Some hosts are down, and all that were asked for are remembered. */
class HostNetwork implements Network {
  readonly down = new Set<string>();
  readonly asked: string[] = [];
  readonly #inner: Network;

  constructor(inner: Network) {
    this.#inner = inner;
  }

  listen(options: ListenOptions, accept: (socket: Socket) => void): Promise<Listener> {
    return this.#inner.listen(options, accept);
  }

  async connect(address: Address): Promise<Socket> {
    this.asked.push(address.host);
    if (this.down.has(address.host)) throw new NetworkError('ECONNREFUSED', `${address.host} is down`);
    return this.#inner.connect(address);
  }
}

const NAMES: Readonly<Record<string, string>> = { '10.0.0.1': 'one', '10.0.0.2': 'two' };
const RESOLVER: Resolver = {
  async addresses(host) {
    if (host === 'nowhere') throw new NetworkError('ENOTFOUND', 'cannot find host nowhere');
    return host === 'both' ? Object.keys(NAMES) : [host];
  },
  nameOf: async (address) => NAMES[address] ?? address,
};

function clusterOn(at: Stage, config: Record<string, unknown>): { cluster: Cluster; network: HostNetwork } {
  const network = new HostNetwork(at.network);
  const values = readClientConfig(ADMIN_CONFIGS, config);
  const world = clientWorld({ ...at.world, network, resolver: RESOLVER });
  return { cluster: new Cluster(world, clusterSettings(values)), network };
}

describe('bootstrap servers', () => {
  test('all addresses of a name are tried', async () => {
    const at = await stage();
    const { cluster, network } = clusterOn(at, { bootstrapServers: 'both:9001' });
    network.down.add('10.0.0.1');
    const connection = await at.run(cluster.anyConnection());
    assert.equal(connection.address, 'both:9001');
    assert.deepEqual(network.asked, ['10.0.0.1', '10.0.0.2']);
    await cluster.close();
  });

  test('names made canonical', async () => {
    const at = await stage();
    const { cluster, network } = clusterOn(at, {
      bootstrapServers: 'nowhere:1,both:9001',
      clientDnsLookup: 'resolve_canonical_bootstrap_servers_only',
    });
    network.down.add('one');
    const connection = await at.run(cluster.anyConnection());
    assert.equal(connection.address, 'two:9001');
    await cluster.close();
  });

  test('a name that nobody has, beside one that answers; and alone', async () => {
    const at = await stage();
    const { cluster } = clusterOn(at, { bootstrapServers: 'nowhere:1,both:9001' });
    await at.run(cluster.refresh());
    await cluster.close();
    const { cluster: lost } = clusterOn(at, { bootstrapServers: 'nowhere:1' });
    await assert.rejects(
      at.run(lost.anyConnection()),
      (error) => error instanceof ConnectionError && /cannot find host nowhere/.test(error.message),
    );
    await lost.close();
  });

  test('when no broker that is known answers, the bootstrap servers are asked again, or not', async () => {
    for (const strategy of ['rebootstrap', 'none']) {
      const at = await stage();
      const { cluster, network } = clusterOn(at, {
        bootstrapServers: 'boot:9001',
        metadataRecoveryStrategy: strategy,
      });
      await at.run(cluster.refresh());
      network.down.add('fake');
      for (const socket of at.cluster.sockets.get(0)!) socket.destroy();
      await at.clock.advanceSettled(2000);
      const refreshed = at.run(cluster.topic('t', { timeoutMs: 5000 }));
      if (strategy === 'none') await assert.rejects(refreshed, TimeoutError);
      else assert.equal((await refreshed).name, 't');
      await cluster.close();
    }
  });

  test('a broker asks to start again (KIP-1102)', async () => {
    const codes: number[] = [ErrorCode.NONE, ErrorCode.REBOOTSTRAP_REQUIRED];
    const at = await stage({ metadataError: () => codes.shift() ?? ErrorCode.NONE });
    const { cluster, network } = clusterOn(at, { bootstrapServers: 'boot:9001' });
    await at.run(cluster.refresh());
    const first = await at.run(cluster.anyConnection());
    assert.equal((await at.run(cluster.topic('t', { timeoutMs: 5000 }))).name, 't');
    assert.equal(first.isOpen, false);
    assert.deepEqual(network.asked, ['boot', 'boot']);
    await cluster.close();
  });

  test('without metadata for too long, all that was known is forgotten', async () => {
    const at = await stage({
      metadataError: () => (isBroken ? ErrorCode.UNKNOWN_SERVER_ERROR : ErrorCode.NONE),
    });
    let isBroken = false;
    const { cluster } = clusterOn(at, {
      bootstrapServers: 'boot:9001',
      metadataRecoveryRebootstrapTriggerMs: 3000,
    });
    await at.run(cluster.refresh());
    assert.equal(cluster.metadata.brokers.size, 1);
    isBroken = true;
    cluster.refreshSoon();
    await at.clock.advanceSettled(2000);
    assert.equal(cluster.metadata.brokers.size, 1);
    await at.clock.advanceSettled(3000);
    assert.equal(cluster.metadata.brokers.size, 0);
    isBroken = false;
    assert.equal((await at.run(cluster.topic('t', { timeoutMs: 5000 }))).name, 't');
    await cluster.close();
  });
});
