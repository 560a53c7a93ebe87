import * as net from 'node:net';
import type { Address, Listener, ListenOptions, Network, Socket } from '../network.ts';
import { NetworkError, TlsError } from '../network.ts';
import type { TlsOptions } from '../tls.ts';
import { adopt, NodeSocket } from './socket.ts';
import { connectTls } from './tls.ts';

/** TCP, and TLS on it for outgoing connections. */
export class NodeNetwork implements Network {
  listen(options: ListenOptions, accept: (socket: Socket) => void): Promise<Listener> {
    const { host, port, backlog } = options;
    return new Promise((resolve, reject) => {
      const server = net.createServer({ pauseOnConnect: true }, (accepted) => accept(adopt(accepted)));
      const refuse = (error: Error): void =>
        reject(networkError(`cannot listen on ${nameOf(options)}`, error));
      server.once('error', refuse);
      server.listen({ port, backlog, ...(host === '' ? {} : { host }) }, () => {
        server.off('error', refuse);
        server.on('error', (error) => options.failed?.(networkError('cannot accept a connection', error)));
        resolve(listenerOf(server, host));
      });
    });
  }

  connect(address: Address, tls?: TlsOptions, serverName = address.host): Promise<Socket> {
    const { host, port } = address;
    return new Promise((resolve, reject) => {
      const socket = new NodeSocket((onread) =>
        tls === undefined
          ? net.connect({ host, port, noDelay: true, keepAlive: true, onread }).pause()
          : connectTls(address, serverName, tls, onread),
      );
      socket.whenConnected(
        () => resolve(socket),
        (error) => reject(networkError(`cannot connect to ${nameOf(address)}`, error)),
      );
    });
  }
}

function listenerOf(server: net.Server, host: string): Listener {
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  return {
    address: { host, port },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use; stop the program that uses it or choose another port',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this user may not use this port',
  ENOTFOUND: 'no such host name',
  ECONNREFUSED: 'nothing listens there',
  EMFILE: 'too many open files; raise the limit (ulimit -n)',
};

function networkError(what: string, cause: Error): NetworkError {
  if (cause instanceof TlsError) return new TlsError(cause.code, `${what}: ${cause.message}`, { cause });
  const code = (cause as NodeJS.ErrnoException).code ?? 'UNKNOWN';
  return new NetworkError(code, `${what}: ${ADVICE[code] ?? cause.message} (${code})`, { cause });
}

function nameOf({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
