import { type Disk, NO_METRICS, type Uuid } from '@kavka/base';
import type { MemoryDisk } from '@kavka/base/memory';
import { LogDirectories, type PartitionLog } from '@kavka/storage';
import { ManualClock, RecordingLogger, SeededRandom } from '@kavka/testkit';
import { SimulatedDisk } from '../disk/simulated-disk.ts';
import type { Trace } from '../disk/trace.ts';
import { type History, LOG_COUNT } from './history.ts';

const DIRECTORY = '/data';
const TOPIC = 't';
const TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAEQ' as Uuid;
const BOOT_FOLDER = '/proc/sys/kernel/random';
const LONGEST_WAIT_MS = 60_000;

/** Lets a test put faults of its own between the logs and their disk. */
export type DiskAdapter = (disk: Disk) => Disk;

/** The machine that the logs under test run on: a disk, a clock, and the production code that opens log directories. */
export class LogWorld {
  readonly clock = new ManualClock();
  readonly logger = new RecordingLogger();
  disk: SimulatedDisk;
  directories: LogDirectories | null = null;
  readonly #history: History;
  readonly #trace: Trace;
  readonly #adapt: DiskAdapter;
  #isClosedInOrder = false;
  #boots = 0;
  #disks = 0;
  #toldLines = 0;

  constructor(history: History, trace: Trace, adapt: DiskAdapter) {
    this.#history = history;
    this.#trace = trace;
    this.#adapt = adapt;
    this.disk = this.#newDisk();
    this.#writeBootId();
  }

  static folderOf(partition: number): string {
    return `${DIRECTORY}/${TOPIC}-${partition}`;
  }

  async open(): Promise<LogDirectories> {
    const { config, maxOpenFiles } = this.#history;
    if (!this.#isClosedInOrder) this.disk.forgiveSyncs();
    const directories = await LogDirectories.open({
      disk: this.#adapt(this.disk),
      clock: this.clock,
      random: new SeededRandom(1),
      logger: this.logger,
      metrics: NO_METRICS,
      paths: [DIRECTORY],
      nodeId: 1,
      maxOpenFiles,
      configFor: () => config,
    });
    this.directories = directories;
    return directories;
  }

  /** False once the disk has failed in the directory. */
  get isOnline(): boolean {
    return this.directories?.directories.every(({ online }) => online) ?? true;
  }

  log(partition: number): PartitionLog | undefined {
    return this.directories?.get(TOPIC, partition);
  }

  create(directories: LogDirectories, partition: number): PartitionLog {
    return directories.create(TOPIC, partition, TOPIC_ID, this.#history.config);
  }

  /** Closes the directories in order; whether they say that all went well. */
  async close(): Promise<boolean> {
    const { directories } = this;
    this.directories = null;
    if (directories !== null) await this.finish(directories.close());
    this.#isClosedInOrder = this.disk.memory.exists(`${DIRECTORY}/.kafka_cleanshutdown`);
    return this.#isClosedInOrder;
  }

  /** Goes on with what a crash has left. */
  replaceDisk(image: MemoryDisk, isSameBoot: boolean): void {
    this.directories?.abandon();
    this.directories = null;
    this.#isClosedInOrder = false;
    this.disk = this.#newDisk(image);
    if (!isSameBoot) this.#writeBootId();
  }

  /** Ends this turn, and what it leads to. */
  async wait(ms: number): Promise<void> {
    await this.clock.advanceSettled(ms);
    this.#tell();
  }

  /** Lets time pass until `work` is done. */
  async finish<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false;
    const done = (): void => {
      isDone = true;
    };
    work.then(done, done);
    await this.clock.settle();
    for (let waitedMs = 0; !isDone; waitedMs++) {
      if (waitedMs > LONGEST_WAIT_MS) throw new Error('something that was waited for never comes');
      await this.clock.advanceSettled(1);
    }
    this.#tell();
    return work;
  }

  get partitions(): readonly number[] {
    return Array.from({ length: LOG_COUNT }, (_, partition) => partition);
  }

  /** What the logs said goes into the trace. */
  #tell(): void {
    for (const { level, message, fields } of this.logger.lines.slice(this.#toldLines))
      if (level !== 'debug') this.#trace.add(`  log: ${level} ${message} ${JSON.stringify(fields)}`);
    this.#toldLines = this.logger.lines.length;
  }

  #newDisk(memory?: MemoryDisk): SimulatedDisk {
    const seed = this.#history.seed + this.#disks++;
    const common = { clock: this.clock, trace: this.#trace, seed };
    return new SimulatedDisk(memory === undefined ? common : { ...common, memory });
  }

  #writeBootId(): void {
    if (!this.#history.knowsBoots) return;
    const { memory } = this.disk;
    memory.makeDirectory(BOOT_FOLDER);
    const file = memory.open(`${BOOT_FOLDER}/boot_id`, 'write');
    file.writeSync([Buffer.from(`boot ${this.#boots++}\n`)], 0);
    file.close();
  }
}
