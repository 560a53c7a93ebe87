import { type Disk, type Uuid, ZERO_UUID } from '@kavka/base';
import { makePartitionMetadata, readPartitionMetadata } from '../checkpoints/partition-metadata.ts';
import type { LogEnvironment } from '../log/log-environment.ts';
import { emptyLog, loadLog } from '../log/log-loader.ts';
import { PartitionLog } from '../log/partition-log.ts';
import type { LogConfig } from '../log-config.ts';
import type { SegmentHome } from '../segment/segment.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import type { DirectoryHistory, LogDirectory } from './log-directory.ts';

/** The folder of a log, and what is in it. */
export interface LogPlace {
  readonly directory: LogDirectory;
  /** The folder's name in it. */
  readonly name: string;
  readonly topic: string;
  readonly partition: number;
}

/** Opens the log of a partition that has a folder. @throws StorageError where it cannot be used. */
export function openLog(
  environment: LogEnvironment,
  place: LogPlace,
  history: DirectoryHistory,
  config: LogConfig,
): PartitionLog {
  const { directory, topic, partition } = place;
  const home = homeOf(environment, place, config);
  try {
    const topicId = topicIdIn(environment.disk, home);
    const loaded = loadLog(environment, home, history.of(topic, partition), config);
    const identity = { topic, partition, topicId, directoryId: directory.id };
    const log = new PartitionLog(environment, identity, loaded, config);
    log.advanceHighWatermark(history.highWatermark(topic, partition));
    log.core.cleanedUpTo = history.cleanedUpTo(topic, partition);
    return log;
  } catch (error) {
    throw asStorageError(error, `cannot open ${home.directory}`);
  }
}

/** Makes the folder of a new partition and its log. @throws StorageError; nothing is left of it then. */
export function createLog(
  environment: LogEnvironment,
  place: LogPlace,
  topicId: Uuid,
  config: LogConfig,
): PartitionLog {
  const { disk } = environment;
  const { directory, topic, partition } = place;
  const home = homeOf(environment, place, config);
  const path = home.directory;
  if (disk.exists(path))
    throw new StorageError('inconsistent', path, `${path} is there already; a partition is not made over it`);
  try {
    directory.forgetEarlier(topic, partition);
    disk.makeDirectory(path);
    makePartitionMetadata(disk, path, topicId);
    const identity = { topic, partition, topicId, directoryId: directory.id };
    return new PartitionLog(environment, identity, emptyLog(environment, home), config);
  } catch (error) {
    disk.removeTree(path);
    throw asStorageError(error, `cannot make ${path}`);
  }
}

/** ZERO_UUID where the file is missing, or was not durable when the machine stopped: the records do not depend on it. */
function topicIdIn(disk: Disk, { directory, logger }: SegmentHome): Uuid {
  try {
    return readPartitionMetadata(disk, directory) ?? ZERO_UUID;
  } catch (error) {
    if (!(error instanceof StorageError) || error.kind !== 'corrupt') throw error;
    logger.warn('Topic id of a partition not known', { problem: error.message });
    return ZERO_UUID;
  }
}

function homeOf(
  environment: LogEnvironment,
  { directory, name, topic, partition }: LogPlace,
  config: LogConfig,
): SegmentHome {
  const { disk, files, logger } = environment;
  return {
    disk,
    files,
    directory: `${directory.path}/${name}`,
    isRetired: false,
    logger: logger.with({ topic, partition }),
    indexIntervalBytes: config.indexIntervalBytes,
    preallocatedBytes: config.preallocate ? config.segmentBytes : 0,
  };
}
