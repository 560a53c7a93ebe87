import { DiskError } from '@kavka/base';
import { OFFLINE } from './directories/directory-health.ts';

/**
 * `io`: the disk refused; `disk-full`: it has no room; `corrupt`: the bytes are damaged; `unknown-format`: another version's bytes;
 * `inconsistent`: files that do not belong together; `locked`: another process has the folder; `offline`: given up before, see the
 * first error.
 */
export type StorageErrorKind =
  | 'io'
  | 'disk-full'
  | 'corrupt'
  | 'unknown-format'
  | 'inconsistent'
  | 'locked'
  | 'offline';

/** What a disk or the files on it did wrong. The message says what, where, and where it helps, what to do. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly kind: StorageErrorKind;
  readonly path: string;
  /** In the file, in bytes; null where the whole file or folder is meant. */
  readonly position: number | null;

  constructor(
    kind: StorageErrorKind,
    path: string,
    message: string,
    options: ErrorOptions & { readonly position?: number } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.path = path;
    this.position = options.position ?? null;
  }
}

/** What was thrown while `doing` something, as a `StorageError`; other errors are bugs of ours and go on as they are. */
export function asStorageError(error: unknown, doing: string): StorageError {
  if (error instanceof StorageError) return error;
  if (!(error instanceof DiskError)) throw error;
  const kind =
    error.code === 'ENOSPC' || error.code === 'EDQUOT'
      ? 'disk-full'
      : error.code === 'EBUSY'
        ? 'locked'
        : error.code === OFFLINE
          ? 'offline'
          : 'io';
  return new StorageError(kind, error.path, `${doing}: ${error.message}`, { cause: error });
}
