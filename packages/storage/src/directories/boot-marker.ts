import { type Disk, DiskError } from '@kavka/base';

const NAME = '.kavka_boot';
const BOOT_ID_FILE = '/proc/sys/kernel/random/boot_id';

/** What tells this start of the machine from others; null where the system does not say. */
export function bootIdOf(disk: Disk): string | null {
  try {
    const text = disk.readFile(BOOT_ID_FILE).toString('utf8').trim();
    return text === '' ? null : text;
  } catch (error) {
    if (error instanceof DiskError) return null;
    throw error;
  }
}

/**
 * Remembers in a log directory which start of the machine wrote it last. Where it is still the same one after a crash, the process
 * alone was killed, and all that it had written is in the page cache or on the device.
 */
export class BootMarker {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #bootId: string | null;

  constructor(disk: Disk, directory: string, bootId: string | null) {
    this.#disk = disk;
    this.#path = `${directory}/${NAME}`;
    this.#bootId = bootId;
  }

  isOfThisBoot(): boolean {
    if (this.#bootId === null || !this.#disk.exists(this.#path)) return false;
    return this.#disk.readFile(this.#path).toString('utf8') === this.#bootId;
  }

  write(): void {
    if (this.#bootId === null) return;
    const file = this.#disk.open(this.#path, 'write');
    try {
      const contents = Buffer.from(this.#bootId);
      file.truncate(0);
      file.writeSync([contents], 0);
    } finally {
      file.close();
    }
  }

  remove(): void {
    this.#disk.removeFile(this.#path);
  }
}
