import { type Disk, DiskError, type DiskFile } from '@kavka/base';

/**
 * Keeps at most so many files open, closing the ones used least recently. A file is opened when it is used; what uses it must not keep the
 * `DiskFile` beyond its own turn (work that is under way in the thread pool goes on, as the port promises).
 */
export class DescriptorCache {
  readonly #disk: Disk;
  readonly #maxOpen: number;
  #open = 0;
  #newest: CachedFile | null = null;
  #oldest: CachedFile | null = null;

  constructor(disk: Disk, maxOpen: number) {
    this.#disk = disk;
    this.#maxOpen = Math.max(maxOpen, 1);
  }

  get openFiles(): number {
    return this.#open;
  }

  /** A file that is opened on first use. */
  file(path: string): CachedFile {
    return new CachedFile(this, path);
  }

  /** For `CachedFile` alone. */
  touch(file: CachedFile): void {
    if (file === this.#newest) return;
    this.#unlink(file);
    this.#link(file);
  }

  /** For `CachedFile` alone. */
  admit(file: CachedFile, mayMake: boolean): DiskFile {
    const { path } = file;
    if (!mayMake && !this.#disk.exists(path))
      throw new DiskError('ENOENT', path, `cannot open ${path}: no such file (ENOENT)`);
    const opened = this.#disk.open(path, 'write');
    this.#open++;
    this.#link(file);
    while (this.#open > this.#maxOpen && this.#oldest !== null && this.#oldest !== file) this.#oldest.close();
    return opened;
  }

  /** For `CachedFile` alone. */
  forget(file: CachedFile): void {
    this.#open--;
    this.#unlink(file);
  }

  #link(file: CachedFile): void {
    file.older = this.#newest;
    file.newer = null;
    if (this.#newest !== null) this.#newest.newer = file;
    this.#newest = file;
    this.#oldest ??= file;
  }

  #unlink(file: CachedFile): void {
    if (file.older !== null) file.older.newer = file.newer;
    if (file.newer !== null) file.newer.older = file.older;
    if (this.#newest === file) this.#newest = file.older;
    if (this.#oldest === file) this.#oldest = file.newer;
    file.older = null;
    file.newer = null;
  }
}

/** A file by name, open or not. */
export class CachedFile {
  /** Neighbours in the order of use, while open; the cache's own. */
  newer: CachedFile | null = null;
  older: CachedFile | null = null;
  readonly #cache: DescriptorCache;
  #path: string;
  #file: DiskFile | null = null;

  constructor(cache: DescriptorCache, path: string) {
    this.#cache = cache;
    this.#path = path;
  }

  get path(): string {
    return this.#path;
  }

  /** The open file, for use at once. @throws DiskError, also where there is no such file. */
  use(): DiskFile {
    if (this.#file === null) this.#file = this.#cache.admit(this, false);
    else this.#cache.touch(this);
    return this.#file;
  }

  /** The same, of a file that is made where it is missing. */
  make(): DiskFile {
    this.#file ??= this.#cache.admit(this, true);
    return this.#file;
  }

  /** Follows a change of its name. */
  renamed(path: string): void {
    this.close();
    this.#path = path;
  }

  close(): void {
    if (this.#file === null) return;
    const file = this.#file;
    this.#file = null;
    this.#cache.forget(this);
    file.close();
  }
}
