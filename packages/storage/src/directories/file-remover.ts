import { type CancelTimer, type Clock, type Disk, DiskError, type Logger } from '@kavka/base';

/** Removes files and folders that have been given up, some time later: reads of them may still be under way. */
export class FileRemover {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #timers = new Set<CancelTimer>();

  constructor(disk: Disk, clock: Clock, logger: Logger) {
    this.#disk = disk;
    this.#clock = clock;
    this.#logger = logger;
  }

  removeLater(paths: readonly string[], delayMs: number): void {
    if (paths.length === 0) return;
    const cancel = this.#clock.schedule(delayMs, () => {
      this.#timers.delete(cancel);
      for (const path of paths) this.#remove(path);
    });
    this.#timers.add(cancel);
  }

  /** What waits is found again by its name at the next start. */
  stop(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #remove(path: string): void {
    try {
      this.#disk.removeTree(path);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      this.#logger.warn('A file that is not needed any more could not be removed', {
        path,
        problem: error.message,
      });
    }
  }
}
