import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DiskFile } from '@kavka/base';
import { SimulatedDisk, Trace } from '@kavka/simulator';
import { ManualClock } from '@kavka/testkit';

function newDisk(): SimulatedDisk {
  const disk = new SimulatedDisk({ clock: new ManualClock(), trace: new Trace(), seed: 1 });
  disk.makeDirectory('/log');
  return disk;
}

function write(file: DiskFile, text: string, position = 0): void {
  file.writeSync([Buffer.from(text)], position);
}

describe('a crash', () => {
  it('keeps what a killed process had written, and nothing that it does afterwards', () => {
    const disk = newDisk();
    const file = disk.open('/log/a', 'write');
    write(file, 'before');
    const image = disk.crashNow({ kind: 'kill', skip: 0, seed: 1 });
    write(file, 'after!');
    assert.equal(image.readFile('/log/a').toString(), 'before');
    assert.equal(disk.readFile('/log/a').toString(), 'after!');
  });

  it('comes in the middle of an operation, where the seed says so', () => {
    const lengths = new Set<number>();
    for (let seed = 0; seed < 60; seed++) {
      const disk = newDisk();
      const file = disk.open('/log/a', 'write');
      disk.crashSoon({ kind: 'kill', skip: 1, seed });
      write(file, 'first');
      const before: unknown = disk.image;
      assert.equal(before, null);
      write(file, 'second', 5);
      lengths.add(disk.image?.readFile('/log/a').length ?? -1);
    }
    assert.ok(lengths.has(5) && lengths.has(11) && lengths.size > 2, [...lengths].join());
  });
});

describe('a fault', () => {
  it('comes after the operations to skip, as often as asked for', () => {
    const disk = newDisk();
    const file = disk.open('/log/a', 'write');
    disk.faults.add({ operation: 'write', skip: 1, times: 2, code: 'EIO' });
    write(file, 'good');
    assert.throws(() => write(file, 'bad'), { name: 'DiskError', code: 'EIO' });
    assert.throws(() => write(file, 'bad'), { name: 'DiskError', code: 'EIO' });
    write(file, 'good');
    assert.equal(disk.faults.count, 2);
  });

  it('of a full disk lets what fits in, and ends with room', () => {
    const disk = newDisk();
    const file = disk.open('/log/a', 'write');
    disk.leaveRoom(3);
    assert.throws(() => write(file, 'four!'), { code: 'ENOSPC' });
    assert.equal(disk.readFile('/log/a').toString(), 'fou');
    write(file, 'FOU');
    disk.calm();
    write(file, 'four!');
    assert.equal(disk.readFile('/log/a').toString(), 'four!');
  });

  it('of a sync gives the pages up: later syncs succeed and change nothing, until they are written again', () => {
    const disk = newDisk();
    disk.syncDirectory('/');
    const file = disk.open('/log/a', 'write');
    write(file, 'old');
    file.syncNow();
    disk.syncDirectory('/log');
    write(file, 'new');
    disk.faults.add({ operation: 'sync', skip: 0, times: 1, code: 'EIO' });
    assert.throws(() => file.syncNow(), { code: 'EIO' });
    file.syncNow();
    assert.equal(leftOf(disk), 'old');
    write(file, 'new');
    file.syncNow();
    assert.equal(leftOf(disk), 'new');
  });
});

function leftOf(disk: SimulatedDisk): string {
  return disk.imageAfter({ kind: 'dropped', skip: 0, seed: 1 }).readFile('/log/a').toString();
}

it('a sync covers what was written before it, and may take its time', async () => {
  const clock = new ManualClock();
  let early = 0;
  for (let seed = 0; seed < 20; seed++) {
    const disk = new SimulatedDisk({ clock, trace: new Trace(), seed });
    const file = disk.open('/a', 'write');
    disk.syncDirectory('/');
    write(file, 'x');
    const synced = file.sync();
    file.close();
    if (disk.imageAfter({ kind: 'dropped', skip: 0, seed: 1 }).readFile('/a').length === 1) early++;
    await clock.advanceSettled(5);
    await synced;
    assert.equal(disk.imageAfter({ kind: 'dropped', skip: 0, seed: 1 }).readFile('/a').length, 1);
  }
  assert.ok(early > 0 && early < 20);
});
