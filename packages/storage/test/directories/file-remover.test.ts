import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SILENT_LOGGER } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { ManualClock } from '@kavka/testkit';
import { FileRemover } from '../../src/directories/file-remover.ts';

/** Ends each removal when it is told to. */
class SlowDisk extends MemoryDisk {
  readonly begun: { readonly path: string; end(): void }[] = [];

  override removeTreeSoon(path: string): Promise<void> {
    return new Promise((resolve) => this.begun.push({ path, end: resolve }));
  }
}

function newRemover() {
  const disk = new SlowDisk();
  const clock = new ManualClock();
  return { disk, clock, remover: new FileRemover(disk, clock, SILENT_LOGGER) };
}

describe('a file remover', () => {
  it('removes one file after the other when their time has come', async () => {
    const { disk, clock, remover } = newRemover();
    remover.removeLater(['/a', '/b'], 100);
    remover.removeLater(['/c'], 100);
    clock.advance(99);
    assert.equal(disk.begun.length, 0);
    clock.advance(1);
    for (const [index, path] of ['/a', '/b', '/c'].entries()) {
      await clock.settle();
      assert.equal(disk.begun.length, index + 1);
      assert.equal(disk.begun[index]?.path, path);
      disk.begun[index]?.end();
    }
    await clock.settle();
    remover.removeLater(['/d'], 0);
    clock.advance(1);
    assert.equal(disk.begun.at(-1)?.path, '/d');
  });

  it('that is stopped waits for what it removes, and begins nothing more', async () => {
    const { disk, clock, remover } = newRemover();
    remover.removeLater(['/a', '/b'], 0);
    clock.advance(1);
    let isStopped = false;
    const stopped = remover.stop().then(() => {
      isStopped = true;
    });
    await clock.settle();
    assert.equal(isStopped, false);
    disk.begun[0]?.end();
    await stopped;
    assert.deepEqual(
      disk.begun.map(({ path }) => path),
      ['/a'],
    );
  });
});
