import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from '../compat/server/server-process.ts';
import { recordBatch } from '../compat/wire/record-batch.ts';
import { produce } from '../compat/wire/requests.ts';
import { WireConnection } from '../compat/wire/wire-connection.ts';

const LIMIT_MS = 120_000;

/** Seconds from the command to the first acknowledged record in a topic that is there. */
export async function secondsToFirstAck(server: ServerProcess, topic: string): Promise<number> {
  const startedAt = performance.now();
  server.launch();
  const records = recordBatch([Buffer.from('first')]);
  for (;;) {
    const connection = await WireConnection.open(server.port).catch(() => undefined);
    const outcome = connection && (await produce(connection, topic, 0, records).catch(() => undefined));
    connection?.close();
    const now = performance.now();
    if (outcome?.errorCode === 0) return (now - startedAt) / 1000;
    if (!server.isRunning || now > startedAt + LIMIT_MS)
      throw new Error(`${server.kind} did not start:\n${server.logTail()}`);
    await delay(2);
  }
}
