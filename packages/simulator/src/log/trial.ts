import assert from 'node:assert/strict';
import { StorageError } from '@kavka/storage';
import type { Trace } from '../disk/trace.ts';
import { checkLog } from './check-log.ts';
import { describeStep, type History, type Step } from './history.ts';
import { LogModel } from './log-model.ts';
import { LogSubject, type Scene } from './log-subject.ts';
import { type DiskAdapter, LogWorld } from './log-world.ts';
import { adoptCrash } from './recovery.ts';
import { flipBit } from './rot.ts';

type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>;

/** Runs a history: the production logs on a simulated disk, and their models. Throws at the first thing that is not as it should be. */
export class Trial {
  readonly #history: History;
  readonly #world: LogWorld;
  readonly #trace: Trace;
  readonly #models: LogModel[];
  #subjects: LogSubject[] = [];
  /** Trouble was asked for, and not ended since. */
  #isTroubled = false;
  /** Logs were opened after a crash. */
  #hasRecovered = false;
  #stepNumber = 0;

  constructor(history: History, trace: Trace, adapt: DiskAdapter = (disk) => disk) {
    this.#history = history;
    this.#trace = trace;
    this.#world = new LogWorld(history, trace, adapt);
    this.#models = this.#world.partitions.map(() => new LogModel());
  }

  async run(): Promise<void> {
    await this.#open(true);
    for (const step of this.#history.steps) {
      this.#stepNumber++;
      this.#trace.add(`${this.#stepNumber}. ${describeStep(step)}`);
      await this.#do(step);
      await this.#recoverFromCrash();
      await this.#reviveOffline();
    }
    await this.#mendAndSettle();
    await this.#recoverFromCrash();
    await this.#reviveOffline();
    for (const subject of this.#subjects) await this.#checkAfterTrouble(subject);
    await this.#restart(null);
    await this.#appendAtTheEnd();
    await this.#world.close();
  }

  async #do(step: Step): Promise<void> {
    switch (step.do) {
      case 'append':
        return this.#subject(step).append(step, `${this.#stepNumber}`);
      case 'end transaction':
        return this.#subject(step).endTransaction(step.producer, step.abort);
      case 'wait':
        return this.#world.wait(step.ms);
      case 'flush':
        return this.#flush(this.#subject(step));
      case 'roll':
        await this.#ask(() => this.#subject(step).log.roll());
        return;
      case 'rest':
        await this.#ask(() => this.#subject(step).log.rest());
        return;
      case 'check':
        return this.#check(this.#subject(step));
      case 'delete records':
        return this.#deleteRecords(step);
      case 'truncate':
        return this.#truncate(step);
      case 'retention':
        return this.#retain(step);
      case 'restart':
        return this.#restart(step.rot);
      case 'crash':
        return this.#crash(step);
      case 'crash soon':
        return this.#world.disk.crashSoon(step.plan);
      case 'fail':
        this.#isTroubled = true;
        return this.#world.disk.faults.add(step.plan);
      case 'full':
        this.#isTroubled = true;
        return this.#world.disk.leaveRoom(step.bytes);
      case 'mend':
        return this.#mendAndSettle();
    }
  }

  #subject({ log }: { readonly log: number }): LogSubject {
    const subject = this.#subjects[log];
    assert.ok(subject !== undefined);
    return subject;
  }

  get #hasCrashed(): boolean {
    return this.#world.disk.image !== null;
  }

  /** What the disk refuses is no fault of the log's while there is trouble; whether it worked. */
  async #ask(question: () => unknown): Promise<boolean> {
    try {
      await question();
      return !this.#hasCrashed;
    } catch (error) {
      if (this.#hasCrashed) return false;
      if (!(error instanceof StorageError) || !this.#isTroubled) throw error;
      this.#trace.add(`  refused: ${error.message}`);
      return false;
    }
  }

  async #flush({ log, model }: LogSubject): Promise<void> {
    await this.#world.wait(0);
    const upTo = model.end;
    if (await this.#ask(() => this.#world.finish(log.flush())))
      model.durable = Math.max(model.durable, Math.min(upTo, model.end));
  }

  async #check(subject: LogSubject): Promise<void> {
    await this.#settleAppends();
    if (this.#hasCrashed) return;
    await this.#ask(() => checkLog(subject.log, subject.model));
  }

  /** Disk errors may have left a log in need of nothing, not even a restart. */
  async #checkAfterTrouble({ log, model }: LogSubject): Promise<void> {
    await checkLog(log, model);
  }

  async #settleAppends(): Promise<void> {
    for (let turn = 0; turn < 100 && this.#models.some(({ pending }) => pending.length > 0); turn++) {
      await this.#world.wait(1);
      if (this.#hasCrashed) return;
    }
    for (const { pending } of this.#models) assert.equal(pending.length, 0, 'an append is never answered');
  }

  async #deleteRecords(step: StepOf<'delete records'>): Promise<void> {
    await this.#settleAppends();
    if (this.#hasCrashed) return;
    const { log, model } = this.#subject(step);
    const offset = Math.floor(model.start + (model.end - model.start) * step.part);
    assert.equal(log.deleteRecordsBefore(offset), 0);
    model.deleteTo(offset);
    if (await this.#ask(() => log.applyRetention())) assert.equal(log.logStartOffset, model.start);
  }

  async #truncate(step: StepOf<'truncate'>): Promise<void> {
    await this.#settleAppends();
    if (this.#hasCrashed) return;
    const { log, model } = this.#subject(step);
    if (model.isDamaged) return;
    const starts = model.visible().map(({ baseOffset }) => baseOffset);
    const cuts = [...starts.filter((baseOffset) => baseOffset >= model.start), model.end];
    const offset = cuts[Math.floor((cuts.length - 1) * step.part)] ?? model.end;
    model.cuttingTo = model.placeOf(offset);
    if (await this.#ask(() => log.truncateTo(offset))) {
      model.truncateTo(offset);
      model.cuttingTo = Number.POSITIVE_INFINITY;
    } else if (!this.#hasCrashed) await this.#reopenAfterCut();
  }

  /** Deletes old segments, and nothing but what is due. */
  async #retain(step: StepOf<'retention'>): Promise<void> {
    await this.#settleAppends();
    if (this.#hasCrashed) return;
    const { log, model } = this.#subject(step);
    const times = model.visible().flatMap(({ records }) => records.map(({ timestamp }) => Number(timestamp)));
    const spanMs = this.#world.clock.now() - Math.min(...times, this.#world.clock.now());
    const retentionBytes = step.by === 'bytes' ? Math.floor(log.sizeBytes * step.part) : -1;
    const retentionMs = step.by === 'time' ? Math.floor(spanMs * step.part) : -1;
    log.configure({ ...this.#history.config, retentionBytes, retentionMs });
    model.deletingTo = model.end;
    const isDone = await this.#ask(() => log.applyRetention());
    log.configure(this.#history.config);
    if (this.#hasCrashed) return;
    const gone = model.visible().filter(({ lastOffset }) => lastOffset < log.logStartOffset);
    if (retentionBytes >= 0 && gone.length > 0 && isDone)
      assert.ok(log.sizeBytes >= retentionBytes, 'retention took more than it had to');
    // Recovery goes by the last entries of indexes; those that a flipped bit has hidden are not missed.
    if (retentionMs >= 0 && !(model.areIndexesDamaged && this.#hasRecovered)) {
      const oldestMs = this.#world.clock.now() - retentionMs;
      const known = gone.filter(({ baseOffset }) => !model.damaged.has(baseOffset));
      const young = known.flatMap(({ records }) => records).find(({ timestamp }) => timestamp >= oldestMs);
      assert.equal(young, undefined, 'retention took a record that is not old enough');
    }
    assert.ok(log.logStartOffset >= model.start && log.logStartOffset <= model.end, 'start after retention');
    model.deleteTo(log.logStartOffset);
  }

  /** What has failed before may be told later. */
  async #mendAndSettle(): Promise<void> {
    if (!this.#hasCrashed) this.#world.disk.calm();
    await this.#world.wait(10);
    this.#isTroubled = false;
  }

  #mend(): void {
    if (!this.#hasCrashed) this.#world.disk.calm();
    this.#isTroubled = false;
  }

  /** Stops in order and starts again. */
  async #restart(rot: number | null): Promise<void> {
    await this.#settleAppends();
    if (this.#hasCrashed) return;
    const isClean = await this.#world.close();
    if (this.#hasCrashed) return;
    if (isClean) for (const model of this.#models) model.durable = model.end;
    if (rot !== null) this.#rot(rot);
    await this.#open(isClean && rot === null);
  }

  /** A truncation that was refused has happened in part: the log is only what the next start finds. */
  async #reopenAfterCut(): Promise<void> {
    this.#mend();
    await this.#crash({ do: 'crash', kind: 'kill', seed: 0, rot: null });
  }

  async #crash(step: StepOf<'crash'>): Promise<void> {
    if (this.#hasCrashed) return;
    const { kind, seed } = step;
    this.#world.disk.crashNow({ kind, seed, skip: 0 });
    await this.#startAfterCrash(kind === 'kill', step.rot);
  }

  /** A directory that has failed is used again by the next process. */
  async #reviveOffline(): Promise<void> {
    if (this.#world.isOnline) return;
    await this.#settleAppends();
    this.#mend();
    await this.#crash({ do: 'crash', kind: 'kill', seed: 0, rot: null });
  }

  async #recoverFromCrash(): Promise<void> {
    if (this.#hasCrashed) await this.#startAfterCrash(this.#world.disk.crashKind === 'kill', null);
  }

  /** Starts on what is left, and again where that crashes too. */
  async #startAfterCrash(isKill: boolean, rot: number | null): Promise<void> {
    this.#isTroubled = false;
    const { image } = this.#world.disk;
    assert.ok(image !== null);
    this.#world.replaceDisk(image, isKill);
    if (rot !== null) this.#rot(rot);
    this.#takeOver(await this.#openDirectories(isKill));
  }

  /** What is owed of each log is there: all, where the process alone has stopped, else what was durable. */
  #takeOver(isKill: boolean): void {
    this.#mend();
    this.#hasRecovered = true;
    const atLeast = this.#models.map(({ end, durable, cuttingTo }) =>
      Math.min(isKill ? end : durable, cuttingTo),
    );
    for (const [partition, model] of this.#models.entries()) {
      model.cuttingTo = Number.POSITIVE_INFINITY;
      const log = this.#world.log(partition);
      if (log !== undefined) adoptCrash(log, model, atLeast[partition] ?? 0);
    }
    this.#takeLogs(atLeast);
  }

  /** Opens after a stop in order; `isExact`: everything has to be as it was. */
  async #open(isExact: boolean): Promise<void> {
    const { faults } = this.#world.disk;
    const refusals = faults.count;
    const isKill = await this.#openDirectories(true);
    if (!isExact || !isKill || faults.count > refusals) {
      this.#takeOver(isKill);
      return;
    }
    this.#takeLogs(this.#models.map(({ end }) => end));
    for (const { log, model } of this.#subjects) await this.#ask(() => checkLog(log, model));
  }

  /** The directories always open again, once the disk does not refuse. Whether the machine, at least, has not stopped meanwhile. */
  async #openDirectories(wasKill: boolean): Promise<boolean> {
    let isKill = wasKill;
    for (;;) {
      const isOpen = await this.#tryToOpen();
      if (this.#hasCrashed) {
        const { image, crashKind } = this.#world.disk;
        assert.ok(image !== null);
        this.#trace.add('  crashed while it opened');
        this.#world.replaceDisk(image, crashKind === 'kill');
        isKill &&= crashKind === 'kill';
      } else if (isOpen) return isKill;
      else this.#mend();
    }
  }

  async #tryToOpen(): Promise<boolean> {
    const { faults } = this.#world.disk;
    const wasTroubled = this.#isTroubled || faults.count > 0;
    try {
      const directories = await this.#world.open();
      const [offline] = directories.offlinePartitions();
      const isWhole = offline === undefined && this.#world.isOnline;
      if (isWhole || this.#hasCrashed) return true;
      if (!wasTroubled) throw offline?.error ?? new Error('the directory is offline');
      await this.#world.close();
    } catch (error) {
      if (!this.#hasCrashed && (!wasTroubled || !(error instanceof StorageError))) throw error;
    }
    return false;
  }

  /** A log that is not there had nothing that is owed. */
  #takeLogs(atLeast: readonly number[]): void {
    const { directories } = this.#world;
    assert.ok(directories !== null);
    this.#subjects = this.#models.map((model, partition) => {
      const found = this.#world.log(partition);
      if (found === undefined) {
        assert.equal(atLeast[partition], 0, `partition ${partition} with records that are owed is gone`);
        model.adopt([], 0, 0);
      }
      const log = found ?? this.#world.create(directories, partition);
      return new LogSubject(log, model, this.#scene());
    });
  }

  #scene(): Scene {
    const world = this.#world;
    const { disk } = world;
    const isTroubled = (): boolean => this.#isTroubled;
    return {
      get nowMs() {
        return world.clock.now();
      },
      config: this.#history.config,
      hasCrashed: () => disk.image !== null || disk !== world.disk,
      isTroubled,
    };
  }

  #rot(seed: number): void {
    const partition = seed % this.#models.length;
    const model = this.#models[partition];
    const folder = LogWorld.folderOf(partition);
    const { memory } = this.#world.disk;
    if (model === undefined || !memory.exists(folder)) return;
    const rot = flipBit(memory, folder, seed);
    if (rot === null) return;
    this.#trace.add(`  a bit flips in ${rot.path} at byte ${rot.position}`);
    if (rot.baseOffset === null) model.areIndexesDamaged = true;
    else model.damaged.add(rot.baseOffset);
  }

  /** Whatever has happened, a log takes records again. */
  async #appendAtTheEnd(): Promise<void> {
    const step = { kind: 'next', sizes: [9], codec: 0, epochs: 0, lateMs: 0, producer: 0 } as const;
    for (const [log, subject] of this.#subjects.entries())
      subject.append({ do: 'append', log, ...step }, 'last');
    await this.#settleAppends();
    for (const { log, model } of this.#subjects) await checkLog(log, model);
  }
}
