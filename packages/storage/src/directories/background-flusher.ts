import type { Logger } from '@kavka/base';
import { asStorageError } from '../storage-error.ts';

interface Flushable {
  flush(): Promise<void>;
}

/** Makes finished segments durable, one log after the other, so that the device keeps time for those who wait for it. */
export class BackgroundFlusher {
  readonly #logger: Logger;
  readonly #flushed: () => void;
  readonly #waiting = new Set<Flushable>();
  #isRunning = false;

  /** `flushed` is called after each log. */
  constructor(logger: Logger, flushed: () => void) {
    this.#logger = logger;
    this.#flushed = flushed;
  }

  add(log: Flushable): void {
    this.#waiting.add(log);
    if (!this.#isRunning) void this.#run();
  }

  forget(log: Flushable): void {
    this.#waiting.delete(log);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (const log of this.#waiting) {
      this.#waiting.delete(log);
      try {
        await log.flush();
        this.#flushed();
      } catch (error) {
        const problem = asStorageError(error, 'cannot flush');
        this.#logger.error('Flush in the background failed', { problem: problem.message }, problem);
      }
    }
    this.#isRunning = false;
  }
}
