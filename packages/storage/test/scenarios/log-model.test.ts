import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import type { LogDirectories, PartitionLog } from '@kavka/storage';
import { SeededRandom } from '@kavka/testkit';
import fc from 'fast-check';
import { HookedDisk } from '../hooked-disk.ts';
import { type ReadRecord, readAll, TOPIC_ID, World } from '../world.ts';

const RUNS = Number(process.env.RUNS ?? 150);

/** What the log must hold: the records that were taken, and how far they are on the device. */
class Model {
  records: ReadRecord[] = [];
  /** All values that were ever appended at an offset. */
  readonly #ever = new Map<number, Set<string>>();
  start = 0;
  end = 0;
  durable = 0;

  visible(): ReadRecord[] {
    return this.records.filter(({ offset }) => offset >= this.start);
  }

  take(value: string): void {
    const values = this.#ever.get(this.end) ?? new Set();
    this.#ever.set(this.end, values.add(value));
    this.records.push({ offset: this.end++, value });
  }

  /** A cut is not durable by itself: after a power failure any of the records may be back that were there before it. */
  adopt(found: readonly ReadRecord[], end: number): void {
    for (const { offset, value } of found) {
      const known = this.records.find((record) => record.offset === offset)?.value;
      assert.ok(this.#ever.get(offset)?.has(value), `${value} at ${offset}, expected ${known}`);
      assert.ok(offset >= this.durable || known === value, `${value} in place of durable ${known}`);
    }
    this.records = [...this.records.filter(({ offset }) => offset < this.start), ...found];
    this.end = end;
  }

  truncateTo(offset: number): void {
    this.records = this.records.filter((record) => record.offset < offset);
    this.end = Math.min(this.end, offset);
    this.start = Math.min(this.start, this.end);
    this.durable = Math.min(this.durable, this.end);
  }
}

/** A log and its model, under the same commands. */
class Trial {
  #disk = new HookedDisk(new MemoryDisk());
  readonly world = new World({ segmentBytes: 3000, indexIntervalBytes: 200, fileDeleteDelayMs: 10 });
  readonly model = new Model();
  readonly #knowsBoots: boolean;
  #boots = 0;
  #directories!: LogDirectories;
  log!: PartitionLog;
  #count = 0;
  /** Of the leader: it never goes back. */
  #epoch = 0;

  /** With an id of the machine's start, a killed process is told from a machine that stopped. */
  constructor(knowsBoots: boolean) {
    this.#knowsBoots = knowsBoots;
    this.world.disk = this.#disk;
    this.#boot();
  }

  async begin(): Promise<void> {
    this.#take(await this.world.newLog());
  }

  async end(): Promise<void> {
    this.check();
    await this.#directories.close();
  }

  get memory(): MemoryDisk {
    return this.#disk.inner;
  }

  append(sizes: readonly number[], epoch: number): void {
    const values = sizes.map((size) => `${this.#count++}:${'x'.repeat(size)}`);
    const leaderEpoch = Math.max(epoch, this.log.lastEpoch, this.#epoch);
    this.#epoch = leaderEpoch;
    const result = this.log.append(this.world.batch(values), { origin: 'client', leaderEpoch });
    assert.equal(result.errorCode, 0);
    assert.equal(result.baseOffset, this.model.end);
    for (const value of values) this.model.take(value);
  }

  check(): void {
    this.world.clock.endTurns();
    assert.equal(this.log.logEndOffset, this.model.end);
    assert.equal(this.log.logStartOffset, this.model.start);
    assert.deepEqual(readAll(this.log, 700), this.model.visible());
    const starts = this.model.visible().filter((_, index) => index % 13 === 0);
    for (const { offset, value } of starts) {
      const slice = this.log.locate(offset, 1, this.log.logEndOffset, true);
      assert.ok(slice !== 'out-of-range', value);
      assert.ok(slice.readSync(Buffer.alloc(slice.sizeBytes)) > 0);
    }
  }

  async flush(): Promise<void> {
    this.world.clock.endTurns();
    await this.log.flush();
    this.model.durable = this.model.end;
  }

  async restart(): Promise<void> {
    this.world.clock.endTurns();
    await this.#directories.close();
    this.model.durable = this.model.end;
    this.#take(await this.world.reopen());
    this.model.start = this.log.logStartOffset;
  }

  /** The process alone is killed; the start of the log may go back to where it was kept. */
  async kill(): Promise<void> {
    this.world.clock.endTurns();
    this.#disk = new HookedDisk(this.memory.clone());
    await this.#openAfter(this.model.end);
  }

  /** Kills the process or stops the machine before one of the changes that `work` makes on the disk. */
  async crashDuring(work: Command, changes: number, seed: number | null): Promise<void> {
    this.world.clock.endTurns();
    let left = changes;
    let image: MemoryDisk | null = null;
    const { durable } = this.model;
    this.#disk.hook = (operation) => {
      if (operation === 'read' || left-- !== 0) return;
      image = seed === null ? this.memory.clone() : this.#torn(seed);
    };
    await work(this);
    this.world.clock.endTurns();
    this.#disk.hook = () => {};
    if (image === null) return;
    this.#disk = new HookedDisk<MemoryDisk>(image);
    if (seed !== null) this.#boot();
    this.model.durable = Math.min(durable, this.model.durable);
    await this.#openAfter(this.model.durable);
  }

  #torn(seed: number): MemoryDisk {
    return this.memory.clone({ unsynced: 'torn', random: new SeededRandom(seed) });
  }

  /** The machine loses power. */
  async crash(seed: number | null): Promise<void> {
    this.world.clock.endTurns();
    const image = seed === null ? this.memory.clone({ unsynced: 'dropped' }) : this.#torn(seed);
    this.#disk = new HookedDisk(image);
    this.#boot();
    await this.#openAfter(this.model.durable);
  }

  #boot(): void {
    if (!this.#knowsBoots) return;
    this.memory.makeDirectory('/proc/sys/kernel/random');
    const file = this.memory.open('/proc/sys/kernel/random/boot_id', 'write');
    file.writeSync([Buffer.from(`boot ${this.#boots++}\n`)], 0);
    file.close();
  }

  async #openAfter(atLeast: number): Promise<void> {
    this.#directories.abandon();
    this.world.disk = this.#disk;
    const directories = await this.world.open();
    const log = directories.get('t', 0);
    if (log === undefined) {
      assert.equal(atLeast, 0, 'a log with durable records is gone');
      assert.deepEqual([...directories.offlinePartitions()], []);
      this.#take({ directories, log: directories.create('t', 0, TOPIC_ID, this.world.config) });
    } else this.#take({ directories, log });
    assert.ok(this.log.logEndOffset >= atLeast, `${this.log.logEndOffset} of ${atLeast} are left`);
    this.model.start = this.log.logStartOffset;
    this.model.adopt(readAll(this.log), this.log.logEndOffset);
  }

  #take(opened: { directories: LogDirectories; log: PartitionLog }): void {
    this.#directories = opened.directories;
    this.log = opened.log;
    this.log.onAppended(() => this.log.advanceHighWatermark(this.log.logEndOffset));
    this.log.advanceHighWatermark(this.log.logEndOffset);
  }
}

type Command = (trial: Trial) => void | Promise<void>;

const plainCommand = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 5 }),
      )
      .map(([sizes, epoch]): [string, Command] => [
        `append ${sizes} in ${epoch}`,
        (trial) => trial.append(sizes, epoch),
      ]),
  },
  { weight: 4, arbitrary: fc.constant<[string, Command]>(['turn', (trial) => trial.world.clock.endTurns()]) },
  { weight: 2, arbitrary: fc.constant<[string, Command]>(['check', (trial) => trial.check()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['roll', (trial) => trial.log.roll()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['rest', (trial) => trial.log.rest()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['flush', (trial) => trial.flush()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['restart', (trial) => trial.restart()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['kill', (trial) => trial.kill()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['crash', (trial) => trial.crash(null)]) },
  {
    weight: 2,
    arbitrary: fc
      .integer()
      .map((seed): [string, Command] => [`torn crash ${seed}`, (trial) => trial.crash(seed)]),
  },
  {
    weight: 1,
    arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((part): [string, Command] => [
      `truncate ${part}`,
      (trial) => {
        trial.world.clock.endTurns();
        const { start, end } = trial.model;
        const target = nearestBatch(trial, Math.floor(start + (end - start) * part));
        trial.log.truncateTo(target);
        trial.model.truncateTo(target);
      },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((part): [string, Command] => [
      `delete before ${part}`,
      (trial) => {
        trial.world.clock.endTurns();
        const { start, end } = trial.model;
        const target = Math.floor(start + (end - start) * part);
        assert.equal(trial.log.deleteRecordsBefore(target), 0);
        trial.model.start = target;
        trial.log.applyRetention();
      },
    ]),
  },
);

const command = fc.oneof(
  { weight: 8, arbitrary: plainCommand },
  {
    weight: 1,
    arbitrary: fc
      .tuple(plainCommand, fc.integer({ min: 0, max: 25 }), fc.option(fc.integer()))
      .map(([[name, work], changes, seed]): [string, Command] => [
        `${seed === null ? 'kill' : `torn crash ${seed}`} after ${changes} changes in ${name}`,
        (trial) => trial.crashDuring(work, changes, seed),
      ]),
  },
);

/** Truncation is asked for at the end of batches; within one the whole batch goes. */
function nearestBatch(trial: Trial, offset: number): number {
  const slice = trial.log.locate(offset, 1, trial.log.logEndOffset, true);
  if (slice === 'out-of-range' || slice.sizeBytes === 0) return offset;
  const bytes = Buffer.alloc(slice.sizeBytes);
  slice.readSync(bytes);
  const baseOffset = Number(bytes.readBigInt64BE(0));
  return baseOffset < trial.model.start ? trial.model.end : baseOffset;
}

test('a log holds what a plain list of records would, through rolls, restarts, kills and power failures', async () => {
  const commands = fc.array(command, { minLength: 5, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), commands, async (knowsBoots, sequence) => {
      const trial = new Trial(knowsBoots);
      await trial.begin();
      for (const [, run] of sequence) await run(trial);
      await trial.end();
    }),
    { numRuns: RUNS, reporter: report },
  );
});

function report(details: fc.RunDetails<[boolean, [string, Command][]]>): void {
  if (!details.failed) return;
  const [knowsBoots, sequence] = details.counterexample ?? [false, []];
  const steps = sequence.map(([name]) => name).join('\n  ');
  throw new Error(
    `seed ${details.seed}, path ${details.counterexamplePath}, knows boots: ${knowsBoots}\n  ${steps}`,
    {
      cause: details.errorInstance,
    },
  );
}
