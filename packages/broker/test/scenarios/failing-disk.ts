import { type Disk, DiskError, type DiskFile } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';

/** A disk on which all that is asked of a folder can be made to fail. */
export class FailingDisk {
  readonly memory: MemoryDisk;
  failing = '';

  constructor(memory = new MemoryDisk()) {
    this.memory = memory;
  }

  wrap(disk: Disk): Disk {
    return this.#watched(disk, (first) => String(first));
  }

  #watched<Thing extends Disk | DiskFile>(thing: Thing, pathOf: (first: unknown) => string): Thing {
    return new Proxy(thing, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const path = pathOf(args[0]);
          const fails = this.failing !== '' && path.startsWith(this.failing);
          if (fails && name !== 'exists' && name !== 'close')
            throw new DiskError('EIO', path, `cannot ${String(name)} ${path}: input/output error (EIO)`);
          const result: unknown = value.apply(target, args);
          return name === 'open' ? this.#watched(result as DiskFile, () => path) : result;
        };
      },
    });
  }
}
