import { type Clock, type DirectoryEntry, type Disk, type DiskFile, type DiskLock, delay } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { SeededRandom } from '@kavka/testkit';
import { type CrashKind, type CrashPlan, Faults, type FaultyOperation, refusal } from './fault.ts';
import { LostPages } from './lost-pages.ts';
import { type FaultyHost, SimulatedFile, SLOWEST_SYNC_MS } from './simulated-file.ts';
import type { Trace } from './trace.ts';

export interface SimulatedDiskOptions {
  readonly clock: Clock;
  readonly trace: Trace;
  /** Decides how long syncs take, and how much of a write happens before it fails. */
  readonly seed: number;
  /** A new one by default. */
  readonly memory?: MemoryDisk;
}

/**
 * A disk on which things go wrong, all of them as asked for. A crash does not stop the process: the disk keeps what the crash would
 * leave, and from then on whatever the process does happens to a disk that nobody sees again.
 */
export class SimulatedDisk implements Disk, FaultyHost {
  readonly memory: MemoryDisk;
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly faults = new Faults();
  readonly #trace: Trace;
  readonly #lost = new LostPages();
  #crash: { readonly plan: CrashPlan; skip: number } | null = null;
  #image: MemoryDisk | null = null;
  #crashKind: CrashKind | null = null;
  #roomBytes = Number.POSITIVE_INFINITY;

  constructor({ clock, trace, seed, memory = new MemoryDisk() }: SimulatedDiskOptions) {
    this.clock = clock;
    this.memory = memory;
    this.random = new SeededRandom(seed);
    this.#trace = trace;
  }

  /** What the crash left; null while there was none. */
  get image(): MemoryDisk | null {
    return this.#image;
  }

  /** What the crash was; null while there was none. */
  get crashKind(): CrashKind | null {
    return this.#crashKind;
  }

  /** Crashes at one of the operations from now on. */
  crashSoon(plan: CrashPlan): void {
    this.#crash = { plan, skip: plan.skip };
  }

  /** Crashes now, between two operations. */
  crashNow(plan: CrashPlan): MemoryDisk {
    this.#image ??= this.#crashed(plan);
    return this.#image;
  }

  /** No crash and no failure is waiting any more. */
  calm(): void {
    this.#crash = null;
    this.faults.clear();
    this.#roomBytes = Number.POSITIVE_INFINITY;
  }

  /**
   * Another process starts. Of syncs that failed in the one before it cannot know, where that did not end in order: what they gave
   * up is given another chance.
   */
  forgiveSyncs(): void {
    this.#lost.forget();
  }

  /** So many more bytes fit; `Infinity`: as many as you like. */
  leaveRoom(bytes: number): void {
    this.#roomBytes = bytes;
  }

  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile {
    this.refuse('open', path);
    const open = (): DiskFile => this.memory.open(path, mode);
    const isNew = mode !== 'read' && !this.memory.exists(path);
    const file = isNew ? this.change(`make ${path}`, open) : open();
    return new SimulatedFile(this, file, path);
  }

  exists(path: string): boolean {
    return this.memory.exists(path);
  }

  list(directory: string): DirectoryEntry[] {
    this.refuse('list', directory);
    return this.memory.list(directory);
  }

  makeDirectory(path: string): void {
    this.refuse('open', path);
    this.change(`make folder ${path}`, () => this.memory.makeDirectory(path));
  }

  rename(from: string, to: string): void {
    this.refuse('rename', from);
    this.change(`rename ${from} to ${to}`, () => {
      this.memory.rename(from, to);
      this.#lost.renamed(from, to);
    });
  }

  removeFile(path: string): void {
    this.#remove(path, () => this.memory.removeFile(path));
  }

  removeTree(path: string): void {
    this.#remove(path, () => this.memory.removeTree(path));
  }

  removeTreeSoon(path: string): Promise<void> {
    return this.#soon(() => this.removeTree(path));
  }

  readFile(path: string): Buffer {
    this.refuse('read', path);
    return this.memory.readFile(path);
  }

  syncDirectory(path: string): void {
    this.refuse('sync', path);
    this.change(`sync folder ${path}`, () => this.memory.syncDirectory(path));
  }

  syncDirectorySoon(path: string): Promise<void> {
    return this.#soon(() => this.syncDirectory(path));
  }

  capacity(path: string): { readonly totalBytes: number; readonly usableBytes: number } {
    const { totalBytes, usableBytes } = this.memory.capacity(path);
    return { totalBytes, usableBytes: Math.min(usableBytes, this.#roomBytes) };
  }

  lock(path: string): DiskLock {
    return this.memory.lock(path);
  }

  claim(bytes: number): number {
    if (this.#image !== null) return bytes;
    const taken = Math.min(bytes, this.#roomBytes);
    this.#roomBytes -= taken;
    return taken;
  }

  refuse(operation: FaultyOperation, path: string, partly?: () => void): void {
    if (this.#image !== null) return;
    const fault = this.faults.next(operation);
    if (fault === null) return;
    partly?.();
    this.#trace.add(`  disk: ${operation} ${path} fails with ${fault.code}`);
    throw refusal(fault.code, operation, path);
  }

  change<Result>(what: string, whole: () => Result, part?: () => void): Result {
    const crash = this.#crash;
    if (crash === null || this.#image !== null) return whole();
    if (crash.skip-- > 0) return whole();
    const phase = new SeededRandom(crash.plan.seed).pick(['before', 'in', 'after'] as const);
    this.#trace.add(`  disk: ${crash.plan.kind} ${phase} ${what}`);
    if (phase === 'after') {
      const result = whole();
      this.#image = this.#crashed(crash.plan);
      return result;
    }
    if (phase === 'in') part?.();
    this.#image = this.#crashed(crash.plan);
    return whole();
  }

  touched(path: string, from: number, to: number): void {
    this.#lost.touched(path, from, to);
  }

  gaveUp(path: string, file: DiskFile): void {
    this.#lost.failed(path, file, this.memory.clone({ unsynced: 'dropped' }));
  }

  #remove(path: string, remove: () => void): void {
    if (!this.memory.exists(path)) return;
    this.refuse('remove', path);
    this.change(`remove ${path}`, () => {
      remove();
      this.#lost.removed(path);
    });
  }

  /** What a thread pool does happens at any time before its caller hears of it. */
  async #soon(act: () => void): Promise<void> {
    const isEarly = this.random.below(2) === 0;
    const delayMs = this.random.below(SLOWEST_SYNC_MS);
    if (isEarly) act();
    await delay(this.clock, delayMs);
    if (!isEarly) act();
  }

  #crashed(plan: CrashPlan): MemoryDisk {
    this.#crashKind = plan.kind;
    return this.imageAfter(plan);
  }

  /** What a crash now would leave. */
  imageAfter({ kind, seed }: CrashPlan): MemoryDisk {
    if (kind === 'kill') return this.memory.clone();
    const image =
      kind === 'dropped'
        ? this.memory.clone({ unsynced: 'dropped' })
        : this.memory.clone({ unsynced: 'torn', random: new SeededRandom(seed) });
    this.#lost.applyTo(image);
    return image;
  }
}
