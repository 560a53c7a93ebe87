import type { Disk, DiskFile } from '@kavka/base';
import { DiskError } from '@kavka/base';
import type { DiskAdapter } from '@kavka/simulator';

/** Disks that do not keep a promise of the port, each as a faulty adapter, or a log that does not use it, would look. */
export const PLANTED_DISKS: Readonly<Record<string, DiskAdapter>> = {
  'the sync of logs does nothing': withFiles(({ path }) => (path.endsWith('.log') ? WITHOUT_SYNC : {})),
  'checkpoints are renamed without a sync': withFiles(({ path }) =>
    path.endsWith('.tmp') ? WITHOUT_SYNC : {},
  ),
  'folders are never synced': withDisk(() => ({ syncDirectory: () => {} })),
  'a rename copies': withDisk((disk) => ({
    rename: (from, to) => {
      if (!from.endsWith('.tmp')) return disk.rename(from, to);
      const file = disk.open(to, 'write');
      file.truncate(0);
      file.writeSync([disk.readFile(from)], 0);
      file.close();
      disk.removeFile(from);
    },
  })),
  'nothing is ever cut': withFiles(() => ({ truncate: () => {} })),
  'indexes are not cut': withFiles(({ path }) => (path.endsWith('index') ? { truncate: () => {} } : {})),
  'removed files stay': withDisk(() => ({ removeFile: () => {}, removeTree: () => {} })),
  'a write that fails says nothing': withFiles((file) => ({
    writeSync: (chunks, position) => quietly(() => file.writeSync(chunks, position)),
  })),
  'a sync that fails says nothing': withFiles((file) => ({
    sync: () => file.sync().catch(ignore),
    syncNow: () => quietly(() => file.syncNow()),
  })),
  'a write begins one byte early': withFiles((file) => ({
    writeSync: (chunks, position) => file.writeSync(chunks, Math.max(position - 1, 0)),
  })),
};

const WITHOUT_SYNC: Partial<DiskFile> = { sync: async () => {}, syncNow: () => {} };

/** The disk with some of its methods replaced. */
function withDisk(changes: (disk: Disk) => Partial<Disk>): DiskAdapter {
  return (disk) => replaced(disk, changes(disk));
}

function withFiles(changes: (file: DiskFile) => Partial<DiskFile>): DiskAdapter {
  return withDisk((disk) => ({
    open: (path, mode) => {
      const file = disk.open(path, mode);
      return replaced(file, changes(file));
    },
  }));
}

function replaced<Thing extends object>(thing: Thing, changes: Partial<Thing>): Thing {
  return new Proxy(thing, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in changes ? changes : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    ignore(error);
  }
}

function ignore(error: unknown): void {
  if (!(error instanceof DiskError)) throw error;
}
