import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Listener, Socket } from '@kavka/base';
import { NodeNetwork } from '@kavka/base/node';
import { run, testCluster } from '../stage.ts';

type Peer = (socket: Socket) => void;

/** Takes what comes, and says or does something else than a broker. */
const PEERS = {
  silent: () => {},
  closing: (socket) => socket.end(),
  http: (socket) => socket.send([Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')]),
  tls: (socket) => socket.send([Buffer.from([0x15, 0x03, 0x03, 0, 2, 2, 40])]),
  ssh: (socket) => socket.send([Buffer.from('SSH-2.0-OpenSSH_9.9\r\n')]),
} as const satisfies Record<string, Peer>;

type PeerName = keyof typeof PEERS;

describe('an address where no broker answers', () => {
  const cluster = testCluster();
  const listeners = new Map<PeerName, Listener>();
  const addressOf = (name: PeerName): string => `127.0.0.1:${listeners.get(name)?.address.port}`;
  before(async () => {
    for (const [name, peer] of Object.entries(PEERS) as [PeerName, Peer][]) {
      const accept = (socket: Socket): void => {
        socket.receive({ buffer: () => Buffer.alloc(1024), received: () => peer(socket), closed: () => {} });
      };
      listeners.set(name, await new NodeNetwork().listen({ host: '127.0.0.1', port: 0, backlog: 5 }, accept));
    }
  });
  after(() => Promise.all([...listeners.values()].map((listener) => listener.close())));

  const IMPATIENT = { '/client': 'socket.connection.setup.timeout.ms=200' };
  const list = (servers: string, limits: 'impatient' | 'patient' = 'patient') =>
    run(
      'kafka-groups',
      [
        '--list',
        '--bootstrap-server',
        servers,
        ...(limits === 'impatient' ? ['--command-config', '/client'] : []),
      ],
      { files: IMPATIENT },
    );

  const says = async (name: PeerName, reason: string): Promise<void> => {
    const at = addressOf(name);
    const { code, errors } = await list(at);
    const line = `No broker answers at ${at} (${at}${reason}): start one, or correct --bootstrap-server\n`;
    assert.deepEqual([code, errors], [1, `Error while executing groups command : ${line}`]);
  };

  it('takes connections and is silent', async () => {
    const { code, errors } = await list(addressOf('silent'), 'impatient');
    assert.equal(code, 1);
    // The second where the machine has no time for this process.
    assert.match(errors, /takes connections, but has not answered within 200 ms|no connection within 200 ms/);
  });

  it('speaks HTTP', () =>
    says('http', ': cannot understand the broker: it speaks HTTP, not the protocol of Kafka'));

  it('speaks TLS', () =>
    says('tls', ': cannot understand the broker: it speaks TLS: set security.protocol to SSL or SASL_SSL'));

  it('hangs up, as brokers do that expect another security.protocol', () =>
    says('closing', ': the broker closed the connection: security.protocol may have to be another one'));

  it('speaks something else', () =>
    says('ssh', ': cannot understand the broker: an answer of 1397966893 bytes, of at most 536870912'));

  it('does not matter where another one answers', async () => {
    const servers = [
      addressOf('silent'),
      addressOf('closing'),
      'no-such-host.invalid:9092',
      cluster.bootstrapServers,
    ];
    const { code, errors } = await list(servers.join(','));
    assert.deepEqual([code, errors], [0, '']);
  });

  it('is named with each of several', async () => {
    const { errors } = await list('no-such-host.invalid:9092,127.0.0.1:1');
    assert.match(
      errors,
      /no-such-host.invalid:9092: .*; cannot connect to 127.0.0.1:1: nothing listens there/,
    );
  });

  it('keeps no consumer or producer waiting', async () => {
    const at = addressOf('http');
    for (const tool of [
      'kafka-console-consumer',
      'kafka-console-producer',
      'kafka-console-share-consumer',
    ] as const)
      assert.match((await run(tool, ['--topic', 'a', '--bootstrap-server', at])).errors, /it speaks HTTP/);
  });
});
