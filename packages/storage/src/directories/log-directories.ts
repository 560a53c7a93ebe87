import {
  type Clock,
  type Disk,
  type Logger,
  type Metrics,
  type Random,
  type Uuid,
  ZERO_UUID,
} from '@kavka/base';
import { WriteTurn } from '../append/write-turn.ts';
import { type CleanerConfig, DEFAULT_CLEANER } from '../cleaner/cleaner-config.ts';
import { LogCleaner } from '../cleaner/log-cleaner.ts';
import { DescriptorCache } from '../descriptor-cache.ts';
import type { LogEnvironment } from '../log/log-environment.ts';
import type { PartitionLog } from '../log/partition-log.ts';
import type { LogConfig } from '../log-config.ts';
import { parseDirectoryName, partitionDirectoryName } from '../log-file-names.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { storageMetrics } from '../storage-metrics.ts';
import { BackgroundFlusher } from './background-flusher.ts';
import { bootIdOf } from './boot-marker.ts';
import { DirectoryHealth } from './directory-health.ts';
import { FileRemover } from './file-remover.ts';
import { type Claim, claimDirectories } from './format.ts';
import { FutureLogs } from './future-logs.ts';
import { DEFAULT_HOUSEKEEPING, Housekeeping, type HousekeepingTimes } from './housekeeping.ts';
import { type DirectoryHistory, LogDirectory } from './log-directory.ts';
import { createLog, type LogPlace, openLog } from './log-factory.ts';
import { retireLog } from './retire-log.ts';
import { WatchedDisk } from './watched-disk.ts';

const DAY_MS = 86_400_000;
const PROGRESS_MS = 5_000;
const UNKNOWN_EPOCH = -1n;
const CLOSED_AT_A_TIME = 16;
const MOST_PREFERENCES = 10_000;

export interface LogDirectoriesOptions {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Folders, made where they are missing. */
  readonly paths: readonly string[];
  readonly nodeId: number;
  /** Of folders that are formatted already by default, or a new one. */
  readonly clusterId?: string;
  readonly maxOpenFiles: number;
  readonly configFor: (topic: string) => LogConfig;
  /** `producer.id.expiration.ms` */
  readonly producerIdExpirationMs?: () => number;
  readonly times?: Partial<HousekeepingTimes>;
  /** `log.cleaner.*`, asked for whenever something is cleaned. */
  readonly cleaner?: () => CleanerConfig;
  /** `replica.alter.log.dirs.io.max.bytes.per.second` */
  readonly moveBytesPerSecond?: () => number;
}

/** A partition whose log could not be opened, or whose directory has failed: its files are as they were. */
export interface OfflinePartition {
  readonly topic: string;
  readonly partition: number;
  readonly path: string;
  readonly error: StorageError;
}

/** One of the folders. Those that could not be had when the node started have no id. */
export interface DirectoryState {
  readonly path: string;
  readonly id: Uuid;
  readonly online: boolean;
  /** What it is offline for. */
  readonly problem: string | null;
}

/** All partition logs of a node, over one or more folders. */
export class LogDirectories {
  readonly clusterId: string;
  /** Of the run before, where all directories say that it ended in order; -1: not known; null: it did not. */
  readonly previousBrokerEpoch: bigint | null;
  /** Partitions on their way from one folder to another. */
  readonly futures: FutureLogs;
  readonly #options: LogDirectoriesOptions;
  readonly #logger: Logger;
  readonly #environment: LogEnvironment;
  readonly #directories: readonly LogDirectory[];
  /** Folders that the disk did not give when the node started. */
  readonly #refused: readonly DirectoryState[];
  readonly #flusher: BackgroundFlusher;
  readonly #remover: FileRemover;
  readonly #housekeeping: Housekeeping;
  readonly #cleaner: LogCleaner;
  /** Where partitions that are not here yet are to be made. */
  readonly #preferred = new Map<string, Uuid>();
  readonly #logs = new Map<string, PartitionLog>();
  readonly #offline = new Map<string, OfflinePartition>();
  #onOffline: ((directory: DirectoryState) => void) | null = null;

  private constructor(
    options: LogDirectoriesOptions,
    disk: WatchedDisk,
    healths: readonly DirectoryHealth[],
    claim: Claim,
  ) {
    const { clock, random, logger, metrics } = options;
    const bootId = bootIdOf(disk);
    this.#options = options;
    this.#logger = logger;
    this.clusterId = claim.clusterId;
    this.#directories = claim.directories.map((claimed) => new LogDirectory(disk, claimed, bootId, logger));
    this.#refused = healths
      .filter(({ path }) => !claim.directories.some((claimed) => claimed.path === path))
      .map(({ path, failure }) => ({
        path,
        id: ZERO_UUID,
        online: false,
        problem: failure?.message ?? null,
      }));
    for (const health of healths) this.#watch(health);
    const times = { ...DEFAULT_HOUSEKEEPING, ...options.times };
    this.#housekeeping = new Housekeeping({ disk, clock, logger }, this.#directories, times);
    this.#cleaner = new LogCleaner({
      clock,
      logger,
      metrics,
      directories: this.#directories,
      config: options.cleaner ?? (() => DEFAULT_CLEANER),
    });
    this.#remover = new FileRemover(disk, clock, logger);
    this.#flusher = new BackgroundFlusher(logger, () => this.#checkpointSoon());
    this.#environment = {
      disk,
      clock,
      random,
      logger,
      files: new DescriptorCache(disk, options.maxOpenFiles),
      turn: new WriteTurn(clock),
      metrics: storageMetrics(metrics),
      get producerIdExpirationMs() {
        return options.producerIdExpirationMs?.() ?? DAY_MS;
      },
      flushSoon: (log) => this.#flusher.add(log),
      recoveryPointFell: (path) => this.#directoryOf(path).writeRecoveryPoints(),
      removeLater: (paths, delayMs) => this.#remover.removeLater(paths, delayMs),
    };
    this.futures = new FutureLogs({
      environment: this.#environment,
      directories: this.#directories,
      logs: this.#logs,
      offline: this.#offline,
      isAnyOffline: () => this.directories.some(({ online }) => !online),
      bytesPerSecond: options.moveBytesPerSecond ?? (() => Number.POSITIVE_INFINITY),
    });
    this.previousBrokerEpoch = this.#openAll();
  }

  /**
   * Locks and formats the folders and opens all logs in them, recovering what a crash has left. Partitions that cannot be used are
   * offline, and named in the log. @throws StorageError where a folder cannot be used at all.
   */
  static async open(options: LogDirectoriesOptions): Promise<LogDirectories> {
    const paths = options.paths.map((path) => path.replace(/(?<=.)\/+$/, ''));
    const healths = paths.map((path) => new DirectoryHealth(options.disk, path));
    const disk = new WatchedDisk(options.disk, healths);
    const claim = claimDirectories(healths, { ...options, disk });
    try {
      return new LogDirectories(options, disk, healths, claim);
    } catch (error) {
      for (const { lock } of claim.directories) lock.release();
      throw asStorageError(error, 'cannot open the log directories');
    }
  }

  get directories(): readonly DirectoryState[] {
    return [...this.#directories, ...this.#refused];
  }

  /** The disk that the logs are on: what fails in one of the folders takes it offline, also where others work in it. */
  get disk(): Disk {
    return this.#environment.disk;
  }

  /** `listener` is called when a folder has failed, and its logs are offline. There is one listener. */
  onOffline(listener: (directory: DirectoryState) => void): void {
    this.#onOffline = listener;
  }

  get(topic: string, partition: number): PartitionLog | undefined {
    return this.#logs.get(partitionDirectoryName(topic, partition));
  }

  all(): Iterable<PartitionLog> {
    return this.#logs.values();
  }

  offlinePartitions(): Iterable<OfflinePartition> {
    return this.#offline.values();
  }

  /**
   * Makes the log of a new partition, in the folder asked for or the one with the fewest partitions.
   * @throws StorageError where the disk refuses, or where files of this partition are there.
   */
  create(
    topic: string,
    partition: number,
    topicId: Uuid,
    config: LogConfig,
    directoryId?: Uuid,
  ): PartitionLog {
    const name = partitionDirectoryName(topic, partition);
    const offline = this.#offline.get(name);
    if (offline !== undefined) throw offline.error;
    const directory = this.#directoryFor(this.#preferred.get(name) ?? directoryId);
    const log = createLog(this.#environment, { directory, name, topic, partition }, topicId, config);
    this.#preferred.delete(name);
    directory.add(log);
    this.#logs.set(name, log);
    return log;
  }

  /** A partition that is not here yet is to be made in this folder. */
  prefer(topic: string, partition: number, directoryId: Uuid): void {
    const name = partitionDirectoryName(topic, partition);
    this.#preferred.delete(name);
    this.#preferred.set(name, directoryId);
    const [oldest] = this.#preferred.keys();
    if (this.#preferred.size > MOST_PREFERENCES && oldest !== undefined) this.#preferred.delete(oldest);
  }

  /** The log is gone when this returns; its files go after `file.delete.delay.ms`. @throws StorageError */
  delete(topic: string, partition: number): void {
    this.#retire(topic, partition, 'delete');
  }

  /** Puts a log aside that no topic of the cluster claims; its files stay under another name. @throws StorageError */
  setAside(topic: string, partition: number): void {
    this.#retire(topic, partition, 'stray');
  }

  /** Begins the work that is done from time to time. */
  start(): void {
    this.#housekeeping.start();
    this.#cleaner.start();
    this.futures.start();
  }

  /** Compacts all logs that are due now, in place of waiting for the cleaner; the number of cleanings. */
  cleanDue(): Promise<number> {
    return this.#cleaner.cleanDue();
  }

  /** Shuts down in order: the next start has nothing to recover. */
  async close(brokerEpoch: bigint = UNKNOWN_EPOCH): Promise<void> {
    await this.#cleaner.stop();
    await this.futures.stop();
    await this.#stop();
    for (const directory of this.#directories) {
      try {
        // Where a log could not be closed in order, the next start has to look at all of them.
        if ((await this.#closeLogs(directory)) && directory.online) directory.end(brokerEpoch);
      } catch (error) {
        const fields = {
          directory: directory.path,
          problem: error instanceof Error ? error.message : String(error),
        };
        this.#logger.error('Log directory not closed in order', fields, error);
      } finally {
        directory.release();
      }
    }
  }

  /** Closes all files and leaves everything as a killed process would. */
  abandon(): void {
    void this.#stop();
    for (const directory of this.#directories) {
      for (const log of directory.logs) log.abandon();
      directory.release();
    }
  }

  /** Several at a time: each waits for the device. False where one failed, now or when it was opened. */
  async #closeLogs(directory: LogDirectory): Promise<boolean> {
    const waiting = directory.logs.values();
    let areAllClosed = !directory.hasOfflineLogs;
    const closeSome = async (): Promise<void> => {
      for (const log of waiting) areAllClosed = (await this.#closeLog(log)) && areAllClosed;
    };
    await Promise.all(Array.from({ length: CLOSED_AT_A_TIME }, closeSome));
    return areAllClosed;
  }

  async #closeLog(log: PartitionLog): Promise<boolean> {
    try {
      await log.close();
      return true;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.#logger.error('Log not closed in order', { path: log.path, problem }, error);
      log.abandon();
      return false;
    }
  }

  #watch(health: DirectoryHealth): void {
    const { path } = health;
    const tell = (): void => {
      const problem = health.failure?.message ?? '';
      this.#logger.error(
        'Log directory offline until the next start',
        { directory: path, problem },
        health.failure,
      );
    };
    if (health.failure !== null) tell();
    health.onFailure(() => {
      tell();
      // What has just failed is to end first.
      this.#environment.clock.endOfTurn(() => this.#giveUp(path));
    });
  }

  /** Closes the logs of a folder that has failed. */
  #giveUp(path: string): void {
    const directory = this.#directories.find((other) => other.path === path);
    if (directory === undefined) return;
    for (const log of directory.logs) {
      const { topic, partition, path } = log;
      this.futures.failed(log);
      if (!log.isFuture) {
        this.#logs.delete(partitionDirectoryName(topic, partition));
        this.#keepOffline(topic, partition, path, directory.failure);
      }
      log.takeOffline(directory.failure);
    }
    directory.logs.clear();
    this.#onOffline?.(directory);
  }

  #keepOffline(topic: string, partition: number, path: string, error: StorageError): void {
    this.#offline.set(partitionDirectoryName(topic, partition), { topic, partition, path, error });
  }

  async #stop(): Promise<void> {
    this.#cleaner.abandon();
    this.futures.abandon();
    this.#housekeeping.stop();
    await this.#remover.stop();
  }

  #openAll(): bigint | null {
    const { clock } = this.#environment;
    const startedMs = clock.monotonic();
    const epochs: (bigint | null)[] = [];
    for (const directory of this.#directories) epochs.push(this.#openDirectory(directory));
    this.futures.takeUp();
    for (const directory of this.#directories) directory.opened();
    const tookMs = Math.round(clock.monotonic() - startedMs);
    this.#logger.info('Logs opened', { partitions: this.#logs.size, offline: this.#offline.size, tookMs });
    const [first] = epochs;
    return first !== undefined && epochs.every((epoch) => epoch === first) ? first : null;
  }

  #openDirectory(directory: LogDirectory): bigint | null {
    const { clock } = this.#environment;
    const begun = this.#begin(directory);
    if (begun === null) return null;
    const { history, folders } = begun;
    const hasLogs = folders.some((name) => parseDirectoryName(name)?.kind === 'partition');
    if (history.brokerEpoch === null && hasLogs)
      this.#logger.warn('The node was not shut down in order; its logs are checked', {
        directory: directory.path,
      });
    let toldMs = clock.monotonic();
    for (const [index, name] of folders.entries()) {
      const parsed = parseDirectoryName(name);
      if (parsed?.kind === 'partition') {
        this.#openPartition({ directory, name, ...parsed }, history);
      } else if (parsed?.kind === 'future') {
        this.futures.open({ directory, name, ...parsed }, history, this.#options.configFor(parsed.topic));
      } else if (parsed?.kind === 'delete') {
        this.#remover.removeLater([`${directory.path}/${name}`], 0);
      } else {
        this.#logger.warn('Folder that is no partition is left alone', { path: `${directory.path}/${name}` });
      }
      if (clock.monotonic() - toldMs < PROGRESS_MS) continue;
      toldMs = clock.monotonic();
      this.#logger.info('Opening logs', { directory: directory.path, done: index + 1, of: folders.length });
    }
    return history.brokerEpoch;
  }

  /** Null where the folder fails at once. */
  #begin(directory: LogDirectory): { readonly history: DirectoryHistory; readonly folders: string[] } | null {
    try {
      const history = directory.begin();
      const entries = this.#environment.disk.list(directory.path);
      return { history, folders: entries.filter(({ kind }) => kind === 'directory').map(({ name }) => name) };
    } catch (error) {
      if (directory.online) throw error;
      return null;
    }
  }

  #openPartition(place: LogPlace, history: DirectoryHistory): void {
    const { directory, name, topic, partition } = place;
    const path = `${directory.path}/${name}`;
    try {
      const other = this.#logs.get(name);
      if (other !== undefined)
        throw new StorageError(
          'inconsistent',
          path,
          `${path} and ${other.path} are of one partition; move one away`,
        );
      const log = openLog(this.#environment, place, history, this.#options.configFor(topic));
      directory.add(log);
      this.#logs.set(name, log);
    } catch (error) {
      const problem = asStorageError(error, path);
      const fields = { path, problem: problem.message };
      if (problem.kind !== 'offline')
        this.#logger.error('Partition offline: its log cannot be used', fields, problem);
      directory.keepOffline(topic, partition, history);
      this.#keepOffline(topic, partition, path, problem);
    }
  }

  #retire(topic: string, partition: number, fate: 'delete' | 'stray'): void {
    this.futures.drop(topic, partition);
    const log = this.#logs.get(partitionDirectoryName(topic, partition));
    if (log === undefined) return;
    log.flushAppends();
    retireLog(this.#environment, this.#directoryOf(log.path), log, fate);
    this.#logs.delete(partitionDirectoryName(topic, partition));
  }

  #directoryFor(id: Uuid | undefined): LogDirectory {
    const [first, ...others] = this.#directories.filter(
      (directory) => directory.online && (id === undefined || directory.id === id),
    );
    if (first === undefined) {
      const which = id === undefined ? 'is left' : `with the id ${id} is there`;
      throw new StorageError('offline', String(id ?? ''), `no log directory ${which}`);
    }
    return others.reduce((least, other) => (other.logs.size < least.logs.size ? other : least), first);
  }

  #directoryOf(logPath: string): LogDirectory {
    const found = this.#directories.find(({ path }) => logPath.startsWith(`${path}/`));
    if (found === undefined)
      throw new StorageError('offline', logPath, `${logPath} is in none of the log directories`);
    return found;
  }

  #checkpointSoon(): void {
    for (const directory of this.#directories) {
      if (!directory.online) continue;
      directory.writeRecoveryPointsSoon().catch((error: unknown) => {
        const problem = asStorageError(error, 'cannot write recovery points');
        this.#logger.warn('Recovery points not written', { problem: problem.message });
      });
    }
  }
}
