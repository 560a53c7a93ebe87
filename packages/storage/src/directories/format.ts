import { type Clock, type Disk, type DiskLock, type Random, randomUuid, type Uuid } from '@kavka/base';
import {
  type MetaProperties,
  readMetaProperties,
  writeMetaProperties,
} from '../checkpoints/meta-properties.ts';
import { asStorageError, StorageError } from '../storage-error.ts';

const LOCK = '.lock';

/** A log directory that is ours: locked, and formatted. */
export interface ClaimedDirectory {
  readonly path: string;
  readonly id: Uuid;
  readonly lock: DiskLock;
}

export interface Claim {
  readonly clusterId: string;
  readonly directories: readonly ClaimedDirectory[];
}

interface ClaimOptions {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly nodeId: number;
  readonly clusterId?: string | undefined;
}

/**
 * Makes, locks and formats the folders, where they are not yet, and checks that they belong together.
 * @throws StorageError; no folder stays locked then.
 */
export function claimDirectories(paths: readonly string[], options: ClaimOptions): Claim {
  const { disk, clock, random, nodeId } = options;
  const locks: DiskLock[] = [];
  try {
    const found = paths.map((given) => {
      const path = given.replace(/(?<=.)\/+$/, '');
      makeDurableDirectory(disk, path);
      locks.push(disk.lock(`${path}/${LOCK}`));
      return { path, meta: readMetaProperties(disk, path) };
    });
    const formatted = found.flatMap(({ path, meta }) => (meta === null ? [] : [{ path, meta }]));
    const clusterId = options.clusterId ?? formatted[0]?.meta.clusterId ?? randomUuid(random);
    for (const { path, meta } of formatted) checkOwner(path, meta, clusterId, nodeId);
    const directories = found.map(({ path, meta }, index) => {
      const id = meta?.directoryId ?? randomUuid(random);
      const isWritten = meta?.directoryId === id;
      if (!isWritten) writeMetaProperties(disk, path, { clusterId, nodeId, directoryId: id }, clock.now());
      return { path, id, lock: locks[index] as DiskLock };
    });
    checkIds(directories);
    return { clusterId, directories };
  } catch (error) {
    for (const lock of locks) lock.release();
    throw asStorageError(error, 'cannot use the log directories');
  }
}

/** With its missing parents, whose names are made durable too. */
function makeDurableDirectory(disk: Disk, path: string): void {
  if (disk.exists(path)) return;
  const slash = path.lastIndexOf('/');
  const parent = slash < 0 ? '.' : path.slice(0, Math.max(slash, 1));
  if (parent !== path) makeDurableDirectory(disk, parent);
  disk.makeDirectory(path);
  disk.syncDirectory(parent);
}

function checkOwner(
  path: string,
  meta: Pick<MetaProperties, 'clusterId' | 'nodeId'>,
  clusterId: string,
  nodeId: number,
): void {
  if (meta.clusterId !== clusterId)
    throw new StorageError(
      'inconsistent',
      path,
      `${path} belongs to cluster ${meta.clusterId}, not to ${clusterId}`,
    );
  if (meta.nodeId !== nodeId)
    throw new StorageError(
      'inconsistent',
      path,
      `${path} belongs to node ${meta.nodeId}, this is node ${nodeId}`,
    );
}

function checkIds(directories: readonly ClaimedDirectory[]): void {
  const paths = new Map<Uuid, string>();
  for (const { id, path } of directories) {
    const other = paths.get(id);
    if (other !== undefined)
      throw new StorageError('inconsistent', path, `${path} has the directory.id of ${other}: is it a copy?`);
    paths.set(id, path);
  }
}
