import { type Disk, parseUuid, replaceFile, type Uuid } from '@kavka/base';
import { StorageError } from '../storage-error.ts';
import { malformed } from './checkpoint-file.ts';

export const PARTITION_METADATA = 'partition.metadata';

/** Keeps the topic's id in the partition's folder, durably. Without a newline at the end, as Kafka has it. */
export function writePartitionMetadata(disk: Disk, directory: string, topicId: Uuid): void {
  replaceFile(disk, `${directory}/${PARTITION_METADATA}`, contentsFor(topicId));
}

/** The same without blocking; the file's name is not durable by it. */
export async function keepPartitionMetadata(disk: Disk, directory: string, topicId: Uuid): Promise<void> {
  const contents = contentsFor(topicId);
  const file = disk.open(`${directory}/${PARTITION_METADATA}`, 'write');
  try {
    if (file.size() > contents.length) file.truncate(0);
    file.writeSync([contents], 0);
    await file.sync();
  } finally {
    file.close();
  }
}

/** The same in a new folder, not durable yet. */
export function makePartitionMetadata(disk: Disk, directory: string, topicId: Uuid): void {
  const file = disk.open(`${directory}/${PARTITION_METADATA}`, 'create');
  try {
    file.writeSync([contentsFor(topicId)], 0);
  } finally {
    file.close();
  }
}

/**
 * The topic id; null where the file is not there or empty (the system stopped before it was durable). Of another version it is taken as it
 * stands: whether the partition is of that topic shows when the metadata are known. @throws StorageError where there is none.
 */
export function readPartitionMetadata(disk: Disk, directory: string): Uuid | null {
  const path = `${directory}/${PARTITION_METADATA}`;
  if (!disk.exists(path)) return null;
  const text = disk.readFile(path).toString('utf8');
  if (text === '') return null;
  const fields = new Map(text.split(/\r?\n/).map((line) => splitOnce(line)));
  try {
    return parseUuid(fields.get('topic_id') ?? '');
  } catch {
    const version = fields.get('version');
    if (version !== '0' && /^\d+$/.test(version ?? ''))
      throw new StorageError(
        'unknown-format',
        path,
        `${path} has version "${version}", this program knows 0`,
      );
    throw malformed(path, `its topic_id is "${fields.get('topic_id')}"`);
  }
}

function splitOnce(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function contentsFor(topicId: Uuid): Buffer {
  return Buffer.from(`version: 0\ntopic_id: ${topicId}`);
}
