import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../machine/free-port.ts';
import { ServerProcess } from '../server/server-process.ts';
import { javaArguments } from './jars.ts';
import { formatted, newClusterId, nodeProperties, propertiesText, QUICK_JVM } from './node.ts';

/** Nodes that are missed soon, and whose own topics are small, so that all of it can be killed and caught up often. */
const CLUSTER_PROPERTIES: Readonly<Record<string, string>> = {
  'default.replication.factor': '3',
  'min.insync.replicas': '2',
  'offsets.topic.replication.factor': '3',
  'offsets.topic.num.partitions': '6',
  'transaction.state.log.replication.factor': '3',
  'transaction.state.log.min.isr': '2',
  'transaction.state.log.num.partitions': '6',
  'share.coordinator.state.topic.replication.factor': '3',
  'share.coordinator.state.topic.min.isr': '2',
  'share.coordinator.state.topic.num.partitions': '6',
  'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
  'broker.heartbeat.interval.ms': '500',
  'broker.session.timeout.ms': '4000',
  'auto.create.topics.enable': 'false',
};

/** Several nodes of Apache Kafka, each broker and controller, each in a rack of its own. Node ids count from 1. */
export class ApacheKafkaCluster {
  readonly nodes: readonly ServerProcess[];
  /** Where the controllers listen: `host:port,...`. */
  readonly controllers: string;

  constructor(nodes: readonly ServerProcess[], controllers: string) {
    this.nodes = nodes;
    this.controllers = controllers;
  }

  /** `host:port,...` of all brokers. */
  get address(): string {
    return this.nodes.map(({ address }) => address).join(',');
  }

  async start(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
  }

  async kill(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
  }
}

/** One node for each rack, formatted but not started yet. */
export async function apacheKafkaCluster(
  folder: string,
  racks: readonly string[],
  overrides: Readonly<Record<string, string>>,
): Promise<ApacheKafkaCluster> {
  const ports = await Promise.all(
    racks.map(async () => ({ broker: await freePort(), controller: await freePort() })),
  );
  const controllers = ports.map(({ controller }) => `localhost:${controller}`);
  const voters = controllers.map((address, index) => `${index + 1}@${address}`).join(',');
  const clusterId = await newClusterId();
  const args = await javaArguments(QUICK_JVM, 'kafka.Kafka');
  const nodes = racks.map(async (rack, index) => {
    const { broker, controller } = ports[index]!;
    const own = { folder: join(folder, `node-${index + 1}`) };
    const propertiesFile = join(own.folder, 'server.properties');
    mkdirSync(own.folder, { recursive: true });
    const properties = {
      ...nodeProperties(own.folder, { PLAINTEXT: broker }, controller),
      ...CLUSTER_PROPERTIES,
      ...overrides,
      'node.id': `${index + 1}`,
      'broker.rack': rack,
      'controller.quorum.voters': voters,
    };
    writeFileSync(propertiesFile, propertiesText(properties));
    await formatted(propertiesFile, clusterId);
    return new ServerProcess('apache-kafka', broker, own, {
      program: 'java',
      args: [...args, propertiesFile],
    });
  });
  return new ApacheKafkaCluster(await Promise.all(nodes), controllers.join(','));
}
