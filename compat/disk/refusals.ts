import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checks } from '../checks.ts';
import { run } from '../machine/process.ts';
import { Stage } from '../scenarios/stage.ts';
import { kavkaServer } from '../server/kavka.ts';
import { restart } from '../server/server.ts';
import { TopicWriter } from './topic-writer.ts';

const KAFKA_STORAGE_ERROR = 56;
const PROGRAM = join(import.meta.dirname, '../../bin/kavka');
const SEGMENT_BYTES = 1_048_576;

/** What happens to one partition of a node, and another that must not notice. */
interface Pair {
  readonly stage: Stage;
  readonly one: TopicWriter;
  readonly other: TopicWriter;
}

/** A node whose files others lock, forbid and remove. */
export async function checkRefusals(checks: Checks, folder: string): Promise<void> {
  const server = await kavkaServer({ folder });
  await server.start();
  const stage = new Stage(server, folder);
  const pair: Pair = {
    stage,
    one: await TopicWriter.create(stage, 'one', { 'segment.bytes': `${SEGMENT_BYTES}` }),
    other: await TopicWriter.create(stage, 'other'),
  };
  await checkSecondNode(checks, pair);
  await checkPermission(
    checks,
    pair,
    'of a file',
    join(server.dataFolder, 'one-0', '00000000000000000000.log'),
  );
  await checkPermission(checks, pair, 'of a folder', join(server.dataFolder, 'one-0'));
  await checkRemovedFolder(checks, pair);
  await checks.check('the node stops in order after that', () => server.stop());
}

async function checkSecondNode(checks: Checks, { stage, one, other }: Pair): Promise<void> {
  await checks.check('two nodes on one directory: the second is refused, the first goes on', async () => {
    const { dataFolder } = stage.server;
    await stage.wire((wire) => Promise.all([one.writeSome(wire, 1), other.writeSome(wire, 1)]));
    const args = ['start', '--override', 'listeners=PLAINTEXT://localhost:0', '--override'];
    const outcome = await run(PROGRAM, [...args, `log.dirs=${dataFolder}`], { anyExitCode: true });
    assert.notEqual(outcome.exitCode, 0);
    const said = `${outcome.stdout}${outcome.stderr}`;
    assert.ok(said.includes(dataFolder) && /lock|use/i.test(said), said);
    await stage.wire((wire) => Promise.all([one.writeSome(wire, 1), other.writeSome(wire, 1)]));
  });
}

/** Even root may not change what is immutable: a file not written, a folder not be given a new segment. */
async function checkPermission(
  checks: Checks,
  { stage, one, other }: Pair,
  what: string,
  path: string,
): Promise<void> {
  const name = `permission ${what} lost: a write is refused, reads go on; with permission again so do writes`;
  const change = (flag: '+i' | '-i') => spawnSync('chattr', [flag, path]).status === 0;
  if (!change('+i')) {
    checks.skip(name, 'nothing can be made immutable here');
    return;
  }
  await checks.check(name, () =>
    stage.wire(async (wire) => {
      try {
        assert.equal(await one.writeUntilRefused(wire, SEGMENT_BYTES / 3, 5), KAFKA_STORAGE_ERROR);
        await other.writeSome(wire, 1);
        await one.assertReadable(wire);
      } finally {
        change('-i');
      }
      await one.writeSome(wire, 5, SEGMENT_BYTES / 3);
      await one.assertReadable(wire);
    }),
  );
}

async function checkRemovedFolder(checks: Checks, { stage, one, other }: Pair): Promise<void> {
  const { server } = stage;
  await checks.check('a folder removed under the node: its partition is refused, the others go on', () =>
    stage.wire(async (wire) => {
      rmSync(join(server.dataFolder, 'one-0'), { recursive: true });
      assert.equal(await one.writeUntilRefused(wire, SEGMENT_BYTES / 3, 5), KAFKA_STORAGE_ERROR);
      await other.writeSome(wire, 5);
      await other.assertReadable(wire);
    }),
  );
  await checks.check('and after a kill and a start the others are there', async () => {
    await restart(server, 'kill');
    await stage.wire(async (wire) => {
      await other.assertReadable(wire);
      await other.writeSome(wire, 1);
    });
  });
}
