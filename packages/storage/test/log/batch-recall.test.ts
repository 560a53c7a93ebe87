import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World } from '../world.ts';

const PRODUCER = { producerId: 7n, producerEpoch: 0 };

/** A log of batches of two records of one producer, in segments of a few batches each. */
async function logOf(batches: number, end: 'closed' | 'killed', producers = 1): Promise<World> {
  const world = new World({ segmentBytes: 1000, indexIntervalBytes: 100 });
  const { log, directories } = await world.newLog();
  for (let number = 0; number < batches; number++)
    for (let other = 0; other < producers; other++) {
      const producer = {
        producerId: PRODUCER.producerId + BigInt(other),
        producerEpoch: 0,
        baseSequence: number * 2,
      };
      assert.equal(world.append(log, world.batch(['one', 'two'], producer)).errorCode, 0);
    }
  if (end === 'closed') await directories.close();
  else directories.abandon();
  return world;
}

for (const end of ['closed', 'killed'] as const) {
  test(`the last five batches of a producer are known as duplicates in a log that was ${end}`, async () => {
    for (const producers of [1, 3]) {
      const world = await logOf(40, end, producers);
      const { log } = await world.reopen();
      for (let number = 35; number < 40; number++) {
        const again = world.append(
          log,
          world.batch(['one', 'two'], { ...PRODUCER, baseSequence: number * 2 }),
        );
        assert.deepEqual([again.errorCode, again.baseOffset], [0, number * producers * 2], `batch ${number}`);
      }
      assert.equal(log.logEndOffset, 40 * 2 * producers);
      assert.equal(world.append(log, world.batch(['new'], { ...PRODUCER, baseSequence: 80 })).errorCode, 0);
    }
  });
}

test('of a producer that has been silent for long no more is looked for than the snapshot holds', async () => {
  const world = await logOf(40, 'closed');
  world.clock.advance(3_600_000);
  const { log } = await world.reopen();
  const { errorCode } = world.append(log, world.batch(['one', 'two'], { ...PRODUCER, baseSequence: 76 }));
  assert.notEqual(errorCode, 0);
  assert.equal(
    world.append(log, world.batch(['one', 'two'], { ...PRODUCER, baseSequence: 78 })).errorCode,
    0,
  );
});
