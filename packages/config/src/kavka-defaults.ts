/**
 * What a node is without any properties file: one node that is ready to use. They take the place of `server.properties`, so
 * with a file of one's own the file counts and what it leaves out has Kafka's defaults.
 */
export const KAVKA_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['process.roles', 'broker,controller'],
  ['node.id', '1'],
  ['listeners', 'PLAINTEXT://localhost:9092'],
  // A single node needs no listener for controllers; the name is there for Kafka's tools.
  ['controller.listener.names', 'CONTROLLER'],
  ['log.dirs', './data'],
  // Kafka's internal topics want three brokers by default and are not created with fewer.
  ['offsets.topic.replication.factor', '1'],
  ['transaction.state.log.replication.factor', '1'],
  ['transaction.state.log.min.isr', '1'],
  ['share.coordinator.state.topic.replication.factor', '1'],
  ['share.coordinator.state.topic.min.isr', '1'],
]);
