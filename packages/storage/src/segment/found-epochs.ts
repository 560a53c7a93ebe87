import type { BatchView } from '@kavka/protocol/records';
import type { LeaderEpochs } from '../checkpoints/leader-epochs.ts';

/** Finds the leader epochs again in a log's batches. No CRC covers them: a batch between two of a lower epoch is not believed. */
export class FoundEpochs {
  readonly #epochs: LeaderEpochs;
  #waiting: { readonly epoch: number; readonly startOffset: number } | null = null;

  constructor(epochs: LeaderEpochs) {
    this.#epochs = epochs;
  }

  /** In the order of the log. */
  add(batch: BatchView): void {
    const epoch = batch.leaderEpoch;
    if (this.#waiting !== null) {
      if (epoch >= this.#waiting.epoch) this.finish();
      this.#waiting = null;
    }
    if (epoch > this.#epochs.latest) this.#waiting = { epoch, startOffset: batch.baseOffset };
  }

  /** No batch follows. */
  finish(): void {
    if (this.#waiting !== null) this.#epochs.assign(this.#waiting.epoch, this.#waiting.startOffset);
    this.#waiting = null;
  }
}
