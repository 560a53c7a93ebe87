import { type Disk, replaceFile } from '@kavka/base';
import { StorageError } from '../storage-error.ts';

const VERSION = '0';

/**
 * The lines of one of Kafka's text checkpoints: version, number of entries, entries. An empty file, and none, hold no entries.
 * @throws StorageError where the file holds something else.
 */
export function readCheckpoint(disk: Disk, path: string): string[] {
  if (!disk.exists(path)) return [];
  const text = disk.readFile(path).toString('utf8');
  if (text === '') return [];
  const [version, count, ...lines] = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (!/^\d+$/.test(version ?? '')) throw malformed(path, 'it does not begin with a version');
  if (version !== VERSION)
    throw new StorageError(
      'unknown-format',
      path,
      `${path} has version "${version}", this program knows ${VERSION}`,
    );
  if (!/^\d+$/.test(count ?? '') || Number(count) !== lines.length)
    throw malformed(path, `it announces "${count}" entries and has ${lines.length}`);
  return lines;
}

export function malformed(path: string, why: string): StorageError {
  return new StorageError('corrupt', path, `${path} is damaged: ${why}`);
}

export function checkpointText(lines: readonly string[]): string {
  return `${[VERSION, String(lines.length), ...lines].join('\n')}\n`;
}

/** Puts a new checkpoint in place of the old one; after a crash one of them is there. */
export function writeCheckpoint(disk: Disk, path: string, lines: readonly string[]): void {
  replaceFile(disk, path, Buffer.from(checkpointText(lines)));
}

/**
 * The same without blocking. `mayReplace` is asked just before the old one is replaced, and `pathNow` as well: meanwhile the folder may
 * have got another name. A crash may leave the old checkpoint for longer: only for those whose old contents do no harm.
 */
export async function writeCheckpointSoon(
  disk: Disk,
  pathNow: () => string,
  lines: readonly string[],
  mayReplace: () => boolean,
): Promise<void> {
  const temporaryOf = (path: string): string => `${path}.background.tmp`;
  const file = disk.open(temporaryOf(pathNow()), 'write');
  try {
    const contents = Buffer.from(checkpointText(lines));
    file.truncate(0);
    file.writeSync([contents], 0);
    await file.sync();
  } finally {
    file.close();
  }
  const path = pathNow();
  if (mayReplace()) disk.rename(temporaryOf(path), path);
  else disk.removeFile(temporaryOf(path));
}
