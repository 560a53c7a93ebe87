import type { CancelTimer, Clock, Listener, Logger, Network, Socket } from '@kavka/base';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import { ADMITTED, type ConnectionRates } from '../quotas/connection-rates.ts';
import { ANONYMOUS } from '../security/principal.ts';
import type { BufferPool } from './buffer-pool.ts';
import { Connection } from './connection.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import { FrameAssembler } from './frame-assembler.ts';
import type { NetworkMetrics } from './network-metrics.ts';

const SCRATCH_BYTES = 64 * 1024;
const IDLE_CHECKS = 10;
const MEMORY_CHECK_MS = 10;
/** Connections that wait because they came too fast; what comes beyond is closed. */
const MAX_HELD = 1000;

export interface ListenerAddress {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** The sockets of a node: listeners, connections and their limits. */
export class Server {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: NetworkMetrics;
  readonly #network: Network;
  readonly #pool: BufferPool;
  readonly #limits: ConnectionLimits;
  readonly #scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  readonly #connections = new Set<Connection>();
  readonly #perIp = new Map<string, number>();
  readonly #listeners: Listener[] = [];
  #nextId = 1;
  /** Connections that came before the node could serve them. */
  readonly #early: { readonly listenerName: string; readonly socket: Socket }[] = [];
  #dispatcher: Dispatcher | null = null;
  #rates: Pick<ConnectionRates, 'admit'> | null = null;
  readonly #held = new Map<Socket, CancelTimer>();
  #closed = false;
  #memoryCheckPending = false;
  #cancelIdleCheck: CancelTimer = () => {};

  constructor(
    world: { clock: Clock; logger: Logger; network: Network; metrics: NetworkMetrics },
    pool: BufferPool,
    limits: ConnectionLimits,
  ) {
    this.clock = world.clock;
    this.logger = world.logger;
    this.#network = world.network;
    this.metrics = world.metrics;
    this.#pool = pool;
    this.#limits = limits;
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Too much memory is in use to read more; connections are asked again soon. */
  get isMemoryShort(): boolean {
    const short = this.#pool.usedBytes > this.#limits.maxPoolBytes;
    if (short && !this.#memoryCheckPending) {
      this.#memoryCheckPending = true;
      this.clock.schedule(MEMORY_CHECK_MS, () => {
        this.#memoryCheckPending = false;
        for (const connection of this.#connections) connection.reconsider();
      });
    }
    return short;
  }

  /** Opens one listener; its address tells the port where the system chose it. Nothing is read from connections before `start`. */
  async listen(address: ListenerAddress, backlog: number): Promise<ListenerAddress> {
    const { name, host, port } = address;
    const listener = await this.#network.listen({ host, port, backlog }, (socket) =>
      this.#accept(name, socket),
    );
    this.#listeners.push(listener);
    return { name, host, port: listener.address.port };
  }

  /** The node can serve: reads from connections, and closes those that have been quiet for too long. */
  start(dispatcher: Dispatcher, rates: Pick<ConnectionRates, 'admit'>): void {
    this.#dispatcher = dispatcher;
    this.#rates = rates;
    for (const { listenerName, socket } of this.#early.splice(0)) this.#accept(listenerName, socket);
    if (this.#limits.maxIdleMs >= 0) this.#scheduleIdleCheck();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelIdleCheck();
    const listeners = this.#listeners.splice(0);
    const closing = listeners.map((listener) => listener.close());
    for (const { socket } of this.#early.splice(0)) socket.destroy();
    for (const [socket, cancel] of this.#held) {
      cancel();
      socket.destroy();
    }
    this.#held.clear();
    for (const connection of [...this.#connections]) connection.close();
    await Promise.all(closing);
  }

  forget(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    const ip = connection.context.remote.host;
    const left = (this.#perIp.get(ip) ?? 1) - 1;
    if (left === 0) this.#perIp.delete(ip);
    else this.#perIp.set(ip, left);
  }

  #scheduleIdleCheck(): void {
    const { maxIdleMs } = this.#limits;
    this.#cancelIdleCheck = this.clock.schedule(Math.max(maxIdleMs / IDLE_CHECKS, 1), () => {
      const before = this.clock.monotonic() - maxIdleMs;
      for (const connection of this.#connections) if (connection.lastActiveMs < before) connection.expire();
      this.#scheduleIdleCheck();
    });
  }

  #accept(listenerName: string, socket: Socket): void {
    const ip = socket.remote.host;
    const fromIp = this.#perIp.get(ip) ?? 0;
    const maxFromIp = this.#limits.maxConnectionsOfIp.get(ip) ?? this.#limits.maxConnectionsPerIp;
    const open = this.#connections.size + this.#early.length + this.#held.size;
    if (this.#closed || open >= this.#limits.maxConnections || fromIp >= maxFromIp) {
      this.metrics.refused.add(1);
      socket.destroy();
    } else if (this.#dispatcher === null) this.#early.push({ listenerName, socket });
    else this.#admit(listenerName, socket, this.#dispatcher);
  }

  /** Too many new connections: this one waits, and is then served, or closed where its own address is the cause. */
  #admit(listenerName: string, socket: Socket, dispatcher: Dispatcher): void {
    const { delayMs, isRefused } = this.#rates?.admit(listenerName, socket.remote.host) ?? ADMITTED;
    if (delayMs === 0) {
      this.#begin(listenerName, socket, dispatcher);
    } else if (this.#held.size >= MAX_HELD) {
      this.metrics.refused.add(1);
      socket.destroy();
    } else {
      const cancel = this.clock.schedule(delayMs, () => {
        this.#held.delete(socket);
        if (!isRefused) {
          this.#begin(listenerName, socket, dispatcher);
          return;
        }
        this.metrics.refused.add(1);
        socket.destroy();
      });
      this.#held.set(socket, cancel);
    }
  }

  #begin(listenerName: string, socket: Socket, dispatcher: Dispatcher): void {
    this.metrics.accepted.add(1);
    const ip = socket.remote.host;
    const context = { id: this.#nextId++, listenerName, remote: socket.remote, principal: ANONYMOUS };
    const connection = new Connection(this, dispatcher, socket, context, this.#limits);
    this.#connections.add(connection);
    this.#perIp.set(ip, (this.#perIp.get(ip) ?? 0) + 1);
    socket.receive(new FrameAssembler(this.#pool, this.#scratch, this.#limits.maxFrameBytes, connection));
  }
}
