import type { DirectoryEntry, Disk, DiskFile, DiskLock } from '@kavka/base';
import type { DirectoryHealth } from './directory-health.ts';

/** A disk on which the log directories hear of what fails in them, and refuse to work once they were given up. */
export class WatchedDisk implements Disk {
  readonly #disk: Disk;
  readonly #directories: readonly DirectoryHealth[];

  constructor(disk: Disk, directories: readonly DirectoryHealth[]) {
    this.#disk = disk;
    this.#directories = directories;
  }

  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile {
    const health = this.#healthOf(path);
    if (health === undefined) return this.#disk.open(path, mode);
    return new WatchedFile(
      watched(health, () => this.#disk.open(path, mode)),
      health,
    );
  }

  exists(path: string): boolean {
    return this.#disk.exists(path);
  }

  list(directory: string): DirectoryEntry[] {
    return this.#watch(directory, () => this.#disk.list(directory));
  }

  makeDirectory(path: string): void {
    this.#watch(path, () => this.#disk.makeDirectory(path));
  }

  rename(from: string, to: string): void {
    this.#watch(from, () => this.#disk.rename(from, to));
  }

  removeFile(path: string): void {
    this.#watch(path, () => this.#disk.removeFile(path));
  }

  removeTree(path: string): void {
    this.#watch(path, () => this.#disk.removeTree(path));
  }

  removeTreeSoon(path: string): Promise<void> {
    return this.#watchLater(path, () => this.#disk.removeTreeSoon(path));
  }

  readFile(path: string): Buffer {
    return this.#watch(path, () => this.#disk.readFile(path));
  }

  syncDirectory(path: string): void {
    this.#watch(path, () => this.#disk.syncDirectory(path));
  }

  syncDirectorySoon(path: string): Promise<void> {
    return this.#watchLater(path, () => this.#disk.syncDirectorySoon(path));
  }

  capacity(path: string): { readonly totalBytes: number; readonly usableBytes: number } {
    return this.#watch(path, () => this.#disk.capacity(path));
  }

  lock(path: string): DiskLock {
    return this.#watch(path, () => this.#disk.lock(path));
  }

  #healthOf(path: string): DirectoryHealth | undefined {
    return this.#directories.find(
      (directory) => path === directory.path || path.startsWith(`${directory.path}/`),
    );
  }

  #watch<Result>(path: string, call: () => Result): Result {
    const health = this.#healthOf(path);
    return health === undefined ? call() : watched(health, call);
  }

  #watchLater<Result>(path: string, call: () => Promise<Result>): Promise<Result> {
    const health = this.#healthOf(path);
    return health === undefined ? call() : watchedLater(health, call);
  }
}

class WatchedFile implements DiskFile {
  readonly path: string;
  readonly #file: DiskFile;
  readonly #health: DirectoryHealth;

  constructor(file: DiskFile, health: DirectoryHealth) {
    this.path = file.path;
    this.#file = file;
    this.#health = health;
  }

  size(): number {
    return watched(this.#health, () => this.#file.size());
  }

  readSync(target: Uint8Array, position: number): number {
    return watched(this.#health, () => this.#file.readSync(target, position));
  }

  read(target: Uint8Array, position: number): Promise<number> {
    return watchedLater(this.#health, () => this.#file.read(target, position));
  }

  writeSync(chunks: readonly Uint8Array[], position: number): void {
    watched(this.#health, () => this.#file.writeSync(chunks, position));
  }

  truncate(length: number): void {
    watched(this.#health, () => this.#file.truncate(length));
  }

  sync(): Promise<void> {
    return watchedLater(this.#health, () => this.#file.sync());
  }

  syncNow(): void {
    watched(this.#health, () => this.#file.syncNow());
  }

  close(): void {
    this.#file.close();
  }
}

function watched<Result>(health: DirectoryHealth, call: () => Result): Result {
  health.check();
  try {
    return call();
  } catch (error) {
    health.heard(error);
    throw error;
  }
}

async function watchedLater<Result>(health: DirectoryHealth, call: () => Promise<Result>): Promise<Result> {
  health.check();
  try {
    return await call();
  } catch (error) {
    health.heard(error);
    throw error;
  }
}
