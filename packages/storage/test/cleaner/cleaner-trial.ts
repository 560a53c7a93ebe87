import assert from 'node:assert/strict';
import { DiskError } from '@kavka/base';
import { type MemoryCrash, MemoryDisk } from '@kavka/base/memory';
import { Codec } from '@kavka/protocol/records';
import { DEFAULT_CLEANER, type PartitionLog } from '@kavka/storage';
import { SeededRandom } from '@kavka/testkit';
import fc from 'fast-check';
import { HookedDisk } from '../hooked-disk.ts';
import { World } from '../world.ts';
import { CleanWorld, type Entry, survivorsOf } from './clean-world.ts';

const CRASHES_PER_CLEANING = 6;

interface Written {
  readonly offset: number;
  readonly key: string;
  readonly value: string | null;
  /** Null outside of transactions. */
  readonly transaction: Transaction | null;
}

interface Transaction {
  end: 'open' | 'commit' | 'abort';
  markerOffset: number;
}

interface ModelProducer {
  readonly producerId: bigint;
  readonly isTransactional: boolean;
  sequence: number;
  transaction: Transaction | null;
  last: { readonly batch: Buffer; readonly offset: number } | null;
}

/** What was written, and what a reader must find of it whatever was cleaned. */
class Model {
  readonly written = new Map<number, Written>();
  readonly producers: ModelProducer[] = [];

  constructor() {
    for (let number = 0; number < 4; number++)
      this.producers.push({
        producerId: BigInt(10 + number),
        isTransactional: number >= 2,
        sequence: 0,
        transaction: null,
        last: null,
      });
  }

  /** The last state of each key in a log that ends at `endOffset`: null for one that was deleted. */
  state(offsets: Iterable<number>, endOffset: number): Map<string, Written> {
    const state = new Map<string, Written>();
    for (const offset of offsets) {
      const record = this.written.get(offset);
      if (record !== undefined && isCommitted(record, endOffset)) state.set(record.key, record);
    }
    return state;
  }

  offsetsBefore(endOffset: number): number[] {
    return [...this.written.keys()].filter((offset) => offset < endOffset);
  }
}

function isCommitted({ transaction }: Written, endOffset: number): boolean {
  return transaction === null || (transaction.end === 'commit' && transaction.markerOffset < endOffset);
}

/** A compacted log and its model. */
class Trial {
  readonly model = new Model();
  readonly random: SeededRandom;
  world!: CleanWorld;
  #memory = new MemoryDisk();

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  async begin(): Promise<void> {
    this.#use(this.#memory);
    await this.world.begin();
    await this.world.log.flush();
  }

  append(producer: number, entries: readonly Entry[], codec: Codec): void {
    const { log } = this.world;
    const from = this.model.producers[producer];
    if (from?.isTransactional && from.transaction === null)
      from.transaction = { end: 'open', markerOffset: Number.POSITIVE_INFINITY };
    const options =
      from === undefined
        ? { codec }
        : {
            codec,
            producerId: from.producerId,
            producerEpoch: 0,
            baseSequence: from.sequence,
            isTransactional: from.isTransactional,
          };
    const batch = this.world.batch(entries, options);
    const kept = Buffer.from(batch);
    const base = this.world.appendBatch(batch);
    assert.equal(base + entries.length, log.logEndOffset);
    for (const [index, [key, value]] of entries.entries())
      this.model.written.set(base + index, {
        offset: base + index,
        key: key ?? '',
        value,
        transaction: from?.transaction ?? null,
      });
    if (from === undefined) return;
    from.sequence += entries.length;
    from.last = { batch: kept, offset: base };
  }

  end(producer: number, type: 'commit' | 'abort'): void {
    const from = this.model.producers[producer];
    if (from?.transaction === null || from === undefined) return;
    from.transaction.end = type;
    from.transaction.markerOffset = this.world.endTransaction(from.producerId, 0, type);
    from.transaction = null;
  }

  /** Cleans, with a look at what crashes in the midst of it would have left. */
  async clean(): Promise<void> {
    const { log } = this.world;
    const before = log.activeProducers();
    const crashed: MemoryDisk[] = [];
    const hooked = this.world.world.disk as HookedDisk<MemoryDisk>;
    // Of what is not to be cleaned a crash may take more than the cleaner has to answer for.
    const isFlushed = log.lastStableOffset < log.logEndOffset || this.random.below(3) > 0;
    if (isFlushed) {
      log.roll();
      await log.flush();
    } else await this.#rollWithoutRoom(hooked);
    hooked.hook = (operation, path) => {
      const isDue = operation !== 'read' && (isFlushed || /\.(?:cleaned|swap|deleted)$/.test(path));
      if (isDue && this.random.below(4) === 0 && crashed.length < CRASHES_PER_CLEANING)
        crashed.push(hooked.inner.clone(this.#crash()));
    };
    try {
      await this.world.drive(this.world.directories.cleanDue());
    } finally {
      hooked.hook = () => {};
    }
    assert.deepEqual(log.activeProducers(), before);
    this.check();
    await this.#checkReplay();
    for (const disk of crashed) await this.#checkCrashed(disk);
  }

  /** The segment that ends is not on the device yet: its flush in the background is refused. */
  async #rollWithoutRoom(hooked: HookedDisk<MemoryDisk>): Promise<void> {
    hooked.hook = (operation, path) => {
      if (operation === 'sync' && path.endsWith('.log'))
        throw new DiskError('ENOSPC', path, 'no room (ENOSPC)');
    };
    this.world.log.roll();
    await this.world.drive(Promise.resolve());
    hooked.hook = () => {};
  }

  check(log: PartitionLog = this.world.log): void {
    const survivors = survivorsOf(log);
    const endOffset = log.logEndOffset;
    for (const { offset, key, value } of survivors) {
      const record = this.model.written.get(offset);
      assert.deepEqual({ key, value }, { key: record?.key, value: record?.value }, `at ${offset}`);
    }
    const offsets = survivors.map(({ offset }) => offset);
    assert.deepEqual(
      offsets,
      offsets.toSorted((one, other) => one - other),
    );
    this.#checkStates(offsets, endOffset);
    this.#checkAborted(log, offsets);
    this.#checkCleaned(log, offsets);
  }

  async restart(): Promise<void> {
    const before = this.world.log.activeProducers();
    await this.world.reopen();
    assert.deepEqual(byId(this.world.log.activeProducers()), byId(before));
    this.check();
  }

  async kill(): Promise<void> {
    const endOffset = this.world.log.logEndOffset;
    this.world.directories.abandon();
    this.#memory = this.#memory.clone();
    const { world } = this;
    world.world.disk = new HookedDisk(this.#memory);
    await world.open();
    const { log } = world;
    assert.equal(log.logEndOffset, endOffset);
    this.check();
  }

  /** A repeated batch is known, wherever its records have gone. */
  repeat(): void {
    for (const { last } of this.model.producers) {
      if (last === null) continue;
      const result = this.world.log.append(Buffer.from(last.batch), { origin: 'client', leaderEpoch: 0 });
      this.world.world.clock.endTurns();
      assert.equal(result.errorCode, 0);
      assert.ok(result.duplicate);
      assert.equal(result.baseOffset, last.offset);
    }
  }

  #use(memory: MemoryDisk): void {
    const config = { deleteRetentionMs: 500, segmentBytes: 1200, fileDeleteDelayMs: 10 };
    this.world = new CleanWorld(config, new World({}, new HookedDisk(memory)), {
      ...DEFAULT_CLEANER,
      // Often no more than three keys fit.
      dedupeBufferBytes: this.random.below(2) === 0 ? 4 * 24 : DEFAULT_CLEANER.dedupeBufferBytes,
    });
  }

  #crash(): MemoryCrash {
    switch (this.random.below(3)) {
      case 0:
        return { unsynced: 'kept' };
      case 1:
        return { unsynced: 'dropped' };
      default:
        return { unsynced: 'torn', random: this.random };
    }
  }

  /** The last value of each key is there; what was deleted is not back. */
  #checkStates(offsets: readonly number[], endOffset: number): void {
    const expected = this.model.state(this.model.offsetsBefore(endOffset), endOffset);
    const found = this.model.state(offsets, endOffset);
    for (const [key, record] of expected)
      if (record.value !== null || found.has(key))
        assert.equal(found.get(key)?.offset, record.offset, `last of ${key}`);
    for (const key of found.keys()) assert.ok(expected.has(key));
  }

  /** Records of aborted transactions that are still there are named as such. */
  #checkAborted(log: PartitionLog, offsets: readonly number[]): void {
    const aborted = log.abortedTransactions(0, log.logEndOffset);
    for (const offset of offsets) {
      const transaction = this.model.written.get(offset)?.transaction;
      if (transaction?.end !== 'abort' || transaction.markerOffset >= log.logEndOffset) continue;
      const isNamed = aborted.some(
        (one) => one.firstOffset <= offset && one.lastOffset === transaction.markerOffset,
      );
      assert.ok(isNamed, `aborted record at ${offset}`);
    }
  }

  /** Below the cleaner's checkpoint nothing is left that a later record there replaces. */
  #checkCleaned(log: PartitionLog, offsets: readonly number[]): void {
    const { cleanedUpTo } = log;
    const last = this.model.state(this.model.offsetsBefore(cleanedUpTo), log.logEndOffset);
    for (const offset of offsets.filter((one) => one < cleanedUpTo)) {
      const record = this.model.written.get(offset);
      assert.ok(record !== undefined && last.get(record.key)?.offset === offset, `${offset} is replaced`);
    }
  }

  /** What is left of the log says all about its producers that the snapshots say. */
  async #checkReplay(): Promise<void> {
    const disk = this.#disk.clone();
    const path = '/data/t-0';
    for (const { name } of disk.list(path))
      if (name.endsWith('.snapshot')) disk.removeFile(`${path}/${name}`);
    const other = new World({}, disk);
    other.config = this.world.world.config;
    const directories = await other.open();
    const log = directories.get('t', 0);
    assert.ok(log !== undefined);
    assert.deepEqual(knownOf(log), knownOf(this.world.log));
    directories.abandon();
  }

  get #disk(): MemoryDisk {
    return (this.world.world.disk as HookedDisk<MemoryDisk>).inner;
  }

  async #checkCrashed(disk: MemoryDisk): Promise<void> {
    const other = new World({}, disk);
    other.config = this.world.world.config;
    const copy = new CleanWorld(other.config, other);
    await copy.open();
    this.check(copy.log);
    await copy.clean();
    this.check(copy.log);
    await copy.directories.close();
  }
}

/** Without what a marker alone knows, which may go. */
function knownOf(log: PartitionLog): unknown[] {
  return byId(log.activeProducers()).map(
    ({ producerId, producerEpoch, lastSequence, transactionFirstOffset }) => [
      producerId,
      producerEpoch,
      lastSequence,
      transactionFirstOffset,
    ],
  );
}

function byId<Item extends { readonly producerId: bigint }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => Number(one.producerId - other.producerId));
}

type Command = (trial: Trial) => void | Promise<void>;

const entry = fc.tuple(
  fc.integer({ min: 0, max: 6 }).map((number) => `k${number}`),
  fc.option(
    fc.string({ maxLength: 40 }).map((text) => `v${text}`),
    { freq: 3, nil: null },
  ),
);
const entries = fc.array(entry, { minLength: 1, maxLength: 6 });
const producer = fc.integer({ min: 0, max: 5 });
const codec = fc.constantFrom(Codec.none, Codec.none, Codec.gzip, Codec.lz4, Codec.snappy, Codec.zstd);

const command: fc.Arbitrary<readonly [string, Command]> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(producer, entries, codec)
      .map(([from, list, by]): [string, Command] => [
        `append of ${from}: ${JSON.stringify(list)} in ${by}`,
        (trial) => trial.append(from, list, by),
      ]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.constantFrom('commit' as const, 'abort' as const))
      .map(([from, type]): [string, Command] => [`${type} of ${from}`, (trial) => trial.end(from, type)]),
  },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['roll', (trial) => trial.world.log.roll()]) },
  { weight: 4, arbitrary: fc.constant<[string, Command]>(['clean', (trial) => trial.clean()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['restart', (trial) => trial.restart()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['kill', (trial) => trial.kill()]) },
  { weight: 1, arbitrary: fc.constant<[string, Command]>(['repeat', (trial) => trial.repeat()]) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 600 })
      .map((ms): [string, Command] => [`${ms} ms`, (trial) => trial.world.world.clock.advance(ms)]),
  },
);

/** Random histories of a compacted log, each held against a plain map; with what crashes amid each cleaning would have left. */
export function checkCleaner(
  options: fc.Parameters<[number, (readonly [string, Command])[]]>,
): Promise<fc.RunDetails<[number, (readonly [string, Command])[]]>> {
  const commands = fc.array(command, { minLength: 10, maxLength: 60 });
  const property = fc.asyncProperty(fc.integer(), commands, async (seed, sequence) => {
    const trial = new Trial(seed);
    await trial.begin();
    for (const [, run] of sequence) await run(trial);
    await trial.clean();
    await trial.restart();
    trial.repeat();
    await trial.world.directories.close();
  });
  return fc.check(property, options);
}
