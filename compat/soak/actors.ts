import { within } from '../machine/until.ts';

/** What goes on side by side, each by its name. */
export class Actors {
  readonly #running = new Map<string, Promise<void>>();

  start(name: string, work: Promise<void>): void {
    const done = work.finally(() => this.#running.delete(name));
    done.catch(() => {}); // it is awaited at the end, too
    this.#running.set(name, done);
  }

  /** Resolves when all have come to their end; rejects with the names of those that have not after so long. */
  async end(withinMs: number): Promise<void> {
    const all = Promise.all(this.#running.values());
    await within('the end of all actors', withinMs, all).catch((error: Error) => {
      const names = [...this.#running.keys()].join(', ');
      throw new Error(`${error.message}; these are left: ${names}`, { cause: error });
    });
  }
}
