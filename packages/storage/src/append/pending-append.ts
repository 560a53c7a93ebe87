import type { ProducerUpdate } from '../producers/producer-append.ts';
import type { StorageError } from '../storage-error.ts';

/** Batches that have their offsets and wait for their group's write. */
export interface PendingAppend {
  /** The caller's, lent until `written`; empty for a duplicate, which waits for its turn all the same. */
  readonly bytes: Buffer;
  readonly lastOffset: number;
  /** What the batches of producers make of their states. */
  readonly updates: readonly ProducerUpdate[];
  readonly written: ((error?: StorageError) => void) | undefined;
}
