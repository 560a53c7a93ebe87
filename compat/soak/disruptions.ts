import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from '../server/server-process.ts';
import type { Load } from './load.ts';

const SHORTEST_LIFE_MS = 500;
const LONGEST_LIFE_MS = 4_000;
const LONGEST_START_MS = 250;
/** One end in so many is in order. */
const ORDERLY_ENDS = 5;
/** After one kill in so many the node is killed again while it starts. */
const KILLED_STARTS = 4;

/** Ends the node every few seconds, and starts it again. */
export class Disruptions {
  kills = 0;
  stops = 0;
  readonly #load: Load;
  readonly #server: ServerProcess;

  constructor(load: Load, server: ServerProcess) {
    this.#load = load;
    this.#server = server;
  }

  async run(): Promise<void> {
    const { below } = this.#load;
    while (!this.#load.isEnding()) {
      await delay(SHORTEST_LIFE_MS + below(LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
      if (!this.#server.isRunning) throw new Error(`the node ended by itself:\n${this.#server.logTail()}`);
      if (below(ORDERLY_ENDS) === 0) await this.#stop();
      else await this.#kill();
      await this.#server.start();
    }
  }

  async #stop(): Promise<void> {
    await this.#server.stop();
    this.stops++;
  }

  async #kill(): Promise<void> {
    const { below } = this.#load;
    await this.#server.kill();
    this.kills++;
    while (below(KILLED_STARTS) === 0) {
      this.#server.launch();
      await delay(below(LONGEST_START_MS));
      await this.#server.kill();
      this.kills++;
    }
  }
}
