import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checks } from '../checks.ts';
import { run } from '../machine/process.ts';
import { restart } from '../server/server.ts';
import { fetch } from '../wire/requests.ts';
import { IoErrors } from './io-errors.ts';
import { TwoDirectories } from './two-directories.ts';

const KAFKA_STORAGE_ERROR = 56;
const PROGRAM = join(import.meta.dirname, '../../bin/kavka');
/** A few of them make a new segment. */
const RECORD_BYTES = 350_000;

/** Begins a trouble of the victim's directory; what ends it, or null where this machine has no means for it. */
type Trouble = (node: TwoDirectories) => Promise<(() => Promise<void>) | null>;

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'EIO on writes': ({ server, victimLog }) => ioErrors(server.pid, victimLog, 'write'),
  'EIO on syncs': ({ server, victimLog }) => ioErrors(server.pid, victimLog, 'sync'),
  'permission of a file lost': async ({ victimLog }) => madeImmutable(victimLog),
  'permission of a folder lost': async ({ victimFolder }) => madeImmutable(victimFolder),
  'a folder taken away': async ({ victimFolder, server }) => {
    const aside = join(server.folder, 'aside');
    renameSync(victimFolder, aside);
    return async () => {
      rmSync(victimFolder, { recursive: true, force: true });
      renameSync(aside, victimFolder);
    };
  },
};

/** What a device, an administrator or another program does to one directory of a node. */
export async function checkTroubles(checks: Checks, folder: string): Promise<void> {
  const node = await TwoDirectories.start(folder);
  await checkSecondNode(checks, node);
  for (const [name, begin] of Object.entries(TROUBLES)) await checkTrouble(checks, node, name, begin);
  await checkReadError(checks, node);
  await checks.check('the node stops in order after all that', () => node.server.stop());
}

async function checkSecondNode(
  checks: Checks,
  { server, stage, victim, bystander }: TwoDirectories,
): Promise<void> {
  await checks.check('two nodes on one directory: the second is refused, the first goes on', async () => {
    const args = ['start', '--override', 'listeners=PLAINTEXT://localhost:0', '--override'];
    const outcome = await run(PROGRAM, [...args, `log.dirs=${server.dataFolder}`], { anyExitCode: true });
    assert.notEqual(outcome.exitCode, 0);
    const said = `${outcome.stdout}${outcome.stderr}`;
    assert.ok(said.includes(server.dataFolder) && /lock|use/i.test(said), said);
    await stage.wire((wire) => Promise.all([victim.writeSome(wire, 5), bystander.writeSome(wire, 5)]));
  });
}

async function checkTrouble(
  checks: Checks,
  node: TwoDirectories,
  name: string,
  begin: Trouble,
): Promise<void> {
  const { stage, victim, bystander } = node;
  const end = await begin(node);
  if (end === null) {
    checks.skip(name, 'this machine has no means for it');
    return;
  }
  await checks.check(`${name}: a write gets KAFKA_STORAGE_ERROR, the other directory goes on`, () =>
    stage
      .wire(async (wire) => {
        assert.equal(await victim.writeUntilRefused(wire, RECORD_BYTES, 5), KAFKA_STORAGE_ERROR);
        await bystander.writeSome(wire, 5);
        await bystander.assertReadable(wire);
      })
      .finally(end),
  );
  await checkAllIsThere(checks, node);
}

async function checkReadError(checks: Checks, node: TwoDirectories): Promise<void> {
  const { server, stage, victim, bystander, victimLog } = node;
  await stage.wire((wire) => victim.writeSome(wire, 2));
  const end = await ioErrors(server.pid, victimLog, 'read');
  if (end === null) return;
  await checks.check('EIO on reads: a fetch gets KAFKA_STORAGE_ERROR, the other directory goes on', () =>
    stage
      .wire(async (wire) => {
        const offset = BigInt(Number(victimLog.slice(victimLog.lastIndexOf('/') + 1, -'.log'.length)));
        assert.equal((await fetch(wire, victim.topic, 0, offset)).errorCode, KAFKA_STORAGE_ERROR);
        await bystander.writeSome(wire, 5);
      })
      .finally(end),
  );
  await checkAllIsThere(checks, node);
}

async function checkAllIsThere(
  checks: Checks,
  { server, stage, victim, bystander }: TwoDirectories,
): Promise<void> {
  await checks.check('when that is over and the node was killed and started, all is there', async () => {
    await restart(server, 'kill');
    await stage.wire(async (wire) => {
      for (const writer of [victim, bystander]) {
        await writer.assertReadable(wire);
        await writer.writeSome(wire, 2);
      }
    });
  });
}

async function ioErrors(pid: number, path: string, kind: 'read' | 'write' | 'sync') {
  if (IoErrors.missing() !== undefined) return null;
  const errors = await IoErrors.begin(pid, path, kind);
  return () => errors.end();
}

/** Even root may not change what is immutable: a file not be written, a folder not be given a new segment. */
function madeImmutable(path: string): (() => Promise<void>) | null {
  const change = (flag: '+i' | '-i') => spawnSync('chattr', [flag, path]).status === 0;
  return change('+i') ? async () => void change('-i') : null;
}
