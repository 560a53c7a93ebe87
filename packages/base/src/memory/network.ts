import type { Clock } from '../clock.ts';
import type { Address, Listener, ListenOptions, Network, Socket } from '../network.ts';
import { NetworkError } from '../network.ts';
import type { TlsOptions } from '../tls.ts';
import { MemorySocket } from './socket.ts';

const FIRST_FREE_PORT = 32768;
const LAST_PORT = 65535;

interface Listening {
  readonly accept: (socket: Socket) => void;
}

/** Connections within one process. Hosts are not told apart: an address is its port. */
export class MemoryNetwork implements Network {
  readonly #clock: Clock;
  readonly #listening = new Map<number, Listening>();
  #lastPort = FIRST_FREE_PORT - 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async listen(options: ListenOptions, accept: (socket: Socket) => void): Promise<Listener> {
    const port = options.port === 0 ? this.#freePort() : options.port;
    if (this.#listening.has(port)) {
      const message = `cannot listen on ${options.host}:${port}: the port is in use (EADDRINUSE)`;
      throw new NetworkError('EADDRINUSE', message);
    }
    this.#listening.set(port, { accept });
    return {
      address: { host: options.host, port },
      close: async () => {
        this.#listening.delete(port);
      },
    };
  }

  /** Nothing is encrypted in memory: whoever asks for TLS would test something else than what it thinks. */
  async connect(address: Address, tls?: TlsOptions): Promise<Socket> {
    if (tls !== undefined) throw new NetworkError('ENOTSUP', 'a network in memory has no TLS (ENOTSUP)');
    const listening = this.#listening.get(address.port);
    if (listening === undefined) {
      const message = `cannot connect to ${address.host}:${address.port}: nothing listens there (ECONNREFUSED)`;
      throw new NetworkError('ECONNREFUSED', message);
    }
    const local = { host: address.host, port: this.#freePort() };
    const [ours, theirs] = MemorySocket.pair(this.#clock, local, address);
    this.#clock.endOfTurn(() => listening.accept(theirs));
    return ours;
  }

  #freePort(): number {
    do {
      this.#lastPort = this.#lastPort === LAST_PORT ? FIRST_FREE_PORT : this.#lastPort + 1;
    } while (this.#listening.has(this.#lastPort));
    return this.#lastPort;
  }
}
