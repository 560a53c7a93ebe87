import { setTimeout as delay } from 'node:timers/promises';
import { WireConnection } from '../wire/wire-connection.ts';

const RETRY_MS = 20;

/** A connection to a node that is killed now and then: opened again when it is needed. */
export class Link {
  readonly #port: number;
  #connection: WireConnection | null = null;
  /** How often it was opened. */
  opened = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** The open connection; waits for the node where it is not there. Null once `isOver`. */
  async open(isOver: () => boolean): Promise<WireConnection | null> {
    while (this.#connection === null || this.#connection.socket.destroyed) {
      if (isOver()) return null;
      try {
        this.#connection = await WireConnection.open(this.#port);
        this.opened++;
      } catch {
        await delay(RETRY_MS);
      }
    }
    return this.#connection;
  }

  /** What comes next takes a new connection. */
  drop(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** Asks again, over all ends of the node, until there is an answer; what `ask` throws counts as none. */
  async ask<T>(ask: (wire: WireConnection) => Promise<T>): Promise<T> {
    for (;;) {
      const wire = await this.open(() => false);
      try {
        if (wire !== null) return await ask(wire);
      } catch {
        this.drop();
        await delay(RETRY_MS);
      }
    }
  }
}
