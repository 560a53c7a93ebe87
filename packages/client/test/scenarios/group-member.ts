import assert from 'node:assert/strict';
import {
  Consumer,
  type ConsumerOptions,
  type ConsumerRecord,
  KafkaError,
  type TopicPartition,
} from '../../src/index.ts';

/** How far each partition was handed out to anybody of the group: the offset after the last record. */
export type Progress = number[];

/** Draws of one member: what it does beside reading. */
export interface Habits {
  readonly readsBatches: boolean;
  /** Whether it commits by itself after this record. */
  commitsNow(): boolean;
  /** Works on a record for a while, or not. */
  work(): Promise<void>;
  /** How many records back it reads once more after this one; negative: it goes on. */
  goesBackBy(): number;
  /** For how long it leaves the partition of this record alone; undefined: it does not. */
  rest(): Promise<void> | undefined;
}

/** A consumer of the group that checks what it is given: within an assignment nothing is left out and nothing comes twice. */
export class GroupMember {
  readonly consumer: Consumer;
  /** Resolves when the consumer was closed; rejects with what the loop met. */
  readonly loop: Promise<void>;
  readonly #progress: Progress;
  readonly #habits: Habits;
  /** The offset that must come next, by partition; none yet for one that was just assigned. */
  readonly #next = new Map<number, number>();
  #last: TopicPartition & { readonly offset: number } = { topic: '', partition: 0, offset: 0 };
  #isClosing = false;

  constructor(options: ConsumerOptions<Buffer, Buffer>, topic: string, progress: Progress, habits: Habits) {
    this.#progress = progress;
    this.#habits = habits;
    this.consumer = new Consumer(options);
    const forget = (partitions: readonly TopicPartition[]): void => {
      for (const { partition } of partitions) this.#next.delete(partition);
    };
    this.consumer.subscribe([topic], { assigned: forget, revoked: forget, lost: forget });
    this.loop = habits.readsBatches ? this.#readBatches() : this.#readRecords();
    this.loop.catch(() => {}); // whoever waits for it is told
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.consumer.close();
    await this.loop;
  }

  async #readRecords(): Promise<void> {
    for await (const record of this.consumer) {
      this.#take(record);
      await this.#afterRecord();
    }
  }

  async #readBatches(): Promise<void> {
    for await (const batch of this.consumer.batches({ reusesMemory: true })) {
      for (const record of batch) this.#take(record);
      await this.#afterRecord();
    }
  }

  async #afterRecord(): Promise<void> {
    await this.#habits.work();
    this.#moveAbout(this.#last);
    if (!this.#habits.commitsNow()) return;
    try {
      await this.consumer.commit();
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error; // the group has moved on, or the broker is away: records come again
    }
  }

  #moveAbout(last: TopicPartition & { readonly offset: number }): void {
    if (this.#isClosing) return;
    const { partition, offset } = last;
    const back = this.#habits.goesBackBy();
    if (back >= 0) {
      const target = Math.max(offset + 1 - back, 0);
      this.consumer.seek(last, target);
      this.#next.set(partition, target);
    }
    const rest = this.#habits.rest();
    if (rest === undefined) return;
    this.consumer.pause([last]);
    void rest.then(() => {
      if (this.#isClosing) return;
      const isAssigned = this.consumer.assignment.some((one) => one.partition === partition);
      if (isAssigned) this.consumer.resume([last]);
    });
  }

  #take({ topic, partition, offset, value }: ConsumerRecord): void {
    const place = `partition ${partition}, offset ${offset}`;
    assert.equal(String(value), `${partition}:${offset}`, `another record at ${place}`);
    const expected = this.#next.get(partition);
    if (expected !== undefined) assert.equal(offset, expected, `skipped or repeated at ${place}`);
    const reached = this.#progress[partition]!;
    assert.ok(offset <= reached, `skipped: ${place} comes while the group has read up to ${reached}`);
    this.#next.set(partition, offset + 1);
    this.#last = { topic, partition, offset };
    this.#progress[partition] = Math.max(reached, offset + 1);
  }
}
