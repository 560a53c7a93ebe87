import { type CancelTimer, type Clock, type Disk, DiskError, type Logger } from '@kavka/base';

/**
 * Removes files and folders that have been given up, some time later: reads of them may still be under way. One after the other and
 * without blocking: what is large takes long, and others wait for the device as well.
 */
export class FileRemover {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #timers = new Set<CancelTimer>();
  #due: string[] = [];
  #removing: Promise<void> | null = null;

  constructor(disk: Disk, clock: Clock, logger: Logger) {
    this.#disk = disk;
    this.#clock = clock;
    this.#logger = logger;
  }

  removeLater(paths: readonly string[], delayMs: number): void {
    if (paths.length === 0) return;
    const cancel = this.#clock.schedule(delayMs, () => {
      this.#timers.delete(cancel);
      this.#due.push(...paths);
      this.#removing ??= this.#removeDue();
    });
    this.#timers.add(cancel);
  }

  /** What waits is found again by its name at the next start. Resolves when nothing is being removed any more. */
  async stop(): Promise<void> {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#due = [];
    await this.#removing;
  }

  async #removeDue(): Promise<void> {
    for (let path = this.#due.shift(); path !== undefined; path = this.#due.shift()) await this.#remove(path);
    this.#removing = null;
  }

  async #remove(path: string): Promise<void> {
    try {
      await this.#disk.removeTreeSoon(path);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      this.#logger.warn('A file that is not needed any more could not be removed', {
        path,
        problem: error.message,
      });
    }
  }
}
