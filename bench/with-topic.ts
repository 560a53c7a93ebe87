import type { Server } from '../compat/server/server.ts';
import { createReadyTopic } from '../compat/wire/ready-topic.ts';
import { deleteTopic } from '../compat/wire/requests.ts';
import { WireConnection } from '../compat/wire/wire-connection.ts';

let created = 0;

/** A topic for the time of `work`: deleted at once afterwards, so that the page cache holds one run at a time. */
export async function withTopic(
  server: Server,
  partitions: number,
  work: (topic: string) => Promise<void>,
): Promise<void> {
  const topic = `bench-${++created}`;
  const connection = await WireConnection.open(server.port);
  await createReadyTopic(connection, topic, partitions);
  connection.close();
  await work(topic);
  const last = await WireConnection.open(server.port);
  await deleteTopic(last, topic);
  last.close();
}
