import type { DiskFile } from '@kavka/base';
import type { MemoryDisk } from '@kavka/base/memory';

const PAGE_BYTES = 4096;

/**
 * Pages that a failed sync has given up, by file: the page cache holds them as if they were on the device, later syncs succeed, and
 * the device has the bytes of before. Writing to a page again gives it another chance.
 */
export class LostPages {
  readonly #files = new Map<string, Map<number, Buffer>>();

  /** The sync of a file failed: of its pages those are lost that differ from what the device holds. */
  failed(path: string, cached: DiskFile, device: MemoryDisk): void {
    const before = device.exists(path) ? device.readFile(path) : Buffer.alloc(0);
    const now = Buffer.alloc(cached.size());
    cached.readSync(now, 0);
    const pages = this.#files.get(path) ?? new Map<number, Buffer>();
    for (let page = 0; page * PAGE_BYTES < now.length; page++) {
      const from = page * PAGE_BYTES;
      const held = Buffer.alloc(Math.min(PAGE_BYTES, now.length - from));
      before.subarray(from, from + held.length).copy(held);
      if (!held.equals(now.subarray(from, from + held.length)) && !pages.has(page)) pages.set(page, held);
    }
    if (pages.size > 0) this.#files.set(path, pages);
  }

  /** Bytes of a file were written, or cut. */
  touched(path: string, from: number, to: number): void {
    const pages = this.#files.get(path);
    if (pages === undefined) return;
    for (const page of [...pages.keys()])
      if (page * PAGE_BYTES < to && (page + 1) * PAGE_BYTES > from) pages.delete(page);
  }

  renamed(from: string, to: string): void {
    for (const [path, pages] of [...this.#files]) {
      if (path === to) this.#files.delete(path);
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      this.#files.delete(path);
      this.#files.set(to + path.slice(from.length), pages);
    }
  }

  removed(path: string): void {
    for (const file of [...this.#files.keys()])
      if (file === path || file.startsWith(`${path}/`)) this.#files.delete(file);
  }

  forget(): void {
    this.#files.clear();
  }

  /** Gives the files of a disk after a power failure the bytes that the device really holds. */
  applyTo(disk: MemoryDisk): void {
    for (const [path, pages] of this.#files) {
      if (!disk.exists(path)) continue;
      const file = disk.open(path, 'write');
      const size = file.size();
      for (const [page, bytes] of pages) {
        const from = page * PAGE_BYTES;
        if (from < size) file.writeSync([bytes.subarray(0, size - from)], from);
      }
      file.syncNow();
      file.close();
    }
  }
}
