import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemoryDisk } from '@kavka/base/memory';
import { ControlType, endMarkerBatch } from '@kavka/protocol/records';
import type { LogDirectories, PartitionLog } from '@kavka/storage';
import fc from 'fast-check';
import { World } from '../world.ts';

const PRODUCERS = 4;
const RUNS = Number(process.env.RUNS ?? 100);

interface Sent {
  readonly producer: number;
  readonly sequence: number;
  readonly records: number;
  readonly offset: number;
  readonly isTransactional: boolean;
}

/** Producers that write to a log, with what has to be true of it after any restart. */
class Trial {
  readonly #world = new World({ segmentBytes: 1500, indexIntervalBytes: 200 });
  #directories!: LogDirectories;
  #log!: PartitionLog;
  readonly #sequences: number[] = Array.from({ length: PRODUCERS }, () => 0);
  readonly #epochs: number[] = Array.from({ length: PRODUCERS }, () => 0);
  readonly #open = new Map<number, number>();
  readonly #aborted: { producerId: bigint; firstOffset: number; lastOffset: number }[] = [];
  #last: Sent | null = null;

  async begin(): Promise<void> {
    this.#take(await this.#world.newLog());
  }

  send(producer: number, records: number, asTransaction: boolean): void {
    const isTransactional = asTransaction || this.#open.has(producer);
    const sequence = this.#sequences[producer] ?? 0;
    const result = this.#append(producer, sequence, records, isTransactional);
    assert.equal(result.errorCode, 0);
    if (isTransactional && !this.#open.has(producer)) this.#open.set(producer, result.baseOffset);
    this.#sequences[producer] = sequence + records;
    this.#last = { producer, sequence, records, offset: result.baseOffset, isTransactional };
  }

  end(producer: number, isAbort: boolean): void {
    const marker = endMarkerBatch({
      type: isAbort ? ControlType.abort : ControlType.commit,
      producerId: BigInt(producer),
      producerEpoch: this.#epochs[producer] ?? 0,
      coordinatorEpoch: 0,
      timestamp: this.#world.clock.now(),
    });
    const result = this.#log.append(marker, { origin: 'coordinator', leaderEpoch: 0 });
    assert.equal(result.errorCode, 0);
    const firstOffset = this.#open.get(producer);
    this.#open.delete(producer);
    if (isAbort && firstOffset !== undefined)
      this.#aborted.push({ producerId: BigInt(producer), firstOffset, lastOffset: result.baseOffset });
  }

  bumpEpoch(producer: number): void {
    if (this.#open.has(producer)) return;
    this.#epochs[producer] = (this.#epochs[producer] ?? 0) + 1;
    this.#sequences[producer] = 0;
    this.send(producer, 1, false);
  }

  roll(): void {
    this.#settle();
    this.#log.roll();
  }

  rest(): void {
    this.#settle();
    this.#log.rest();
  }

  async restart(isKilled: boolean): Promise<void> {
    this.#settle();
    const before = this.#log.activeProducers();
    if (isKilled) {
      const copy = (this.#world.disk as MemoryDisk).clone();
      this.#directories.abandon();
      this.#world.disk = copy;
    } else await this.#directories.close();
    this.#take(await this.#world.reopen());
    const byId = (one: { producerId: bigint }, other: { producerId: bigint }) =>
      Number(one.producerId - other.producerId);
    assert.deepEqual(this.#log.activeProducers().sort(byId), before.sort(byId));
    this.check();
  }

  check(): void {
    this.#settle();
    const { logEndOffset } = this.#log;
    this.#log.advanceHighWatermark(logEndOffset);
    assert.equal(this.#log.lastStableOffset, Math.min(...this.#open.values(), logEndOffset));
    const found = this.#log
      .abortedTransactions(0, logEndOffset)
      .map(({ producerId, firstOffset, lastOffset }) => ({ producerId, firstOffset, lastOffset }));
    assert.deepEqual(found, this.#aborted);
    if (this.#last === null) return;
    const { producer, sequence, records, offset, isTransactional } = this.#last;
    const again = this.#append(producer, sequence, records, isTransactional);
    assert.deepEqual([again.errorCode, again.duplicate, again.baseOffset], [0, true, offset]);
  }

  #append(producer: number, baseSequence: number, records: number, isTransactional: boolean) {
    const values = Array.from({ length: records }, (_, i) => `${producer}: ${baseSequence + i}`);
    const producerEpoch = this.#epochs[producer] ?? 0;
    const options = { producerId: BigInt(producer), producerEpoch, baseSequence, isTransactional };
    return this.#log.append(this.#world.batch(values, options), { origin: 'client', leaderEpoch: 0 });
  }

  #settle(): void {
    this.#world.clock.endTurns();
  }

  #take(opened: { directories: LogDirectories; log: PartitionLog }): void {
    this.#directories = opened.directories;
    this.#log = opened.log;
  }
}

type Command = (trial: Trial) => void | Promise<void>;

const producer = fc.nat(PRODUCERS - 1);
const command: fc.Arbitrary<[string, Command]> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(producer, fc.integer({ min: 1, max: 4 }), fc.boolean())
      .map(([who, records, asTransaction]): [string, Command] => [
        `send ${who} ${records} ${asTransaction}`,
        (trial) => trial.send(who, records, asTransaction),
      ]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(producer, fc.boolean())
      .map(([who, isAbort]): [string, Command] => [
        `end ${who} ${isAbort}`,
        (trial) => trial.end(who, isAbort),
      ]),
  },
  {
    weight: 1,
    arbitrary: producer.map((who): [string, Command] => [`bump ${who}`, (trial) => trial.bumpEpoch(who)]),
  },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['roll', (trial) => trial.roll()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['rest', (trial) => trial.rest()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['check', (trial) => trial.check()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['restart', (trial) => trial.restart(false)]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['kill', (trial) => trial.restart(true)]) },
);

test('producers and transactions are known after any restart as they were before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 60 }), async (commands) => {
      const trial = new Trial();
      await trial.begin();
      for (const [, run] of commands) await run(trial);
      await trial.restart(true);
      await trial.restart(false);
    }),
    { numRuns: RUNS },
  );
});
