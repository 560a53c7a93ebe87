import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '../src/index.ts';
import { readNode } from './fixtures/node.ts';

type Changes = Readonly<Record<string, string | null>>;

const MAP = 'listener.security.protocol.map';
const THREE = 'PLAINTEXT://:9092,FOO://:9094,CONTROLLER://:9093';
const CONTROLLER = { 'process.roles': 'controller', listeners: 'CONTROLLER://localhost:9093' };
const BROKER = { 'process.roles': 'broker', listeners: 'PLAINTEXT://localhost:9092', 'node.id': '2' };

/** Apache Kafka 4.3.1 takes these too. */
const GOOD: readonly Changes[] = [
  {},
  { 'process.roles': ' controller , broker' },
  BROKER,
  CONTROLLER,
  { ...CONTROLLER, 'controller.quorum.voters': null, 'controller.quorum.bootstrap.servers': 'a:1,b:2' },
  { 'controller.quorum.voters': '1@[::1]:1' },
  { listeners: 'plaintext://:9092,CONTROLLER://:9093' },
  { listeners: 'PLAINTEXT://:0,CONTROLLER://:0' },
  { listeners: 'PLAINTEXT://my_host:9092,CONTROLLER://:9093' },
  {
    listeners: 'PLAINTEXT://127.0.0.1:9092,FOO://[::1]:9092,CONTROLLER://:9093',
    [MAP]: 'FOO:PLAINTEXT,PLAINTEXT:plaintext,CONTROLLER:PLAINTEXT',
  },
  { listeners: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://:9093', 'advertised.listeners': 'PLAINTEXT://h:1' },
  { 'advertised.listeners': 'PLAINTEXT://h:1,CONTROLLER://h:9' },
  { 'inter.broker.listener.name': 'PLAINTEXT' },
  { 'early.start.listeners': 'PLAINTEXT' },
  { 'log.retention.ms': '-2' },
  { 'log.cleaner.dedupe.buffer.size': '1048577' },
  { 'log.cleaner.min.compaction.lag.ms': '5', 'log.cleaner.max.compaction.lag.ms': '4' },
  { 'queued.max.request.bytes': '104857600' },
  { 'max.connections.per.ip.overrides': 'host_x:1' },
  { 'offsets.topic.compression.codec': '2' },
  { 'cordoned.log.dirs': '*' },
  { 'group.consumer.assignors': 'range,range' },
  { 'group.consumer.migration.policy': 'Bidirectional' },
];

for (const changes of GOOD) {
  test(`good: ${JSON.stringify(changes)}`, () => {
    assert.doesNotThrow(() => readNode(changes));
  });
}

/** Apache Kafka 4.3.1 refuses these too, but for what is noted. */
const WRONG: readonly (readonly [Changes, RegExp])[] = [
  [{ 'node.id': null }, /^Missing value for node\.id/],
  [{ 'process.roles': null }, /^Missing value for process\.roles/],
  [{ 'controller.listener.names': null }, /^Missing value for controller\.listener\.names/],
  [{ 'broker.id': '2' }, /^broker\.id must be the same as node\.id/],
  [
    { 'process.roles': 'broker,foo' },
    /"broker,foo" for process\.roles: expected at least one of broker, controller/,
  ],
  [{ ...BROKER, 'node.id': '1' }, /^node\.id 1 is one of controller\.quorum\.voters and so needs/],
  [{ 'process.roles': 'controller' }, /opens only listeners named in controller\.listener\.names/],
  [{ ...CONTROLLER, 'node.id': '3' }, /^node\.id 3 has the controller role and must be one of .* \(1\)/],
  [{ ...BROKER, 'controller.quorum.voters': null }, /^Either controller\.quorum\.bootstrap\.servers or/],
  [{ 'controller.listener.names': 'FOO' }, /has no security protocol for CONTROLLER/],
  [
    { 'controller.listener.names': 'CONTROLLER,FOO' },
    /^controller\.listener\.names has FOO, which listeners does not open/,
  ],
  [
    { 'controller.quorum.voters': '1@localhost' },
    /"1@localhost" in controller\.quorum\.voters: expected id@host:port/,
  ],
  [{ 'controller.quorum.voters': 'a@localhost:1' }, /expected id@host:port/],
  [{ 'controller.quorum.voters': '2@localhost:1' }, /^node\.id 1 has the controller role/],
  [{ 'controller.quorum.bootstrap.servers': 'localhost' }, /expected host:port/],
  [{ listeners: '' }, /for listeners: expected at least one entry/],
  [{ listeners: 'foo' }, /"foo" in listeners: expected NAME:\/\/host:port/],
  [{ listeners: 'PLAINTEXT://localhost' }, /expected NAME:\/\/host:port/],
  // Kafka finds out only when it opens the port.
  [{ listeners: 'PLAINTEXT://:99999,CONTROLLER://:9093' }, /expected NAME:\/\/host:port/],
  [
    { listeners: 'PLAINTEXT://:9092,CONTROLLER://:9092' },
    /^listeners has PLAINTEXT and CONTROLLER on the same port 9092/,
  ],
  [
    { listeners: 'PLAINTEXT://:1,PLAINTEXT://:2,CONTROLLER://:3' },
    /^listeners has more than one listener named PLAINTEXT/,
  ],
  [{ listeners: THREE }, /"FOO:\/\/:9094" in listeners: .* no security protocol for FOO/],
  [{ listeners: 'SASL_PLAINTEXT://h:1,CONTROLLER://h:2' }, /no security protocol for CONTROLLER/],
  [{ listeners: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://:9093' }, /:\/\/0\.0\.0\.0:9092 cannot be advertised/],
  [{ 'advertised.listeners': 'FOO://h:1' }, /no security protocol for FOO/],
  [{ 'advertised.listeners': 'PLAINTEXT://h:1,PLAINTEXT://h:2' }, /^advertised\.listeners has more than one/],
  [{ 'advertised.listeners': 'CONTROLLER://h:9' }, /^A broker needs a listener of its own/],
  [{ [MAP]: 'PLAINTEXT:PLAINTEXT' }, /no security protocol for CONTROLLER/],
  [
    { [MAP]: 'PLAINTEXT:FOO,CONTROLLER:PLAINTEXT' },
    /"PLAINTEXT:FOO" in listener\.security\.protocol\.map: expected NAME:PROTOCOL/,
  ],
  [{ [MAP]: 'PLAINTEXT' }, /expected NAME:PROTOCOL/],
  [{ 'inter.broker.listener.name': 'FOO' }, /talk through listener FOO, which is not advertised/],
  [{ 'inter.broker.listener.name': 'CONTROLLER' }, /listener CONTROLLER, which is not advertised/],
  [{ 'security.inter.broker.protocol': 'SSL' }, /listener SSL, which is not advertised/],
  [
    { 'inter.broker.listener.name': 'PLAINTEXT', 'security.inter.broker.protocol': 'PLAINTEXT' },
    /^Only one of inter\.broker\.listener\.name/,
  ],
  [{ 'early.start.listeners': 'FOO' }, /^early\.start\.listeners has FOO/],
  [{ 'log.retention.minutes': '0' }, /^The retention time of logs must be at least 1 ms/],
  [{ 'log.roll.ms': '0' }, /^log\.roll\.ms must be at least 1/],
  [{ 'log.roll.jitter.ms': '-1' }, /^log\.roll\.jitter\.ms must be at least 0/],
  [
    { 'log.cleaner.dedupe.buffer.size': '1048576' },
    /^log\.cleaner\.dedupe\.buffer\.size must be more than 1 MiB/,
  ],
  [{ 'replica.fetch.wait.max.ms': '30001' }, /^replica\.fetch\.wait\.max\.ms \(30001\) must not be above/],
  [{ 'replica.lag.time.max.ms': '100' }, /must not be above replica\.lag\.time\.max\.ms \(100\)/],
  [{ 'queued.max.request.bytes': '5' }, /^socket\.request\.max\.bytes \(104857600\) must not be above/],
  [{ 'connection.failed.authentication.delay.ms': '600000' }, /must be less than connections\.max\.idle\.ms/],
  [{ 'max.connections.per.ip': '0' }, /^max\.connections\.per\.ip may be 0 only where/],
  [
    { 'max.connections.per.ip.overrides': 'foo' },
    /"foo" in max\.connections\.per\.ip\.overrides: expected host:count/,
  ],
  [{ 'cordoned.log.dirs': '/x' }, /names folders that log\.dirs does not: \/x/],
  [{ 'cordoned.log.dirs': '/data,*' }, /must have no other entries beside \*/],
  [
    { 'offsets.topic.compression.codec': '9' },
    /"9" for offsets\.topic\.compression\.codec: expected between 0 and 4/,
  ],
  [{ 'group.coordinator.rebalance.protocols': 'consumer' }, /must have classic among its entries/],
  [
    { 'group.consumer.heartbeat.interval.ms': '1000' },
    /^group\.consumer\.min\.heartbeat\.interval\.ms \(5000\) must not be above/,
  ],
  [
    { 'group.consumer.session.timeout.ms': '70000' },
    /must not be above group\.consumer\.max\.session\.timeout\.ms \(60000\)/,
  ],
  [{ 'group.consumer.min.session.timeout.ms': '99999' }, /must not be above group\.consumer\.max\.session/],
  [
    { 'group.share.heartbeat.interval.ms': '45000', 'group.share.max.heartbeat.interval.ms': '60000' },
    /^group\.share\.heartbeat\.interval\.ms \(45000\) must be below group\.share\.session\.timeout\.ms/,
  ],
  [{ 'group.share.record.lock.duration.ms': '5000' }, /^group\.share\.min\.record\.lock\.duration\.ms/],
  [{ 'group.share.max.share.sessions': '1' }, /^group\.share\.max\.size \(200\) must not be above/],
  [
    { 'group.streams.num.standby.replicas': '3' },
    /must not be above group\.streams\.max\.standby\.replicas \(2\)/,
  ],
];

for (const [changes, sentence] of WRONG) {
  test(`wrong: ${JSON.stringify(changes)}`, () => {
    assert.throws(
      () => readNode(changes),
      (error) => error instanceof ConfigError && error.problems.some((problem) => sentence.test(problem)),
    );
  });
}

test('a controller listener that is not advertised is told as it is', () => {
  const { listeners } = readNode({ 'advertised.listeners': 'PLAINTEXT://h:1' });
  assert.deepEqual(
    listeners.advertised.map(({ host, port }) => [host, port]),
    [['h', 1]],
  );
  assert.deepEqual(
    listeners.advertisedController.map(({ host, port }) => [host, port]),
    [['localhost', 9093]],
  );
});
