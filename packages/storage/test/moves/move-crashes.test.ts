import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MemoryCrash, MemoryDisk } from '@kavka/base/memory';
import type { LogConfig } from '@kavka/storage';
import { SeededRandom } from '@kavka/testkit';
import { readAll } from '../world.ts';
import { MoveWorld } from './move-world.ts';

const RECORDS_BEFORE = 12;
const TORN_IMAGES = 3;
const SEED = Number(process.env.SEED ?? 1);
/** After one of so many crashes the move goes on, and another one falls into it. */
const FOLLOWED = Number(process.env.FOLLOWED ?? 8);

type CrashKind = MemoryCrash['unsynced'];

/** What a crash before an operation of the disk has left. */
interface CrashImage {
  readonly disk: MemoryDisk;
  readonly operation: string;
  /** So many records are on the device. */
  readonly owed: number;
}

const CONFIGS: readonly (readonly [string, Partial<LogConfig>])[] = [
  ['each append is flushed', { flushMessages: 1 }],
  ['flushes are asked for', {}],
];

describe('a crash in the midst of a move', () => {
  for (const [name, config] of CONFIGS) {
    for (const kind of ['kept', 'dropped', 'torn'] as const) {
      it(`takes nothing that was on the device, wherever it falls (${kind}, ${name})`, async () => {
        const moving = await MoveWorld.make(config);
        moving.append(RECORDS_BEFORE);
        await moving.until(() => moving.acknowledged === RECORDS_BEFORE);
        await moving.flush();
        const images = await crashesOf(moving, kind);
        assert.ok(images.length > 30, `${images.length} operations`);
        const random = new SeededRandom(SEED);
        for (const image of images) {
          const again = await openAfter(image, config, moving.values);
          if (!random.oneIn(FOLLOWED)) continue;
          const further = await crashesOf(again, kind);
          await finish(await openAfter(random.pick(further), config, again.values));
        }
      });
    }
  }
});

/** Moves the log to its end, while there are appends and flushes; what crashes would have left. */
async function crashesOf(moving: MoveWorld, kind: CrashKind): Promise<CrashImage[]> {
  const images: CrashImage[] = [];
  const owed = (): number =>
    moving.world.config.flushMessages === 1 ? moving.log.logEndOffset : moving.flushedUpTo;
  moving.hooked.hook = (operation, path) => {
    if (operation === 'read') return;
    for (let seed = 0; seed < (kind === 'torn' ? TORN_IMAGES : 1); seed++) {
      const crash: MemoryCrash =
        kind === 'torn' ? { unsynced: kind, random: new SeededRandom(seed) } : { unsynced: kind };
      const disk = moving.hooked.inner.clone(crash);
      images.push({ disk, operation: `${operation} ${path}`, owed: owed() });
    }
  };
  await finish(moving);
  return images;
}

async function finish(moving: MoveWorld): Promise<void> {
  const from = moving.log.path;
  if (from === '/a/t-0') moving.move('/b');
  moving.start();
  const flushes: Promise<void>[] = [];
  await moving.until(() => {
    if (moving.log.path !== from || flushes.length > 12) return moving.future === undefined;
    moving.append();
    flushes.push(moving.flush());
    return moving.future === undefined;
  });
  moving.append(2);
  await moving.until(() => moving.acknowledged === moving.values.length);
  await Promise.all(flushes);
  moving.hooked.hook = () => {};
  assert.equal(moving.log.path, '/b/t-0');
  checkValues(moving);
  await moving.directories.close();
  await moving.open();
  checkValues(moving);
  await moving.directories.close();
}

/** What is there are the first of the values, as many as are owed at least. */
async function openAfter(
  { disk, owed, operation }: CrashImage,
  config: Partial<LogConfig>,
  values: readonly string[],
): Promise<MoveWorld> {
  const again = new MoveWorld(config, disk);
  await again.open();
  const { length } = readAll(again.log);
  assert.ok(length >= owed, `${operation}: ${length} records of ${owed}`);
  again.values.push(...values.slice(0, length));
  again.acknowledged = length;
  again.name = `${values[0]} again`;
  checkValues(again);
  return again;
}

function checkValues(moving: MoveWorld): void {
  assert.deepEqual(
    readAll(moving.log).map(({ value }) => value),
    moving.values,
  );
}
