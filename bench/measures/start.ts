import { setTimeout as delay } from 'node:timers/promises';
import { residentBytes } from '../../compat/machine/process-figures.ts';
import type { ServerProcess } from '../../compat/server/server-process.ts';
import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { recordBatch } from '../../compat/wire/record-batch.ts';
import { produce } from '../../compat/wire/requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import type { Results } from '../results.ts';

const TOPIC = 'first-ack';
const LIMIT_MS = 60_000;
/** How long a started server is left alone before its idle memory is read. */
const SETTLE_MS = 3_000;

/** Starts a server that has been formatted and used before, until it has acknowledged a record; then reads its memory at rest. */
export async function measureStart(server: ServerProcess, results: Results): Promise<void> {
  const startedAt = performance.now();
  server.launch();
  await firstAck(server);
  const seconds = (performance.now() - startedAt) / 1000;
  results.add(
    server.kind,
    { name: 'start to first ack', unit: 's', better: 'less', target: '<= 0.1' },
    seconds,
  );
  await delay(SETTLE_MS);
  const idle = { name: 'memory idle', unit: 'MB', better: 'less', target: '< 100 MB' } as const;
  results.add(server.kind, idle, residentBytes(server.pid) / 1e6);
}

/** Leaves a stopped server behind that has the topic of this measurement. */
export async function prepareStart(server: ServerProcess): Promise<void> {
  await server.start();
  const connection = await WireConnection.open(server.port);
  await createReadyTopic(connection, TOPIC);
  connection.close();
  await server.stop();
}

async function firstAck(server: ServerProcess): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  const records = recordBatch([Buffer.from('first')]);
  for (;;) {
    const connection = await WireConnection.open(server.port).catch(() => undefined);
    const outcome = connection && (await produce(connection, TOPIC, 0, records).catch(() => undefined));
    connection?.close();
    if (outcome?.errorCode === 0) return;
    if (!server.isRunning || performance.now() > deadline) {
      throw new Error(`${server.kind} did not start:\n${server.logTail()}`);
    }
    await delay(2);
  }
}
