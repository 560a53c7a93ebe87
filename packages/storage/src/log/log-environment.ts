import type { Clock, Disk, Logger, Random } from '@kavka/base';
import type { WriteTurn } from '../append/write-turn.ts';
import type { DescriptorCache } from '../descriptor-cache.ts';
import type { StorageMetrics } from '../storage-metrics.ts';

/** What all logs of a node share. */
export interface LogEnvironment {
  readonly disk: Disk;
  readonly files: DescriptorCache;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly turn: WriteTurn;
  readonly metrics: StorageMetrics;
  readonly producerIdExpirationMs: number;
  /** Makes the finished segments of a log durable, soon. */
  flushSoon(log: { flush(): Promise<void> }): void;
  /** The recovery point of a log went back: what is kept of it must follow before anything is appended. */
  recoveryPointFell(directory: string): void;
  /** Removes files of which nothing is read any more, after a delay. */
  removeLater(paths: readonly string[], delayMs: number): void;
}
