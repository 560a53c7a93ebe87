import { setTimeout as delay } from 'node:timers/promises';
import { residentBytes } from '../../compat/machine/process-figures.ts';
import type { ServerProcess } from '../../compat/server/server-process.ts';
import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import { secondsToFirstAck } from '../first-ack.ts';
import type { Results } from '../results.ts';

const TOPIC = 'first-ack';
/** How long a started server is left alone before its idle memory is read. */
const SETTLE_MS = 3_000;

/** Starts a server that has been formatted and used before, until it has acknowledged a record; then reads its memory at rest. */
export async function measureStart(server: ServerProcess, results: Results): Promise<void> {
  const seconds = await secondsToFirstAck(server, TOPIC);
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
