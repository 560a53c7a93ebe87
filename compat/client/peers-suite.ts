import assert from 'node:assert/strict';
import { Admin, Consumer, Producer, serdes } from '@kavka/client';
import type { Checks } from '../checks.ts';
import type { ClientKind } from '../clients/client.ts';
import type { ConsumerSettings, DriverClient } from '../clients/driver-client.ts';
import { JAVA_CLIENT } from '../clients/java/java-client.ts';
import { PYTHON_CLIENT } from '../clients/python/python-client.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';

const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor';

/** A group that this client and another one share: configs of either side. */
interface SharedGroup {
  readonly name: string;
  readonly ours: object;
  readonly theirs: ConsumerSettings;
}

const KIP_848: SharedGroup = {
  name: 'consumer-protocol',
  ours: { groupProtocol: 'consumer' },
  theirs: { 'group.protocol': 'consumer' },
};
const CLASSIC = { heartbeatIntervalMs: 300, sessionTimeoutMs: 6000 };
const JAVA_GROUPS: readonly SharedGroup[] = [
  { name: 'range', ours: CLASSIC, theirs: {} },
  {
    name: 'cooperative-sticky',
    ours: { ...CLASSIC, partitionAssignmentStrategy: 'cooperative-sticky' },
    theirs: { 'partition.assignment.strategy': COOPERATIVE },
  },
  KIP_848,
];
const LIBRDKAFKA_GROUPS: readonly SharedGroup[] = [
  {
    name: 'cooperative-sticky',
    ours: { ...CLASSIC, partitionAssignmentStrategy: 'cooperative-sticky' },
    theirs: { 'partition.assignment.strategy': 'cooperative-sticky' },
  },
  KIP_848,
];
const PARTITIONS = 3;

/** Groups shared with other clients, and transactions of one read by the other. */
export async function peersSuite(checks: Checks, server: Server): Promise<void> {
  await besidePeer(checks, server, JAVA_CLIENT, JAVA_GROUPS);
  await besidePeer(checks, server, PYTHON_CLIENT, LIBRDKAFKA_GROUPS);
}

async function besidePeer(
  checks: Checks,
  server: Server,
  kind: ClientKind,
  groups: readonly SharedGroup[],
): Promise<void> {
  const missing = kind.missing();
  if (missing !== undefined) {
    checks.skip(`beside ${kind.name}`, `there is no ${missing} on this machine`);
    return;
  }
  await kind.install();
  const peer = (await kind.open(server)) as DriverClient;
  for (const group of groups)
    await checks.check(`a group with members of ${kind.name}, ${group.name}`, () =>
      shareGroup(server, peer, group),
    );
  await checks.check(`transactions that ${kind.name} reads`, () => readByPeer(server, peer));
  await checks.check(`transactions of ${kind.name}`, () => writtenByPeer(server, peer));
  await peer.close();
}

async function freshTopic({ address }: Server, name: string, partitions: number): Promise<void> {
  await using admin = new Admin({ bootstrapServers: address });
  await admin.createTopics([{ name, partitions }]);
}

async function shareGroup(server: Server, peer: DriverClient, group: SharedGroup): Promise<void> {
  const topic = `beside-${peer.name}-${group.name}`;
  await freshTopic(server, topic, PARTITIONS);
  await using producer = new Producer({ bootstrapServers: server.address });
  const send = (count: number, first: number) =>
    producer.sendBatch(
      Array.from({ length: count }, (_, index) => ({
        topic,
        partition: index % PARTITIONS,
        value: String(first + index),
      })),
    );
  await send(30, 0);
  const consumer = new Consumer<Buffer, string>({
    bootstrapServers: server.address,
    groupId: topic,
    autoOffsetReset: 'earliest',
    valueDeserializer: serdes.string,
    ...group.ours,
  });
  const values: string[] = [];
  consumer.subscribe([topic]);
  const loop = (async () => {
    for await (const { value } of consumer) values.push(value ?? '');
  })();
  await until('all is read alone', () => values.length === 30);
  const member = await peer.join(topic, topic, group.theirs);
  const share = () => {
    const both = [...consumer.assignment.map(({ partition }) => partition), ...member.assigned];
    return member.assigned.size > 0 && both.length === PARTITIONS && new Set(both).size === PARTITIONS;
  };
  await until('both share', share, { withinMs: 60_000 });
  await send(30, 30);
  await until('all is read together', () => values.length + member.received.length >= 60);
  await member.leave();
  const isAlone = () => consumer.assignment.length === PARTITIONS;
  await until('the other member has left', isAlone, { withinMs: 60_000 });
  await send(30, 60);
  await until('all is read alone again', () => values.length + member.received.length >= 90);
  await consumer.close();
  await loop;
  const all = [...values, ...member.received.map(({ value }) => String(value))].map(Number);
  assert.deepEqual(
    all.sort((a, b) => a - b),
    Array.from({ length: 90 }, (_, index) => index),
  );
}

/** Every third is aborted. */
const ROUNDS = Array.from({ length: 9 }, (_, round) => ({
  values: ['a', 'b', 'c', 'd'].map((letter) => `${round}${letter}`),
  isCommitted: round % 3 !== 1,
}));
const COMMITTED = ROUNDS.filter(({ isCommitted }) => isCommitted).flatMap(({ values }) => values);

async function readByPeer(server: Server, peer: DriverClient): Promise<void> {
  const topic = `transactions-for-${peer.name}`;
  await freshTopic(server, topic, 1);
  await using producer = new Producer({
    bootstrapServers: server.address,
    transactionalId: topic,
    compressionType: 'lz4',
  });
  await producer.initTransactions();
  for (const { values, isCommitted } of ROUNDS) {
    producer.beginTransaction();
    await producer.sendBatch(values.map((value) => ({ topic, value })));
    await (isCommitted ? producer.commitTransaction() : producer.abortTransaction());
  }
  // librdkafka reads what is committed unless it is told otherwise.
  const settings = peer.name === 'java' ? { 'isolation.level': 'read_committed' } : undefined;
  const found = await peer.consume(topic, COMMITTED.length, undefined, settings);
  assert.deepEqual(
    found.map(({ value }) => String(value)),
    COMMITTED,
  );
}

async function writtenByPeer(server: Server, peer: DriverClient): Promise<void> {
  const topic = `transactions-of-${peer.name}`;
  await freshTopic(server, topic, 2);
  await peer.transact(topic, topic, ROUNDS);
  await using consumer = new Consumer<Buffer, string>({
    bootstrapServers: server.address,
    isolationLevel: 'read_committed',
    autoOffsetReset: 'earliest',
    valueDeserializer: serdes.string,
  });
  consumer.assign(await consumer.partitionsOf(topic));
  const found: string[] = [];
  for await (const { value } of consumer) if (found.push(value ?? '') === COMMITTED.length) break;
  assert.deepEqual(found.toSorted(), COMMITTED);
}
