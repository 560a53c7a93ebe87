import type { Disk, DiskFile } from '@kavka/base';
import type { MemoryCrash, MemoryDisk } from '@kavka/base/memory';

const CHANGES = new Set<string | symbol>([
  ...['makeDirectory', 'rename', 'removeFile', 'removeTree', 'syncDirectory'],
  ...['writeSync', 'truncate', 'sync', 'syncNow'],
]);

/** Keeps what a crash after a certain change of the disk would leave. The node above notices nothing and goes on. */
export class CrashDisk {
  readonly #disk: MemoryDisk;
  readonly #crash: MemoryCrash;
  readonly #onCrash: () => void;
  readonly #afterChanges: number;
  /** So many there were. */
  changes = 0;
  /** What the crash left; undefined before it. */
  left: MemoryDisk | undefined;

  /** `onCrash` is called at the instant of the crash. */
  constructor(disk: MemoryDisk, crash: MemoryCrash, afterChanges: number, onCrash: () => void) {
    this.#disk = disk;
    this.#crash = crash;
    this.#afterChanges = afterChanges;
    this.#onCrash = onCrash;
  }

  wrap(disk: Disk): Disk {
    return this.#watch(disk, (name, result) =>
      name === 'open' ? this.#wrapFile(result as DiskFile) : result,
    );
  }

  #wrapFile(file: DiskFile): DiskFile {
    return this.#watch(file, (_, result) => result);
  }

  #watch<Target extends object>(
    target: Target,
    pass: (name: string | symbol, result: unknown) => unknown,
  ): Target {
    return new Proxy(target, {
      get: (_, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const result = pass(name, member.apply(target, args));
          if (CHANGES.has(name)) this.#changed();
          return result;
        };
      },
    });
  }

  #changed(): void {
    if (this.changes++ !== this.#afterChanges) return;
    this.left = this.#disk.clone(this.#crash);
    this.#onCrash();
  }
}
