import type { Address } from '@kavka/base';
import type { ClusterSettings } from '../config/cluster-settings.ts';
import { formatAddress } from '../connection/address.ts';
import { backoffMs } from '../connection/backoff.ts';
import { connectToHost } from '../connection/connect-to-host.ts';
import type { Connection } from '../connection/connection.ts';
import type { ClientWorld } from '../connection/world.ts';
import { ClientClosedError, ConnectionError, type KafkaError } from '../errors/index.ts';

/**
 * The way to one broker: at most one connection, made when it is asked for. After a failure the next try waits, longer each time;
 * whoever asks meanwhile fails at once.
 */
export class BrokerLink {
  readonly #world: ClientWorld;
  readonly #settings: ClusterSettings;
  readonly #nodeId: number;
  readonly #failed: () => void;
  #address: Address;
  #connection: Connection | undefined;
  #connecting: Promise<Connection> | undefined;
  #failures = 0;
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  /** `nodeId` is for reports; `failed` hears of each connection that broke or could not be made. */
  constructor(
    world: ClientWorld,
    settings: ClusterSettings,
    address: Address,
    nodeId: number,
    failed: () => void = () => {},
  ) {
    this.#failed = failed;
    this.#nodeId = nodeId;
    this.#world = world;
    this.#settings = settings;
    this.#address = address;
  }

  get address(): Address {
    return this.#address;
  }

  /** The open connection, where there is one. */
  get current(): Connection | undefined {
    const connection = this.#connection;
    return connection?.isOpen ? connection : undefined;
  }

  /** Milliseconds until a connection may be tried; 0: now. */
  get pauseMs(): number {
    return Math.max(this.#notBeforeMs - this.#world.clock.monotonic(), 0);
  }

  /** The open connection, or a new one. @throws ConnectionError, at once during the pause after a failure; what authentication says */
  connection(): Promise<Connection> {
    const open = this.current;
    if (open !== undefined) return Promise.resolve(open);
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  /** The broker has moved: the connection to the old address is given up. */
  moveTo(address: Address): void {
    if (address.host === this.#address.host && address.port === this.#address.port) return;
    this.#address = address;
    this.#failures = 0;
    this.#notBeforeMs = Number.NEGATIVE_INFINITY;
    this.#giveUp();
  }

  /** Closes a connection without traffic since `beforeMs`. */
  closeIfIdle(beforeMs: number): void {
    const open = this.current;
    if (open !== undefined && open.inFlight === 0 && open.lastUsedMs < beforeMs) this.#giveUp();
  }

  /** Breaks the connection: what waits on it fails with `error`. The next one is made when it is asked for. */
  reset(error: KafkaError): void {
    this.#failures = 0;
    this.#notBeforeMs = Number.NEGATIVE_INFINITY;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close(error);
  }

  close(error: KafkaError = new ClientClosedError()): void {
    this.#isClosed = true;
    this.#connection?.close(error);
  }

  async #connect(): Promise<Connection> {
    if (this.#isClosed) throw new ClientClosedError();
    if (this.pauseMs > 0) {
      const message = `the next try to connect comes in ${Math.ceil(this.pauseMs)} ms`;
      throw new ConnectionError(message, { broker: formatAddress(this.#address) });
    }
    const address = this.#address;
    try {
      const connection = await connectToHost(this.#world, address, {
        ...this.#settings,
        nodeId: this.#nodeId,
        setupTimeoutMs: this.#setupTimeoutMs(),
      });
      if (this.#isClosed || address !== this.#address) {
        connection.close();
        throw this.#isClosed
          ? new ClientClosedError()
          : new ConnectionError('the broker has moved', { broker: connection.address });
      }
      this.#failures = 0;
      this.#connection = connection;
      connection.onClose((error) => this.#lost(connection, error));
      return connection;
    } catch (error) {
      this.#pause();
      throw error;
    }
  }

  /** Closes the connection without that counting as a failure. */
  #giveUp(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  /** A connection that broke is not tried again at once either. */
  #lost(connection: Connection, error: KafkaError): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    if (this.#isClosed) return;
    this.#pause();
    this.#world.logger.debug('Connection closed', { broker: connection.address, reason: error.message });
  }

  #pause(): void {
    const { clock, random } = this.#world;
    this.#failures++;
    this.#notBeforeMs =
      clock.monotonic() + backoffMs(this.#settings.reconnectBackoff, this.#failures, random);
    this.#failed();
  }

  /** Grows with each failure in a row. */
  #setupTimeoutMs(): number {
    const { setupTimeoutMs: baseMs, setupTimeoutMaxMs } = this.#settings;
    if (this.#failures === 0) return baseMs;
    const policy = { baseMs, maxMs: Math.max(baseMs, setupTimeoutMaxMs) };
    return backoffMs(policy, this.#failures + 1, this.#world.random);
  }
}
