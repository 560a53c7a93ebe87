import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server as NetServer, type Socket } from 'node:net';
import type { Network } from '@kavka/base';
import { NodeNetwork } from '@kavka/base/node';

/** What may happen to the connections that are open: `cut` ends them in the middle of an answer. */
export type Fault = 'reset' | 'cut' | 'half-open' | 'slow';

const SLOW_MS = 30;
const CUT_AFTER_BYTES = 3;

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  isSilent: boolean;
}

/** Stands between clients and a server on this machine, and breaks what passes. */
export class FaultyProxy {
  readonly #serverPort: number;
  readonly #listener: NetServer;
  readonly #links = new Set<Link>();
  #isSlow = false;

  private constructor(serverPort: number) {
    this.#serverPort = serverPort;
    this.#listener = createServer((client) => this.#accept(client));
  }

  static async before(serverPort: number): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(serverPort);
    proxy.#listener.listen(0, 'localhost');
    await once(proxy.#listener, 'listening');
    return proxy;
  }

  /** A network in which the server is reached through this proxy alone. */
  network(): Network {
    const real = new NodeNetwork();
    const { port } = this.#listener.address() as AddressInfo;
    return {
      listen: (options, accept) => real.listen(options, accept),
      connect: (address, tls, serverName) =>
        real.connect(address.port === this.#serverPort ? { ...address, port } : address, tls, serverName),
    };
  }

  /** Befalls the connections that are open now; slowness lasts until the next fault. */
  inflict(fault: Fault): void {
    this.#isSlow = fault === 'slow';
    for (const link of this.#links) {
      if (fault === 'reset') destroy(link);
      else if (fault === 'half-open') link.isSilent = true;
      else if (fault === 'cut') cut(link);
    }
  }

  close(): void {
    this.#listener.close();
    for (const link of this.#links) destroy(link);
  }

  #accept(client: Socket): void {
    const server = connect(this.#serverPort, 'localhost');
    const link: Link = { client, server, isSilent: false };
    this.#links.add(link);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => this.#pass(link, chunk, to));
      from.on('error', () => {}); // 'close' follows
      from.on('close', () => {
        this.#links.delete(link);
        if (link.isSilent) return; // the other side is not told
        to.end();
      });
    }
  }

  #pass(link: Link, chunk: Buffer, to: Socket): void {
    if (link.isSilent) return;
    if (!this.#isSlow) to.write(chunk);
    else setTimeout(() => !link.isSilent && to.write(chunk), SLOW_MS);
  }
}

function destroy({ client, server }: Link): void {
  client.resetAndDestroy();
  server.destroy();
}

/** The next answer ends after a few bytes. */
function cut(link: Link): void {
  link.server.removeAllListeners('data');
  link.server.once('data', (chunk: Buffer) => {
    link.client.end(chunk.subarray(0, CUT_AFTER_BYTES));
    link.server.destroy();
  });
}
