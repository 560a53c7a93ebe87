import { type Disk, parseUuid, replaceFile, type Uuid } from '@kavka/base';
import { StorageError } from '../storage-error.ts';
import { malformed } from './checkpoint-file.ts';
import { formatProperties, parseProperties } from './properties.ts';

const NAME = 'meta.properties';
const VERSION = '1';

/** Whose a log directory is. */
export interface MetaProperties {
  readonly clusterId: string;
  readonly nodeId: number;
  readonly directoryId: Uuid;
}

/** Null where the directory is not formatted yet. `directoryId` is null in files of Kafka before 3.7. @throws StorageError */
export function readMetaProperties(
  disk: Disk,
  directory: string,
): (Omit<MetaProperties, 'directoryId'> & { readonly directoryId: Uuid | null }) | null {
  const path = `${directory}/${NAME}`;
  if (!disk.exists(path)) return null;
  const properties = parseProperties(disk.readFile(path).toString('utf8'));
  const version = properties.get('version');
  if (version !== VERSION) {
    const advice = 'version 0 is of Kafka with ZooKeeper: migrate it with Kafka 3.x first';
    const message = `${path} has version "${version ?? ''}", this program knows ${VERSION} (${advice})`;
    throw new StorageError('unknown-format', path, message);
  }
  const clusterId = properties.get('cluster.id');
  const nodeId = Number(properties.get('node.id') ?? Number.NaN);
  if (clusterId === undefined || !Number.isInteger(nodeId) || nodeId < 0)
    throw malformed(path, 'cluster.id or node.id is missing');
  const directoryId = properties.get('directory.id');
  return {
    clusterId,
    nodeId,
    directoryId: directoryId === undefined ? null : directoryIdIn(path, directoryId),
  };
}

export function writeMetaProperties(
  disk: Disk,
  directory: string,
  meta: MetaProperties,
  nowMs: number,
): void {
  const entries = [
    ['cluster.id', meta.clusterId],
    ['directory.id', meta.directoryId],
    ['node.id', String(meta.nodeId)],
    ['version', VERSION],
  ] as const;
  const text = formatProperties(entries, ['', new Date(nowMs).toUTCString()]);
  replaceFile(disk, `${directory}/${NAME}`, Buffer.from(text));
}

function directoryIdIn(path: string, text: string): Uuid {
  try {
    return parseUuid(text);
  } catch {
    throw malformed(path, `its directory.id is "${text}"`);
  }
}
