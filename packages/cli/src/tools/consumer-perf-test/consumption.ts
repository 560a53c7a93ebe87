import type { CancelTimer } from '@kavka/base';
import type { Consumer, ConsumerBatch } from '@kavka/client';
import { Progress, type ToolContext } from '../../shell/index.ts';

export interface ConsumptionLimits {
  readonly records: number;
  /** Ends when nothing has come for so long. */
  readonly idleMs: number;
}

/** Reads batches, counts them and forgets them. */
export class Consumption {
  readonly #consumer: Consumer;
  readonly #context: ToolContext;
  readonly #limits: ConsumptionLimits;
  readonly #idle = new AbortController();
  #cancelIdle: CancelTimer = () => {};
  records = 0;
  /** Of keys and values. */
  bytes = 0;

  constructor(consumer: Consumer, context: ToolContext, limits: ConsumptionLimits) {
    this.#consumer = consumer;
    this.#context = context;
    this.#limits = limits;
  }

  get isComplete(): boolean {
    return this.records >= this.#limits.records;
  }

  /** Resolves when there are enough, or no more come. `onBatch` is called after each batch. */
  async run(onBatch: () => void): Promise<void> {
    const { signal, errors, clock } = this.#context;
    if (this.isComplete) return;
    using progress = new Progress(errors, clock);
    this.#restartIdle();
    try {
      const stop = AbortSignal.any([signal, this.#idle.signal]);
      for await (const batch of this.#consumer.batches({ signal: stop })) {
        this.#count(batch);
        this.#restartIdle();
        onBatch();
        if (this.isComplete) return;
        progress.show(() => `${this.records} of ${this.#limits.records} records`);
      }
    } catch (error) {
      if (error !== this.#idle.signal.reason || signal.aborted) throw error;
    } finally {
      this.#cancelIdle();
    }
  }

  #count(batch: ConsumerBatch): void {
    let { records, bytes } = this;
    for (const { keyLength, valueLength } of batch.views()) {
      records++;
      if (keyLength > 0) bytes += keyLength;
      if (valueLength > 0) bytes += valueLength;
    }
    this.records = records;
    this.bytes = bytes;
  }

  #restartIdle(): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#context.clock.schedule(this.#limits.idleMs, () => this.#idle.abort());
  }
}
