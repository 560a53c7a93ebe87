import { join } from 'node:path';
import { apacheKafkaJars, javaArguments, missingForApacheKafka } from '../../apache-kafka/jars.ts';
import type { Server } from '../../server/server.ts';
import type { ClientKind } from '../client.ts';
import { DriverClient } from '../driver-client.ts';

const JVM = ['-Xmx512M', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const SOURCE = join(import.meta.dirname, 'Driver.java');

/** Apache Kafka's own client. Its driver is run from source. */
export const JAVA_CLIENT: ClientKind = {
  name: 'java',
  lacks: {},
  missing: missingForApacheKafka,
  install: async () => void (await apacheKafkaJars()),
  open: (server) => open(server, 'classic'),
  openForConsumerGroups: (server) => open(server, 'consumer'),
  openForTransactions: (server) => open(server, 'classic'),
};

async function open(server: Server, groupProtocol: string): Promise<DriverClient> {
  const args = await javaArguments(JVM, SOURCE);
  return new DriverClient('java', server, { program: 'java', args, env: { GROUP_PROTOCOL: groupProtocol } });
}
