import assert from 'node:assert/strict';
import { Admin, Producer, ShareConsumer, serdes } from '@kavka/client';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { runTool } from '../apache-kafka/tools.ts';
import type { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';

const TOOL_TIMEOUT_MS = 110_000;

/** The share consumer beside the original's. */
export async function shareSuite(checks: Checks, server: Server): Promise<void> {
  const missing = missingForApacheKafka();
  if (missing) checks.skip('share consumer: beside the original', `there is no ${missing} on this machine`);
  else await checks.check('share consumer: beside the original', () => besideTheOriginal(server));
}

async function freshGroup(server: Server, groupId: string): Promise<void> {
  await using admin = new Admin({ bootstrapServers: server.address });
  await admin.alterConfigs([
    { type: 'group', name: groupId, set: { 'share.auto.offset.reset': 'earliest' } },
  ]);
}

async function besideTheOriginal(server: Server): Promise<void> {
  const [topic, groupId] = ['share-beside', 'share-group-beside'];
  await freshGroup(server, groupId);
  await using producer = new Producer({ bootstrapServers: server.address });
  const all = Array.from({ length: 600 }, (_, index) => String(index));
  await producer.sendBatch(all.slice(0, 300).map((value) => ({ topic, value })));
  const consumer = new ShareConsumer<Buffer, string>({
    bootstrapServers: server.address,
    groupId,
    maxPollRecords: 20,
    shareAcquireMode: 'record_limit',
    valueDeserializer: serdes.string,
  });
  consumer.subscribe([topic]);
  const values: string[] = [];
  const loop = (async () => {
    for await (const { value } of consumer) values.push(value ?? '');
  })();
  await until('all is read alone', () => values.length === 300);
  const places = ['--bootstrap-server', server.address, '--topic', topic, '--group', groupId];
  const original = runTool('console-share-consumer', [...places, '--max-messages', '1'], {
    timeoutMs: TOOL_TIMEOUT_MS,
  });
  let sent = 300;
  const sending = setInterval(() => {
    if (sent < 600) producer.send({ topic, value: all[sent++] ?? '' }).catch(() => {});
  }, 50);
  const { stdout } = await original;
  clearInterval(sending);
  const theirs = String(stdout)
    .trim()
    .split('\n')
    .filter((line) => /^\d+$/.test(line));
  assert.equal(theirs.length, 1);
  await until('the rest is read', () => values.length >= sent - 1);
  await consumer.close();
  await loop;
  const names = [...values, ...theirs].map(Number).sort((left, right) => left - right);
  assert.deepEqual(names, all.slice(0, sent).map(Number));
}
