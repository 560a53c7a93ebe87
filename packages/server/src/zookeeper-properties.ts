import { ConfigError, type Properties } from '@kavka/config';

const DEFAULT_PORT = '9092';

/** A file from before Kafka 4 is told what to put in place of ZooKeeper. @throws ConfigError */
export function refuseZooKeeper(properties: Properties): void {
  const connect = properties.get('zookeeper.connect');
  if (connect === undefined || properties.has('process.roles')) return;
  const nodeId = properties.get('node.id') ?? properties.get('broker.id') ?? '1';
  const port = properties.get('port') ?? DEFAULT_PORT;
  const listeners = properties.get('listeners') ?? `PLAINTEXT://:${port}`;
  const lines = [
    'process.roles=broker,controller',
    `node.id=${nodeId}`,
    `listeners=${listeners}`,
    'controller.listener.names=CONTROLLER',
  ];
  throw new ConfigError([
    `zookeeper.connect=${connect}: Kafka has no ZooKeeper any more (it is gone since 4.0). Put in its place: ${lines.join(' ')}`,
  ]);
}
