import { type Disk, DiskError } from '@kavka/base';

/**
 * What the system says where a folder cannot be used any more: its device fails or is gone, it was made read-only, its permission
 * was taken away. Room on the disk and descriptors may come back, and are no reason to give it up.
 */
const FATAL: ReadonlySet<string> = new Set([
  'EACCES',
  'EIO',
  'EISDIR',
  'ENODEV',
  'ENOTCONN',
  'ENXIO',
  'EPERM',
  'EREMOTEIO',
  'EROFS',
  'ESTALE',
  'ETIMEDOUT',
]);

/** One file is missing, which a reader of what was deleted may well find, or the folder as a whole. */
const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** The code of errors about a folder that was given up before. */
export const OFFLINE = 'OFFLINE';

/** Whether a log directory can be used. Once it was given up it stays so, until the next start. */
export class DirectoryHealth {
  readonly path: string;
  readonly #disk: Disk;
  #failure: DiskError | null = null;
  #listener: (() => void) | null = null;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.path = path;
  }

  /** What it was given up for; null while it can be used. */
  get failure(): DiskError | null {
    return this.#failure;
  }

  /** `listener` is called once, in the midst of what failed. */
  onFailure(listener: () => void): void {
    this.#listener = listener;
  }

  /** The disk has refused something in this folder. */
  heard(error: unknown): void {
    if (this.#failure !== null || !(error instanceof DiskError) || !this.#isFatal(error)) return;
    this.#failure = error;
    this.#listener?.();
  }

  #isFatal({ code }: DiskError): boolean {
    return FATAL.has(code) || (MISSING.has(code) && !this.#disk.exists(this.path));
  }

  /** @throws DiskError where the folder was given up. */
  check(): void {
    if (this.#failure === null) return;
    const message = `${this.path} is offline since it failed: ${this.#failure.message}`;
    throw new DiskError(OFFLINE, this.path, message, { cause: this.#failure });
  }
}
