import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../machine/free-port.ts';
import { run } from '../machine/process.ts';
import type { ServerOptions } from '../server/server.ts';
import { ServerProcess } from '../server/server-process.ts';
import { javaArguments } from './jars.ts';

/** The settings that Apache Kafka's own start script gives its server. */
const SERVER_JVM = [
  ...['-server', '-Xms1G', '-Xmx1G', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20'],
  ...[
    '-XX:InitiatingHeapOccupancyPercent=35',
    '-XX:+ExplicitGCInvokesConcurrent',
    '-Djava.awt.headless=true',
  ],
];
/** For short lives, and for several on one machine. */
export const QUICK_JVM = ['-Xmx256M', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** One node of Apache Kafka, broker and controller, formatted but not started yet. */
export async function apacheKafkaServer(options: ServerOptions): Promise<ServerProcess> {
  const port = await freePort();
  const controllerPort = await freePort();
  const propertiesFile = join(options.folder, 'server.properties');
  mkdirSync(options.folder, { recursive: true });
  const standard = nodeProperties(options.folder, { PLAINTEXT: port, ...options.listeners }, controllerPort);
  const properties = { ...standard, ...options.overrides };
  writeFileSync(propertiesFile, propertiesText(properties));
  if (!existsSync(join(properties['log.dirs']!, 'meta.properties')))
    await formatted(propertiesFile, await newClusterId());
  const args = [...(await javaArguments(SERVER_JVM, 'kafka.Kafka', options.classes)), propertiesFile];
  return new ServerProcess('apache-kafka', port, options, { program: 'java', args });
}

/** What a node has, broker and controller, that is alone in its cluster. */
export function nodeProperties(
  folder: string,
  ports: Readonly<Record<string, number>>,
  controllerPort: number,
): Record<string, string> {
  const clients = Object.entries(ports).map(([name, port]) => `${name}://localhost:${port}`);
  const protocols = Object.keys(ports).map((name) => `${name}:${name}`);
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@localhost:${controllerPort}`,
    listeners: [...clients, `CONTROLLER://localhost:${controllerPort}`].join(','),
    'advertised.listeners': clients.join(','),
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': ['CONTROLLER:PLAINTEXT', ...protocols].join(','),
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'group.initial.rebalance.delay.ms': '0',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
  };
}

export function propertiesText(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

export async function newClusterId(): Promise<string> {
  const { stdout } = await run('java', [
    ...(await javaArguments(QUICK_JVM, 'kafka.tools.StorageTool')),
    'random-uuid',
  ]);
  return stdout.toString().trim();
}

/** Makes the folders of a node ready. */
export async function formatted(propertiesFile: string, clusterId: string): Promise<void> {
  const storageTool = await javaArguments(QUICK_JVM, 'kafka.tools.StorageTool');
  await run('java', [...storageTool, 'format', '-t', clusterId, '-c', propertiesFile]);
}
