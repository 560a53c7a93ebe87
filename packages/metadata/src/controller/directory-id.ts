import { type Uuid, ZERO_UUID } from '@kavka/base';
import type { Broker, Partition } from '../image/metadata-image.ts';

/** Which directory a replica is in has not been told yet. */
export const UNASSIGNED_DIRECTORY = 'AAAAAAAAAAAAAAAAAAAAAQ' as Uuid;
/** A directory that failed before it could be told. */
export const LOST_DIRECTORY = 'AAAAAAAAAAAAAAAAAAAAAg' as Uuid;

/** Where a broker keeps its replica of a partition. */
export function directoryOf({ replicas, directories }: Partition, brokerId: number): Uuid {
  return directories[replicas.indexOf(brokerId)] ?? ZERO_UUID;
}

/** Whether a replica in `directory` of the broker can be used, as far as anybody has told. */
export function isDirectoryOnline(broker: Broker | undefined, directory: Uuid): boolean {
  if (directory === ZERO_UUID || directory === UNASSIGNED_DIRECTORY) return true;
  if (broker === undefined || broker.directories.length === 0) return directory !== LOST_DIRECTORY;
  return broker.directories.includes(directory);
}
