import { type CancelTimer, type Clock, type Disk, delay, type Logger } from '@kavka/base';
import type { PartitionLog } from '../log/partition-log.ts';
import { asStorageError } from '../storage-error.ts';
import type { LogDirectory } from './log-directory.ts';

/** How often the work beside appends and reads is done, in milliseconds. */
export interface HousekeepingTimes {
  /** `log.initial.task.delay.ms`: before the first round of each. */
  readonly initialDelayMs: number;
  /** `replica.high.watermark.checkpoint.interval.ms` */
  readonly highWatermarkMs: number;
  /** `log.flush.offset.checkpoint.interval.ms` */
  readonly recoveryPointMs: number;
  /** `log.flush.start.offset.checkpoint.interval.ms` */
  readonly startOffsetMs: number;
  /** `log.retention.check.interval.ms` */
  readonly retentionMs: number;
  /** `producer.id.expiration.check.interval.ms` */
  readonly producerExpiryMs: number;
}

export const DEFAULT_HOUSEKEEPING: HousekeepingTimes = {
  initialDelayMs: 30_000,
  highWatermarkMs: 5_000,
  recoveryPointMs: 60_000,
  startOffsetMs: 60_000,
  retentionMs: 300_000,
  producerExpiryMs: 600_000,
};

const LONGEST_TURN_MS = 5;

/** The work that is done from time to time for all logs. */
export class Housekeeping {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #directories: readonly LogDirectory[];
  readonly #times: HousekeepingTimes;
  readonly #timers = new Map<string, CancelTimer>();

  constructor(
    { disk, clock, logger }: { readonly disk: Disk; readonly clock: Clock; readonly logger: Logger },
    directories: readonly LogDirectory[],
    times: HousekeepingTimes,
  ) {
    this.#disk = disk;
    this.#clock = clock;
    this.#logger = logger;
    this.#directories = directories;
    this.#times = times;
  }

  start(): void {
    const times = this.#times;
    this.#repeat('high watermarks', times.highWatermarkMs, () =>
      this.#forDirectories((directory) => {
        directory.checkPresence(this.#disk);
        return directory.writeHighWatermarksSoon();
      }),
    );
    this.#repeat('recovery points', times.recoveryPointMs, async () => {
      await this.#forLogs((log) => log.rest());
      await this.#forDirectories((directory) => directory.writeRecoveryPointsSoon());
    });
    this.#repeat('start offsets', times.startOffsetMs, () =>
      this.#forDirectories((directory) => directory.writeStartOffsetsSoon()),
    );
    this.#repeat('retention', times.retentionMs, () => this.#forLogs((log) => log.applyRetention()));
    this.#repeat('producer expiry', times.producerExpiryMs, () =>
      this.#forLogs((log) => log.expireProducers()),
    );
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #repeat(name: string, intervalMs: number, work: () => void | Promise<void>): void {
    const schedule = (delayMs: number): void => {
      this.#timers.set(
        name,
        this.#clock.schedule(delayMs, () => {
          schedule(intervalMs);
          void this.#run(name, work);
        }),
      );
    };
    schedule(Math.min(this.#times.initialDelayMs, intervalMs));
  }

  async #run(name: string, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = asStorageError(error, `cannot do ${name}`);
      this.#logger.error(
        'Housekeeping of the logs failed',
        { work: name, problem: problem.message },
        problem,
      );
    }
  }

  async #forDirectories(work: (directory: LogDirectory) => Promise<void>): Promise<void> {
    for (const directory of this.#directories)
      if (directory.online) await this.#run(directory.path, () => work(directory));
  }

  /** In turns of a few milliseconds, so that appends and reads go on meanwhile. One log in trouble does not keep the others from theirs. */
  async #forLogs(work: (log: PartitionLog) => void): Promise<void> {
    let turnMs = this.#clock.monotonic();
    for (const directory of this.#directories) {
      for (const log of directory.logs) {
        await this.#run(log.path, () => work(log));
        if (this.#clock.monotonic() - turnMs < LONGEST_TURN_MS) continue;
        await delay(this.#clock, 0);
        turnMs = this.#clock.monotonic();
      }
    }
  }
}
