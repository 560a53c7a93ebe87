import type { LogEnvironment } from '../log/log-environment.ts';
import type { PartitionLog } from '../log/partition-log.ts';
import type { LogConfig } from '../log-config.ts';
import { futureDirectoryName, partitionDirectoryName, retiredDirectoryName } from '../log-file-names.ts';
import { LogMover } from '../moves/log-mover.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import type { DirectoryHistory, LogDirectory } from './log-directory.ts';
import { createLog, type LogPlace, openLog } from './log-factory.ts';
import { retireLog } from './retire-log.ts';

export interface FutureLogsOptions {
  readonly environment: LogEnvironment;
  readonly directories: readonly LogDirectory[];
  /** The logs of all partitions, by name. */
  readonly logs: Map<string, PartitionLog>;
  /** The partitions whose logs cannot be used, by name. */
  readonly offline: ReadonlyMap<string, unknown>;
  readonly isAnyOffline: () => boolean;
  readonly bytesPerSecond: () => number;
}

/**
 * Partitions on their way to another log directory: each has a future log there, in a folder with a name of its own, which follows the
 * log in the background and takes its place when both are equal. Whenever the process or the machine stops, the next start finds the log,
 * or, where the old folder has just gone, a future log that is complete.
 */
export class FutureLogs {
  readonly #options: FutureLogsOptions;
  readonly #environment: LogEnvironment;
  readonly #mover: LogMover;
  readonly #futures = new Map<string, PartitionLog>();
  /** Opened after the machine had stopped. */
  readonly #unsure = new Set<PartitionLog>();
  #onMoved: ((log: PartitionLog) => void) | null = null;

  constructor(options: FutureLogsOptions) {
    const { environment, bytesPerSecond } = options;
    const { clock, logger } = environment;
    this.#options = options;
    this.#environment = environment;
    const swap = (source: PartitionLog, future: PartitionLog): void => this.#swap(source, future);
    this.#mover = new LogMover({ clock, logger, bytesPerSecond, swap });
  }

  /** `listener` is called when a log has taken the place of another one of the same partition. There is one listener. */
  onMoved(listener: (log: PartitionLog) => void): void {
    this.#onMoved = listener;
  }

  all(): Iterable<PartitionLog> {
    return this.#futures.values();
  }

  get(topic: string, partition: number): PartitionLog | undefined {
    return this.#futures.get(partitionDirectoryName(topic, partition));
  }

  /**
   * Begins to move a partition to another directory, in place of where it may be moved to now; ends its move where it is to stay where
   * it is. @throws StorageError
   */
  move(log: PartitionLog, directoryId: string): void {
    const { topic, partition } = log;
    const under = this.get(topic, partition);
    if (under !== undefined && under.directoryId !== directoryId) this.drop(topic, partition);
    if (under?.directoryId === directoryId) this.#mover.retry(under);
    if (log.directoryId === directoryId || under?.directoryId === directoryId) return;
    const directory = this.#options.directories.find(({ id }) => id === directoryId);
    // In a directory that is offline there may be another future log of it.
    if (directory === undefined || this.#options.isAnyOffline())
      throw new StorageError(
        'offline',
        log.path,
        `${log.path} is not moved while a log directory is offline`,
      );
    const future = this.#create(log, directory);
    this.#futures.set(partitionDirectoryName(topic, partition), future);
    this.#mover.add(log, future);
    log.core.logger.info('Log is moved', { from: log.path, to: future.path });
  }

  /** The move of a partition ends here, and its copy goes. @throws StorageError */
  drop(topic: string, partition: number): void {
    const future = this.get(topic, partition);
    if (future === undefined) return;
    this.#mover.cancel(future);
    this.#retire(future);
    this.#futures.delete(partitionDirectoryName(topic, partition));
  }

  /** A log, or a copy, is in a directory that has failed. */
  failed(log: PartitionLog): void {
    const name = partitionDirectoryName(log.topic, log.partition);
    const future = this.#futures.get(name);
    if (future === undefined) return;
    this.#mover.cancel(future);
    if (future === log) this.#futures.delete(name);
  }

  /** Opens a copy that an earlier run has begun. One that cannot be used is left alone. */
  open(place: LogPlace, history: DirectoryHistory, config: LogConfig): void {
    const { directory, topic, partition } = place;
    const path = `${directory.path}/${place.name}`;
    try {
      if (this.get(topic, partition) !== undefined)
        throw new StorageError('inconsistent', path, `${path} is a second copy of ${topic}-${partition}`);
      const log = openLog(this.#environment, place, history, config);
      log.core.isFuture = true;
      directory.add(log);
      this.#futures.set(partitionDirectoryName(topic, partition), log);
      if (!history.hasKeptAll) this.#unsure.add(log);
    } catch (error) {
      const problem = asStorageError(error, path);
      const { logger } = this.#environment;
      logger.warn('Copy of a moving partition left alone', { path, problem: problem.message });
    }
  }

  /** All logs are open: copies follow theirs again, and those whose log has gone take its place. */
  takeUp(): void {
    for (const [name, future] of this.#futures) {
      const source = this.#options.logs.get(name);
      try {
        if (source !== undefined) this.#goOn(source, future);
        else if (this.#options.isAnyOffline() || this.#options.offline.has(name))
          future.core.logger.warn('A copy waits for the log that it was made of', { path: future.path });
        else this.#promote(future);
      } catch (error) {
        const { message } = asStorageError(error, `cannot take up ${future.path}`);
        future.core.logger.error('The move of a partition does not go on', { problem: message }, error);
      }
    }
    this.#unsure.clear();
  }

  #goOn(source: PartitionLog, future: PartitionLog): void {
    // What is in the copy beyond may be of a history that the log itself has lost.
    if (this.#unsure.has(future)) future.truncateTo(future.recoveryPoint);
    this.#mover.add(source, future);
  }

  start(): void {
    this.#mover.start();
  }

  async stop(): Promise<void> {
    await this.#mover.stop();
  }

  abandon(): void {
    this.#mover.abandon();
  }

  #create(log: PartitionLog, directory: LogDirectory): PartitionLog {
    const { topic, partition, topicId, config } = log;
    const { random, disk } = this.#environment;
    const name = futureDirectoryName(topic, partition, random.bytes(16));
    const final = `${directory.path}/${partitionDirectoryName(topic, partition)}`;
    if (disk.exists(final)) throw new StorageError('inconsistent', final, `${final} is there already`);
    const future = createLog(this.#environment, { directory, name, topic, partition }, topicId, config);
    future.core.isFuture = true;
    directory.add(future);
    return future;
  }

  #retire(future: PartitionLog): void {
    const directory = this.#directoryOf(future);
    if (directory.online) retireLog(this.#environment, directory, future, 'delete');
  }

  /** The old folder goes first: there are never two of one partition, and where there is none, its copy is complete. */
  #swap(source: PartitionLog, future: PartitionLog): void {
    const { disk, random, removeLater } = this.#environment;
    const { topic, partition, path } = source;
    const from = this.#directoryOf(source);
    const to = this.#directoryOf(future);
    future.takeOver(source);
    const retired = `${from.path}/${retiredDirectoryName(topic, partition, random.bytes(16), 'delete')}`;
    disk.rename(path, retired);
    try {
      disk.syncDirectory(from.path);
      this.#takePlace(future, to);
    } catch (error) {
      const problem = asStorageError(error, `cannot move ${path} to ${to.path}`);
      this.#putBack(source, retired, problem);
      throw problem;
    }
    source.abandon();
    source.relocated(retired, true);
    from.remove(source);
    removeLater([retired], source.config.fileDeleteDelayMs);
    this.#onMoved?.(future);
    future.core.logger.info('Log moved', { from: path, to: future.path, logEndOffset: future.logEndOffset });
    this.#keepName(to);
  }

  /** Where that fails the copy takes the place at the next start: the log must not go on without it. */
  #putBack(source: PartitionLog, retired: string, problem: StorageError): void {
    try {
      this.#environment.disk.rename(retired, source.path);
    } catch (error) {
      source.core.logger.error('A log is offline until the next start', { path: source.path }, error);
      source.takeOffline(problem);
    }
  }

  /** Where the process stopped between the end of the old folder and this. */
  #promote(future: PartitionLog): void {
    const { path } = future;
    const directory = this.#directoryOf(future);
    this.#takePlace(future, directory);
    this.#environment.disk.syncDirectory(directory.path);
    future.core.logger.warn('A copy has taken the place of its log', { from: path, to: future.path });
  }

  #takePlace(future: PartitionLog, directory: LogDirectory): void {
    const name = partitionDirectoryName(future.topic, future.partition);
    const place = `${directory.path}/${name}`;
    this.#environment.disk.rename(future.path, place);
    future.relocated(place, false);
    future.core.isFuture = false;
    this.#futures.delete(name);
    this.#options.logs.set(name, future);
  }

  /** A crash before this may undo the new name: then it is given again. */
  #keepName({ path }: LogDirectory): void {
    try {
      this.#environment.disk.syncDirectory(path);
    } catch (error) {
      const problem = asStorageError(error, 'cannot sync').message;
      this.#environment.logger.warn('The new place of a log is not on the device', { path, problem });
    }
  }

  #directoryOf({ directoryId, path }: PartitionLog): LogDirectory {
    const directory = this.#options.directories.find(({ id }) => id === directoryId);
    if (directory === undefined) throw new StorageError('offline', path, `${path} is in no log directory`);
    return directory;
  }
}
