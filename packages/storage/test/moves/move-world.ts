import assert from 'node:assert/strict';
import type { Uuid } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import {
  DEFAULT_LOG_CONFIG,
  type LogConfig,
  type LogDirectories,
  type LogDirectoriesOptions,
  type PartitionLog,
} from '@kavka/storage';
import { HookedDisk } from '../hooked-disk.ts';
import { TOPIC_ID, World } from '../world.ts';

export const PATHS = ['/a', '/b'] as const;

/** A log `t-0` in `/a`, with `/b` beside it, as a broker uses it: who appends asks for the log each time. */
export class MoveWorld {
  readonly hooked: HookedDisk<MemoryDisk>;
  readonly world: World;
  directories!: LogDirectories;
  /** Of each record that was appended, by offset. */
  readonly values: string[] = [];
  acknowledged = 0;
  /** Below it `flush` has said that all is on the device. */
  flushedUpTo = 0;
  /** Told in the values. */
  name = 'value';

  constructor(config: Partial<LogConfig> = {}, memory = new MemoryDisk()) {
    this.hooked = new HookedDisk(memory);
    this.world = new World({ ...DEFAULT_LOG_CONFIG, segmentBytes: 1000, ...config }, this.hooked, PATHS);
  }

  static async make(config: Partial<LogConfig> = {}): Promise<MoveWorld> {
    const made = new MoveWorld(config);
    await made.open();
    made.directories.create('t', 0, TOPIC_ID, made.world.config, made.idOf('/a'));
    made.follow();
    return made;
  }

  async open(options: Partial<LogDirectoriesOptions> = {}): Promise<void> {
    this.directories = await this.world.open(options);
    this.directories.futures.onMoved(() => this.follow());
    if (this.directories.get('t', 0) !== undefined) this.follow();
  }

  /** Begins the work in the background, without that of the housekeeping. */
  start(): void {
    this.directories.futures.start();
  }

  follow(): void {
    const { log } = this;
    log.onAppended(() => log.advanceHighWatermark(log.logEndOffset));
    log.advanceHighWatermark(log.logEndOffset);
  }

  get log(): PartitionLog {
    const log = this.directories.get('t', 0);
    assert.ok(log !== undefined, [...this.directories.offlinePartitions()][0]?.error.message);
    return log;
  }

  get future(): PartitionLog | undefined {
    return this.directories.futures.get('t', 0);
  }

  idOf(path: string): Uuid {
    const id = this.directories.directories.find((directory) => directory.path === path)?.id;
    assert.ok(id !== undefined);
    return id;
  }

  move(path: string): void {
    this.directories.futures.move(this.log, this.idOf(path));
  }

  append(count = 1): void {
    for (let number = 0; number < count; number++) {
      const value = `${this.name} ${this.values.length}`;
      const written = (error?: Error): void => {
        assert.equal(error, undefined);
        this.acknowledged++;
      };
      const options = { origin: 'client', leaderEpoch: 0, written } as const;
      const result = this.log.append(this.world.batch([value]), options);
      this.world.clock.endTurns();
      assert.equal(result.errorCode, 0, result.errorMessage ?? '');
      this.values.push(value);
    }
  }

  /** What is there now is owed from when this resolves. */
  async flush(): Promise<void> {
    const upTo = this.log.logEndOffset;
    await this.log.flush();
    this.flushedUpTo = Math.max(this.flushedUpTo, upTo);
  }

  /** Lets time pass until `isDone`. */
  async until(isDone: () => boolean, stepMs = 1): Promise<void> {
    for (let turns = 0; !isDone(); turns++) {
      assert.ok(turns < 20_000, 'it does not come');
      await this.world.clock.advanceSettled(stepMs);
    }
  }

  namesIn(path: string): string[] {
    const folders = this.hooked.list(path).filter(({ kind }) => kind === 'directory');
    return folders.map(({ name }) => name.replace(/[0-9a-f]{32}/, 'ID')).sort();
  }
}
