import type { LogEnvironment } from '../log/log-environment.ts';
import type { PartitionLog } from '../log/partition-log.ts';
import { retiredDirectoryName } from '../log-file-names.ts';
import { asStorageError } from '../storage-error.ts';
import type { LogDirectory } from './log-directory.ts';

/**
 * Takes a log out of its directory: the folder gets another name, and goes later where the log is deleted. Reads that are under way go
 * on meanwhile. @throws StorageError; the log is in its directory then, but closed.
 */
export function retireLog(
  { disk, random, removeLater }: Pick<LogEnvironment, 'disk' | 'random' | 'removeLater'>,
  directory: LogDirectory,
  log: PartitionLog,
  fate: 'delete' | 'stray',
): void {
  const { topic, partition } = log;
  log.abandon();
  const retired = `${directory.path}/${retiredDirectoryName(topic, partition, random.bytes(16), fate)}`;
  try {
    disk.rename(log.path, retired);
  } catch (error) {
    const doing = fate === 'delete' ? 'delete' : 'put aside';
    throw asStorageError(error, `cannot ${doing} ${topic}-${partition}`);
  }
  directory.remove(log);
  log.relocated(retired, true);
  if (fate === 'delete') removeLater([retired], log.config.fileDeleteDelayMs);
}
