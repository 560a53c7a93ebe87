import type { DirectoryEntry, Disk, DiskFile, DiskLock } from '@kavka/base';

/** What a disk is asked to do, before it does it. A hook that throws keeps it from it. */
export type DiskHook = (operation: string, path: string, sizeBytes: number) => void;

/** A disk that tells of every change before it is made. */
export class HookedDisk<Inner extends Disk> implements Disk {
  readonly inner: Inner;
  hook: DiskHook = () => {};

  constructor(inner: Inner) {
    this.inner = inner;
  }

  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile {
    if (mode === 'create' || (mode === 'write' && !this.inner.exists(path))) this.hook('create', path, 0);
    return new HookedFile(this.inner.open(path, mode), (operation, sizeBytes) =>
      this.hook(operation, path, sizeBytes),
    );
  }

  exists(path: string): boolean {
    return this.inner.exists(path);
  }

  list(directory: string): DirectoryEntry[] {
    return this.inner.list(directory);
  }

  makeDirectory(path: string): void {
    this.hook('make', path, 0);
    this.inner.makeDirectory(path);
  }

  rename(from: string, to: string): void {
    this.hook('rename', from, 0);
    this.inner.rename(from, to);
  }

  removeFile(path: string): void {
    this.hook('remove', path, 0);
    this.inner.removeFile(path);
  }

  removeTree(path: string): void {
    this.hook('remove', path, 0);
    this.inner.removeTree(path);
  }

  async removeTreeSoon(path: string): Promise<void> {
    this.hook('remove', path, 0);
    await this.inner.removeTreeSoon(path);
  }

  readFile(path: string): Buffer {
    return this.inner.readFile(path);
  }

  syncDirectory(path: string): void {
    this.hook('sync', path, 0);
    this.inner.syncDirectory(path);
  }

  syncDirectorySoon(path: string): Promise<void> {
    this.hook('sync', path, 0);
    return this.inner.syncDirectorySoon(path);
  }

  capacity(path: string): ReturnType<Disk['capacity']> {
    return this.inner.capacity(path);
  }

  lock(path: string): DiskLock {
    return this.inner.lock(path);
  }
}

class HookedFile implements DiskFile {
  readonly #inner: DiskFile;
  readonly #hook: (operation: string, sizeBytes: number) => void;

  constructor(inner: DiskFile, hook: (operation: string, sizeBytes: number) => void) {
    this.#inner = inner;
    this.#hook = hook;
  }

  get path(): string {
    return this.#inner.path;
  }

  size(): number {
    return this.#inner.size();
  }

  readSync(target: Uint8Array, position: number): number {
    this.#hook('read', target.length);
    return this.#inner.readSync(target, position);
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    this.#hook('read', target.length);
    return this.#inner.read(target, position);
  }

  writeSync(chunks: readonly Uint8Array[], position: number): void {
    this.#hook(
      'write',
      chunks.reduce((sum, { length }) => sum + length, 0),
    );
    this.#inner.writeSync(chunks, position);
  }

  truncate(length: number): void {
    this.#hook('truncate', length);
    this.#inner.truncate(length);
  }

  async sync(): Promise<void> {
    this.#hook('sync', 0);
    await this.#inner.sync();
  }

  syncNow(): void {
    this.#hook('sync', 0);
    this.#inner.syncNow();
  }

  close(): void {
    this.#inner.close();
  }
}
