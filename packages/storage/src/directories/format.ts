import { type Clock, type Disk, type DiskLock, type Random, randomUuid, type Uuid } from '@kavka/base';
import {
  type MetaProperties,
  readMetaProperties,
  writeMetaProperties,
} from '../checkpoints/meta-properties.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import type { DirectoryHealth } from './directory-health.ts';

const LOCK = '.lock';

/** A log directory that is ours: locked, and formatted. */
export interface ClaimedDirectory {
  readonly path: string;
  readonly health: DirectoryHealth;
  readonly id: Uuid;
  readonly lock: DiskLock;
}

export interface Claim {
  readonly clusterId: string;
  readonly directories: readonly ClaimedDirectory[];
}

interface FoundDirectory {
  readonly health: DirectoryHealth;
  readonly lock: DiskLock;
  readonly meta: ReturnType<typeof readMetaProperties>;
}

interface ClaimOptions {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly nodeId: number;
  readonly clusterId?: string | undefined;
}

/**
 * Makes, locks and formats the folders, where they are not yet, and checks that they belong together. Those that the disk does not
 * give are left out, as long as one is left. @throws StorageError; no folder stays locked then.
 */
export function claimDirectories(healths: readonly DirectoryHealth[], options: ClaimOptions): Claim {
  const { disk, clock, random, nodeId } = options;
  const found: FoundDirectory[] = [];
  try {
    for (const health of healths) takeDirectory(disk, health, found);
    if (found.length === 0) throw healths[0]?.failure;
    const formatted = found.flatMap(({ health, meta }) =>
      meta === null ? [] : [{ path: health.path, meta }],
    );
    const clusterId = options.clusterId ?? formatted[0]?.meta.clusterId ?? randomUuid(random);
    for (const { path, meta } of formatted) checkOwner(path, meta, clusterId, nodeId);
    const directories: ClaimedDirectory[] = [];
    for (const { health, lock, meta } of found) {
      const { path } = health;
      const id = meta?.directoryId ?? randomUuid(random);
      const properties = { clusterId, nodeId, directoryId: id };
      const isOurs =
        meta?.directoryId === id ||
        isDone(health, () => writeMetaProperties(disk, path, properties, clock.now()));
      if (isOurs) directories.push({ path, health, id, lock });
      else lock.release();
    }
    if (directories.length === 0) throw healths[0]?.failure;
    checkIds(directories);
    return { clusterId, directories };
  } catch (error) {
    for (const { lock } of found) lock.release();
    throw asStorageError(error, 'cannot use the log directories');
  }
}

/** Adds the folder to those that were `found`, unless the disk fails there. */
function takeDirectory(disk: Disk, health: DirectoryHealth, found: FoundDirectory[]): void {
  const { path } = health;
  isDone(health, () => {
    makeDurableDirectory(disk, path);
    const lock = disk.lock(`${path}/${LOCK}`);
    try {
      found.push({ health, lock, meta: readMetaProperties(disk, path) });
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

/** False where the folder has failed; other errors go on. */
function isDone(health: DirectoryHealth, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    health.heard(error);
    if (health.failure === null) throw error;
    return false;
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
