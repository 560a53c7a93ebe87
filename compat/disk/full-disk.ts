import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import { Stage } from '../scenarios/stage.ts';
import { kavkaServer } from '../server/kavka.ts';
import type { Server } from '../server/server.ts';
import { commitOffset, committedOffset, findCoordinator } from '../wire/group-requests.ts';
import { deleteTopic } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';
import type { SmallDisk } from './small-disk.ts';
import { TopicWriter } from './topic-writer.ts';

const KAFKA_STORAGE_ERROR = 56;
const GROUP = 'of-a-full-disk';
/** Room for less than one of these is room for small records only. */
const RECORD_BYTES = 30_000;
const LARGE_RECORD_BYTES = 500_000;

/** A node whose disk runs full, and has room again. */
export async function checkFullDisk(checks: Checks, folder: string, disk: SmallDisk): Promise<void> {
  const overrides = {
    'log.dirs': join(disk.folder, 'data'),
    'offsets.topic.num.partitions': '1',
    'offsets.topic.segment.bytes': '1048576',
  };
  const server = await kavkaServer({ folder, overrides });
  await server.start();
  const stage = new Stage(server, folder);
  const kept = await TopicWriter.create(stage, 'kept');
  const large = await TopicWriter.create(stage, 'large', { 'file.delete.delay.ms': '100' });
  await stage.wire((wire) => kept.writeSome(wire, 20));
  await checkRecords(checks, stage, disk, kept);
  await checkGroups(checks, stage, disk, kept);
  await checkDeletion(checks, stage, kept, large);
  await checkKill(checks, stage, server, disk, kept);
  await checks.check('the node with the small disk stops in order', () => server.stop());
}

async function checkRecords(checks: Checks, stage: Stage, disk: SmallDisk, kept: TopicWriter): Promise<void> {
  await checks.check('a full disk: a produce gets KAFKA_STORAGE_ERROR, reads go on', () =>
    stage.wire(async (wire) => {
      disk.fill(200_000);
      assert.equal(await kept.writeUntilRefused(wire, RECORD_BYTES), KAFKA_STORAGE_ERROR);
      assert.equal(await kept.write(wire, 10 * RECORD_BYTES), KAFKA_STORAGE_ERROR);
      await kept.assertReadable(wire);
    }),
  );
  await checks.check('with room again appends succeed, without a restart', () =>
    stage.wire(async (wire) => {
      disk.empty();
      await kept.writeSome(wire, 20, RECORD_BYTES);
      await kept.assertReadable(wire);
    }),
  );
}

async function checkGroups(checks: Checks, stage: Stage, disk: SmallDisk, kept: TopicWriter): Promise<void> {
  const commit = (wire: WireConnection, offset: bigint) => commitOffset(wire, GROUP, kept.topic, 0, offset);
  const committed = (wire: WireConnection) => committedOffset(wire, GROUP, kept.topic, 0);
  await checks.check('a full disk: no offset is promised that could not be written', () =>
    stage.wire(async (wire) => {
      await until('there is a coordinator', () => findCoordinator(wire, GROUP).then(() => true));
      await until('an offset is committed', async () => (await commit(wire, 7n)) === 0);
      disk.fill(0);
      await kept.writeUntilRefused(wire, RECORD_BYTES);
      for (let offset = 8n; (await commit(wire, offset)) === 0; offset++)
        assert.equal(await committed(wire), offset);
      assert.ok((await committed(wire)) >= 7n);
      await kept.assertReadable(wire);
    }),
  );
  await checks.check('with room again offsets are committed', () =>
    stage.wire(async (wire) => {
      disk.empty();
      await until('an offset is committed', async () => (await commit(wire, 1000n)) === 0);
      assert.equal(await committed(wire), 1000n);
      await kept.writeSome(wire, 5, RECORD_BYTES);
    }),
  );
}

async function checkDeletion(
  checks: Checks,
  stage: Stage,
  kept: TopicWriter,
  large: TopicWriter,
): Promise<void> {
  await checks.check('a disk full of records: a topic deleted gives its room to the others', () =>
    stage.wire(async (wire) => {
      assert.equal(await large.writeUntilRefused(wire, LARGE_RECORD_BYTES), KAFKA_STORAGE_ERROR);
      await large.assertReadable(wire);
      await deleteTopic(wire, large.topic);
      await until('a large record fits', async () => (await kept.write(wire, LARGE_RECORD_BYTES)) === 0);
      await kept.assertReadable(wire);
    }),
  );
}

async function checkKill(
  checks: Checks,
  stage: Stage,
  server: Server,
  disk: SmallDisk,
  kept: TopicWriter,
): Promise<void> {
  await checks.check('full to the last byte: killed and started again, all is there', async () => {
    disk.fill(0);
    await stage.wire((wire) => kept.writeUntilRefused(wire, RECORD_BYTES));
    await server.kill();
    disk.empty();
    await server.start();
    await stage.wire(async (wire) => {
      await kept.assertReadable(wire);
      assert.equal(await committedOffset(wire, GROUP, kept.topic, 0), 1000n);
      await kept.writeSome(wire, 1);
    });
  });
}
