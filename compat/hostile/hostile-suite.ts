import assert from 'node:assert/strict';
import { openFiles, peakResidentBytes, residentBytes } from '../machine/process-figures.ts';
import { until } from '../machine/until.ts';
import { Stage } from '../scenarios/stage.ts';
import type { Server } from '../server/server.ts';
import type { Suite } from '../suites/suite.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { recordBatch } from '../wire/record-batch.ts';
import { fetch, produce } from '../wire/requests.ts';
import { type Attack, randomBytes, type Target } from './attack.ts';
import { Bystander } from './bystander.ts';
import { CONTENT_ATTACKS } from './contents.ts';
import { FRAME_ATTACKS } from './frames.ts';

/** The attacker runs on the same cores: what counts is that nobody waits for an attack to end. */
const WORST_ACK_MS = 3_000;
/** What one attack may add to the resident memory. A JVM of 1 GiB takes what its heap allows whatever the input is. */
const MEMORY_GROWTH_BYTES = { kavka: 150e6, 'apache-kafka': 1_200e6 };
/** Files and sockets that a server may keep for reasons of its own: segments, a connection about to end. */
const SPARE_FILES = 20;

/** After each kind of bad input: everything that was there is there, others were served meanwhile, nothing is held on to. */
export const hostileSuite: Suite = {
  name: 'hostile',
  async run({ checks, newServer, folder }) {
    const server = await newServer();
    const target = await prepared(new Stage(server, folder));
    for (const attack of [...FRAME_ATTACKS, ...CONTENT_ATTACKS]) {
      const name = `hostile: ${attack.name}`;
      const reason = attack.deadlyFor?.[server.kind];
      if (reason) checks.skip(name, reason);
      else await checks.check(name, () => survive(server, attack, target));
    }
  },
};

async function prepared(stage: Stage): Promise<Target> {
  const [topic, dump] = [stage.name('kept'), stage.name('dump')];
  const wire: Target['wire'] = (use) => stage.wire(use);
  await wire(async (connection) => {
    await createReadyTopic(connection, topic);
    await createReadyTopic(connection, dump);
    const records = recordBatch([randomBytes(100_000, 7)]);
    assert.equal((await produce(connection, topic, 0, records)).errorCode, 0);
  });
  return { port: stage.server.port, topic, dump, wire };
}

async function survive(server: Server, attack: Attack, target: Target): Promise<void> {
  const files = openFiles(server.pid);
  const before = await firstRecords(target);
  const memory = residentBytes(server.pid);
  const bystander = await Bystander.start(server.port, target.topic);
  const peak = await peakResidentBytes(server.pid, () => attack.run(target));
  const worstMs = await bystander.stop();
  assert.ok((await firstRecords(target)).equals(before), 'what was there is there');
  assert.ok(worstMs < WORST_ACK_MS, `a healthy client waited ${worstMs.toFixed(0)} ms`);
  const growth = peak - memory;
  assert.ok(growth < MEMORY_GROWTH_BYTES[server.kind], `memory grew by ${(growth / 1e6).toFixed(0)} MB`);
  const isBack = () => openFiles(server.pid) <= files + SPARE_FILES;
  await until(`no more than ${files + SPARE_FILES} open files`, isBack, { withinMs: 10_000 });
}

async function firstRecords({ wire, topic }: Target): Promise<Buffer> {
  const { records } = await wire((connection) => fetch(connection, topic, 0, 0n));
  return Buffer.from(records.subarray(0, 100_000));
}
