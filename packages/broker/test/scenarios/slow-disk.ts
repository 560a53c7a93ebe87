import type { Disk, DiskFile } from '@kavka/base';

/** A disk whose asynchronous reads wait until the test lets them go on. */
export class SlowReads {
  #waiting: (() => void)[] = [];

  get waiting(): number {
    return this.#waiting.length;
  }

  goOn(): void {
    for (const next of this.#waiting.splice(0)) next();
  }

  wrap(disk: Disk): Disk {
    return new Proxy(disk, {
      get: (target, name) =>
        name === 'open'
          ? (...args: Parameters<Disk['open']>) => this.#wrapFile(target.open(...args))
          : bound(target, name),
    });
  }

  #wrapFile(file: DiskFile): DiskFile {
    return new Proxy(file, {
      get: (target, name) =>
        name === 'read'
          ? async (...args: Parameters<DiskFile['read']>) => {
              await new Promise<void>((resolve) => this.#waiting.push(resolve));
              return target.read(...args);
            }
          : bound(target, name),
    });
  }
}

/** Members with private state must be called on the object itself. */
function bound(target: object, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name, target);
  return typeof member === 'function' ? member.bind(target) : member;
}
