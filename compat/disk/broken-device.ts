import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Checks } from '../checks.ts';
import { Stage } from '../scenarios/stage.ts';
import { kavkaServer } from '../server/kavka.ts';
import { restart } from '../server/server.ts';
import { fetch } from '../wire/requests.ts';
import { IoErrors } from './io-errors.ts';
import { TopicWriter } from './topic-writer.ts';

const KAFKA_STORAGE_ERROR = 56;

/** A node whose device answers with EIO for one file. */
export async function checkBrokenDevice(checks: Checks, folder: string): Promise<void> {
  const missing = IoErrors.missing();
  if (missing) return checks.skip('input and output errors', `there is no ${missing} on this machine`);
  const server = await kavkaServer({ folder });
  await server.start();
  const stage = new Stage(server, folder);
  const one = await TopicWriter.create(stage, 'one');
  const synced = await TopicWriter.create(stage, 'synced', { 'flush.messages': '1' });
  const other = await TopicWriter.create(stage, 'other');
  const all = [one, synced, other];
  await stage.wire(async (wire) => {
    for (const writer of all) await writer.writeSome(wire, 10);
  });
  const fileOf = (topic: string) => join(server.dataFolder, `${topic}-0`, '00000000000000000000.log');
  const whileBroken = async (topic: string, kind: 'write' | 'read' | 'sync', work: () => Promise<void>) => {
    const errors = await IoErrors.begin(server.pid, fileOf(topic), kind);
    await work().finally(() => errors.end());
  };
  await checks.check('EIO on a write: the produce gets KAFKA_STORAGE_ERROR, reads and others go on', () =>
    stage.wire(async (wire) => {
      await whileBroken('one', 'write', async () => {
        assert.equal(await one.write(wire), KAFKA_STORAGE_ERROR);
        await one.assertReadable(wire);
        await other.writeSome(wire, 5);
      });
    }),
  );
  await checks.check('EIO on a sync: the write that waits for it is not acknowledged', () =>
    stage.wire(async (wire) => {
      await whileBroken('synced', 'sync', async () => {
        assert.equal(await synced.write(wire), KAFKA_STORAGE_ERROR);
        await other.writeSome(wire, 5);
      });
    }),
  );
  await checks.check('EIO on a read: the fetch gets KAFKA_STORAGE_ERROR, others go on', () =>
    stage.wire(async (wire) => {
      await whileBroken('other', 'read', async () => {
        assert.equal((await fetch(wire, 'other', 0, 0n)).errorCode, KAFKA_STORAGE_ERROR);
      });
      await other.assertReadable(wire);
    }),
  );
  await checks.check(
    'after a kill and a start all that was acknowledged is there, and all can be written',
    async () => {
      await restart(server, 'kill');
      await stage.wire(async (wire) => {
        for (const writer of all) {
          await writer.assertReadable(wire);
          await writer.writeSome(wire, 5);
        }
      });
    },
  );
  await checks.check('the node with the broken device stops in order', () => server.stop());
}
