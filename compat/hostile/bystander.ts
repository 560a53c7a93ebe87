import { setTimeout as delay } from 'node:timers/promises';
import { recordBatch } from '../wire/record-batch.ts';
import { produce } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';

const EVERY_MS = 20;

/** A healthy client that keeps producing while others attack, and how long its acknowledgements took. */
export class Bystander {
  readonly #connection: WireConnection;
  readonly #running: Promise<void>;
  #isStopped = false;
  #worstMs = 0;

  private constructor(connection: WireConnection, topic: string) {
    this.#connection = connection;
    this.#running = this.#produce(topic);
    this.#running.catch(() => {}); // told by stop()
  }

  static async start(port: number, topic: string): Promise<Bystander> {
    return new Bystander(await WireConnection.open(port), topic);
  }

  /** Gives the longest time to an acknowledgement; rejects if one did not come. */
  async stop(): Promise<number> {
    this.#isStopped = true;
    await this.#running;
    this.#connection.close();
    return this.#worstMs;
  }

  async #produce(topic: string): Promise<void> {
    const records = recordBatch([Buffer.from('still here')]);
    while (!this.#isStopped) {
      const startedAt = performance.now();
      const { errorCode } = await produce(this.#connection, topic, 0, records);
      if (errorCode !== 0) throw new Error(`a healthy client got error ${errorCode}`);
      this.#worstMs = Math.max(this.#worstMs, performance.now() - startedAt);
      await delay(EVERY_MS);
    }
  }
}
