import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { DirectoryEntry, Disk, DiskFile, DiskLock } from '../disk.ts';
import { isSystemError, onDisk, onDiskLater } from './disk-errors.ts';
import { NodeDiskFile } from './disk-file.ts';
import { lockFile } from './disk-lock.ts';

const { O_CREAT, O_EXCL, O_RDONLY, O_RDWR } = fs.constants;
const OPEN_FLAGS = { read: O_RDONLY, write: O_RDWR | O_CREAT, create: O_RDWR | O_CREAT | O_EXCL } as const;

/** The machine's file system. */
export class NodeDisk implements Disk {
  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile {
    return new NodeDiskFile(
      path,
      onDisk('open', path, () => fs.openSync(path, OPEN_FLAGS[mode], 0o644)),
    );
  }

  exists(path: string): boolean {
    return fs.existsSync(path);
  }

  list(directory: string): DirectoryEntry[] {
    const entries = onDisk('list', directory, () => fs.readdirSync(directory, { withFileTypes: true }));
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(directory, entry) }));
  }

  makeDirectory(path: string): void {
    onDisk('make the folder', path, () => makeFolders(path));
  }

  rename(from: string, to: string): void {
    onDisk(`rename to ${to}:`, from, () => fs.renameSync(from, to));
  }

  removeFile(path: string): void {
    onDisk('remove', path, () => {
      try {
        fs.unlinkSync(path);
      } catch (error) {
        if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
      }
    });
  }

  removeTree(path: string): void {
    onDisk('remove', path, () => fs.rmSync(path, { recursive: true, force: true }));
  }

  async removeTreeSoon(path: string): Promise<void> {
    await onDiskLater('remove', path, () => fs.promises.rm(path, { recursive: true, force: true }));
  }

  readFile(path: string): Buffer {
    return onDisk('read', path, () => fs.readFileSync(path));
  }

  syncDirectory(path: string): void {
    // Windows knows no such thing: names are durable there when the call returns.
    if (process.platform === 'win32') return;
    onDisk('sync the folder', path, () => {
      const descriptor = fs.openSync(path, O_RDONLY | fs.constants.O_DIRECTORY);
      try {
        fs.fsyncSync(descriptor);
      } finally {
        fs.closeSync(descriptor);
      }
    });
  }

  async syncDirectorySoon(path: string): Promise<void> {
    if (process.platform === 'win32') return;
    const sync = async (): Promise<void> => {
      const directory = await fs.promises.open(path, O_RDONLY | fs.constants.O_DIRECTORY);
      try {
        await directory.sync();
      } finally {
        await directory.close();
      }
    };
    await onDiskLater('sync the folder', path, sync);
  }

  capacity(path: string): { readonly totalBytes: number; readonly usableBytes: number } {
    const { bsize, blocks, bavail } = onDisk('measure the file system of', path, () => fs.statfsSync(path));
    return { totalBytes: bsize * blocks, usableBytes: bsize * bavail };
  }

  lock(path: string): DiskLock {
    return lockFile(path);
  }
}

/** One by one: Node's own way tries without end where a file system such as /proc lets nobody make folders. */
function makeFolders(path: string): void {
  const parent = dirname(path);
  if (!fs.existsSync(parent)) makeFolders(parent);
  try {
    fs.mkdirSync(path);
  } catch (error) {
    const isThere = isSystemError(error) && error.code === 'EEXIST' && fs.statSync(path).isDirectory();
    if (!isThere) throw error;
  }
}

/** A symbolic link counts as what it leads to: data folders are spread over devices in this way. */
function kindOf(directory: string, entry: fs.Dirent): DirectoryEntry['kind'] {
  const target = entry.isSymbolicLink()
    ? fs.statSync(join(directory, entry.name), { throwIfNoEntry: false })
    : entry;
  if (target?.isFile()) return 'file';
  return target?.isDirectory() ? 'directory' : 'other';
}
