/**
 * The file system as a parameter. Calls that a page cache answers are synchronous, because a hop to a thread pool costs more than
 * the call; those that wait for the device return promises. Errors are `DiskError`s.
 */
export interface Disk {
  /** `read`: must exist. `write`: read and write, created when missing. `create`: read and write, must not exist. */
  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile;
  exists(path: string): boolean;
  /** Names and kinds in a folder, without order. */
  list(directory: string): DirectoryEntry[];
  /** With all missing parents; no error when it is there. */
  makeDirectory(path: string): void;
  /** Replaces `to` atomically when it is a file. */
  rename(from: string, to: string): void;
  /** No error when it is not there. */
  removeFile(path: string): void;
  /** A folder with all that is in it; no error when it is not there. */
  removeTree(path: string): void;
  /** The same without blocking: a file's room and its part of the page cache take their time to be given back. */
  removeTreeSoon(path: string): Promise<void>;
  /** The whole of a small file. */
  readFile(path: string): Buffer;
  /** Makes names created, renamed or removed in this folder durable. */
  syncDirectory(path: string): void;
  /** The same without blocking. */
  syncDirectorySoon(path: string): Promise<void>;
  /** Bytes of the file system that holds `path`. */
  capacity(path: string): { readonly totalBytes: number; readonly usableBytes: number };
  /** Takes the exclusive lock file at `path`, or throws a `DiskError` with code `EBUSY` that names the holder. */
  lock(path: string): DiskLock;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

export interface DiskLock {
  release(): void;
}

/** An open file. Positions are always explicit: there is no cursor. */
export interface DiskFile {
  readonly path: string;
  size(): number;
  /** Bytes read: fewer than `target.length` only at the end of the file. */
  readSync(target: Uint8Array, position: number): number;
  read(target: Uint8Array, position: number): Promise<number>;
  /** Writes all chunks one after the other from `position` on, or throws (a part may have been written then). */
  writeSync(chunks: readonly Uint8Array[], position: number): void;
  truncate(length: number): void;
  /** Contents durable on the device (fdatasync). */
  sync(): Promise<void>;
  syncNow(): void;
  close(): void;
}

/** What the operating system said; `code` is its own name for it, such as `ENOSPC`, `EIO`, `ENOENT`. */
export class DiskError extends Error {
  override readonly name = 'DiskError';
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.path = path;
  }
}

/** Puts a small file in place so that after a crash either the old or the new contents are there. */
export function replaceFile(disk: Disk, path: string, contents: Uint8Array): void {
  const temporary = `${path}.tmp`;
  const file = disk.open(temporary, 'write');
  try {
    file.truncate(0);
    file.writeSync([contents], 0);
    file.syncNow();
  } finally {
    file.close();
  }
  disk.rename(temporary, path);
  disk.syncDirectory(path.slice(0, Math.max(path.lastIndexOf('/'), 1)));
}
