import { until } from '../machine/until.ts';
import { createTopic, endOffset } from './requests.ts';
import type { WireConnection } from './wire-connection.ts';

/** Creates a topic and waits until every partition of it answers as a leader. */
export async function createReadyTopic(
  connection: WireConnection,
  topic: string,
  partitions = 1,
  configs: Readonly<Record<string, string>> = {},
): Promise<void> {
  await createTopic(connection, topic, partitions, configs);
  for (let partition = 0; partition < partitions; partition++) {
    const leads = async () => (await endOffset(connection, topic, partition)) >= 0n;
    await until(`partition ${partition} of ${topic} has a leader`, leads);
  }
}
