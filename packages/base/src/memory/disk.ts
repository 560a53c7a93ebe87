import type { DirectoryEntry, Disk, DiskFile, DiskLock } from '../disk.ts';
import type { Random } from '../random.ts';
import { MemoryFile } from './file.ts';
import * as tree from './tree.ts';

export interface MemoryDiskOptions {
  /** Bytes of files that fit; writes beyond fail with ENOSPC. */
  readonly capacityBytes?: number;
}

/**
 * What a copy of a disk takes over. `kept`: all, as when a process is killed. `dropped`: the machine lost power, and what was not synced is
 * gone. `torn`: of what was not synced some names, pages and lengths made it, as `random` decides.
 */
export type MemoryCrash =
  | { readonly unsynced: 'kept' | 'dropped' }
  | { readonly unsynced: 'torn'; readonly random: Random };

/** A file system in memory, for nodes that keep nothing and for tests. Remembers what was synced. */
export class MemoryDisk implements Disk {
  readonly #capacityBytes: number;
  #root = tree.newDirectory();
  readonly #locked = new Set<string>();
  readonly #usage = { bytes: 0 };

  constructor(options: MemoryDiskOptions = {}) {
    this.#capacityBytes = options.capacityBytes ?? 2 ** 40;
  }

  /** Another disk with what a crash leaves of this one. Locks do not survive; this disk is not changed. */
  clone(crash: MemoryCrash = { unsynced: 'kept' }): MemoryDisk {
    const copy = new MemoryDisk({ capacityBytes: this.#capacityBytes });
    copy.#root = tree.copyTree(this.#root, (contents) => {
      if (crash.unsynced === 'kept') return contents.clone();
      return crash.unsynced === 'torn' ? contents.torn(crash.random) : contents.durable();
    });
    if (crash.unsynced !== 'kept')
      tree.forgetUnsynced(copy.#root, crash.unsynced === 'torn' ? crash.random : undefined);
    copy.#usage.bytes = bytesIn(copy.#root);
    return copy;
  }

  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile {
    const { parent, name } = tree.placeOf(this.#root, path, 'open');
    let node = parent.entries.get(name);
    if (node === undefined) {
      if (mode === 'read') throw tree.failure('ENOENT', 'open', path, 'no such file or directory');
      node = tree.newFile();
      tree.changeNames(parent, [[name, node]]);
    } else if (mode === 'create') {
      throw tree.failure('EEXIST', 'open', path, 'file already exists');
    }
    if (node.kind === 'directory') throw tree.failure('EISDIR', 'open', path, 'this is a directory');
    return new MemoryFile(path, node.contents, mode !== 'read', (length) =>
      this.#resize(node.contents.length, length, path),
    );
  }

  exists(path: string): boolean {
    return tree.find(this.#root, path) !== undefined;
  }

  list(directory: string): DirectoryEntry[] {
    const { entries } = tree.directoryAt(this.#root, directory, 'list');
    return [...entries].map(([name, { kind }]) => ({ name, kind }));
  }

  makeDirectory(path: string): void {
    let directory = this.#root;
    for (const name of tree.namesOf(path)) {
      const known = directory.entries.get(name);
      const node = known ?? tree.newDirectory();
      if (node.kind !== 'directory')
        throw tree.failure('ENOTDIR', 'make the folder', path, 'not a directory');
      if (known === undefined) tree.changeNames(directory, [[name, node]]);
      directory = node;
    }
  }

  rename(from: string, to: string): void {
    const verb = `rename to ${to}:`;
    const source = tree.placeOf(this.#root, from, verb);
    const target = tree.placeOf(this.#root, to, verb);
    const node = source.parent.entries.get(source.name);
    if (node === undefined) throw tree.failure('ENOENT', verb, from, 'no such file or directory');
    const replaced = target.parent.entries.get(target.name);
    if (replaced === node) return;
    if (replaced !== undefined) this.#checkReplaceable(node, replaced, verb, from);
    if (isWithin(tree.namesOf(to), tree.namesOf(from)))
      throw tree.failure('EINVAL', verb, from, 'it would be inside itself');
    if (source.parent === target.parent) {
      tree.changeNames(source.parent, [
        [source.name, undefined],
        [target.name, node],
      ]);
    } else {
      tree.changeNames(target.parent, [[target.name, node]]);
      tree.changeNames(source.parent, [[source.name, undefined]]);
    }
    if (replaced !== undefined) this.#usage.bytes -= bytesIn(replaced);
  }

  removeFile(path: string): void {
    const node = tree.find(this.#root, path);
    if (node === undefined) return;
    if (node.kind === 'directory') throw tree.failure('EISDIR', 'remove', path, 'this is a directory');
    this.removeTree(path);
  }

  removeTree(path: string): void {
    const node = tree.find(this.#root, path);
    if (node === undefined) return;
    const { parent, name } = tree.placeOf(this.#root, path, 'remove');
    tree.changeNames(parent, [[name, undefined]]);
    this.#usage.bytes -= bytesIn(node);
  }

  async removeTreeSoon(path: string): Promise<void> {
    this.removeTree(path);
  }

  readFile(path: string): Buffer {
    const file = this.open(path, 'read');
    const contents = Buffer.alloc(file.size());
    file.readSync(contents, 0);
    return contents;
  }

  syncDirectory(path: string): void {
    const directory = tree.directoryAt(this.#root, path, 'sync the folder');
    tree.syncNames(directory);
  }

  async syncDirectorySoon(path: string): Promise<void> {
    this.syncDirectory(path);
  }

  capacity(path: string): { readonly totalBytes: number; readonly usableBytes: number } {
    if (!this.exists(path))
      throw tree.failure('ENOENT', 'measure the file system of', path, 'no such file or directory');
    return { totalBytes: this.#capacityBytes, usableBytes: this.#capacityBytes - this.#usage.bytes };
  }

  lock(path: string): DiskLock {
    const key = tree.namesOf(path).join('/');
    if (this.#locked.has(key)) {
      throw tree.failure(
        'EBUSY',
        'lock',
        path,
        'this process itself uses this folder; stop it or choose another folder',
      );
    }
    this.open(path, 'write').close();
    this.#locked.add(key);
    return { release: () => this.#locked.delete(key) };
  }

  #resize(before: number, after: number, path: string): void {
    if (after > before && this.#usage.bytes + after - before > this.#capacityBytes) {
      throw tree.failure('ENOSPC', 'write', path, 'no space left on device');
    }
    this.#usage.bytes += after - before;
  }

  #checkReplaceable(node: tree.TreeNode, replaced: tree.TreeNode, verb: string, path: string): void {
    if (node.kind === 'file' && replaced.kind === 'directory') {
      throw tree.failure('EISDIR', verb, path, 'this is a directory');
    }
    if (node.kind === 'directory' && replaced.kind === 'file') {
      throw tree.failure('ENOTDIR', verb, path, 'not a directory');
    }
    if (replaced.kind === 'directory' && replaced.entries.size > 0) {
      throw tree.failure('ENOTEMPTY', verb, path, 'directory not empty');
    }
  }
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.length > outer.length && outer.every((name, place) => inner[place] === name);
}

function bytesIn(node: tree.TreeNode): number {
  if (node.kind === 'file') return node.contents.length;
  let bytes = 0;
  for (const child of node.entries.values()) bytes += bytesIn(child);
  return bytes;
}
