import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { freePort } from '../machine/free-port.ts';
import { kavkaServer } from '../server/kavka.ts';
import type { Server } from '../server/server.ts';
import { ServerProcess } from '../server/server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/kavka');

/** Little data makes much of each: snapshots of the metadata log, cleanings, checkpoints; and no start waits for an old session's end. */
const OVERRIDES = {
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '500',
  'log.flush.start.offset.checkpoint.interval.ms': '200',
  'metadata.log.max.record.bytes.between.snapshots': '2000',
  'log.cleaner.backoff.ms': '200',
  'log.initial.task.delay.ms': '500',
  'log.segment.delete.delay.ms': '500',
  'offsets.topic.num.partitions': '3',
  'transaction.state.log.num.partitions': '3',
  'share.coordinator.state.topic.num.partitions': '3',
  'group.streams.initial.rebalance.delay.ms': '0',
};

/** Apache Kafka on the data in `folder`, or on new data where there is none. */
export function apacheKafkaIn(folder: string): Promise<ServerProcess> {
  return apacheKafkaServer({ folder, overrides: OVERRIDES });
}

/** Kavka on the data in `folder`, or on new data. */
export function kavkaIn(folder: string): Promise<ServerProcess> {
  return kavkaServer({ folder, overrides: OVERRIDES });
}

/** Kavka with the properties file of a node of Apache Kafka, on a copy of that node's data. */
export async function kavkaOnCopyOf(original: Server, folder: string): Promise<ServerProcess> {
  mkdirSync(folder);
  cpSync(original.dataFolder, join(folder, 'data'), { recursive: true });
  const port = await freePort();
  const controllerPort = await freePort();
  const properties = {
    'log.dirs': join(folder, 'data'),
    listeners: `PLAINTEXT://localhost:${port},CONTROLLER://localhost:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://localhost:${port}`,
    'controller.quorum.voters': `1@localhost:${controllerPort}`,
    'kavka.http.listener': 'none',
  };
  const overrides = Object.entries(properties).flatMap(([name, value]) => ['--override', `${name}=${value}`]);
  const args = ['start', join(original.folder, 'server.properties'), ...overrides];
  return new ServerProcess('kavka', port, { folder }, { program: PROGRAM, args });
}
