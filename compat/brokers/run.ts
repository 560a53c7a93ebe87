/**
 * This project's own client and a cluster of three nodes of Apache Kafka, each in a rack of its own, that are killed in turn:
 * `node compat/brokers/run.ts`. Ends with `N passed, N failed, N skipped`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Admin } from '@kavka/client';
import { type ApacheKafkaCluster, apacheKafkaCluster } from '../apache-kafka/cluster.ts';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import { QUICK_HEARTBEATS } from '../server/server.ts';
import { administering } from './administering.ts';
import { controllerSuite } from './controllers.ts';
import { allProgress, type Life } from './life.ts';
import { PARTITIONS, producing, transacting } from './producers.ts';
import { groupReading, type RackReading, rackReading, sharing } from './readers.ts';
import { Truncation } from './truncation.ts';

const RACKS = ['a', 'b', 'c'];
const TOPICS = ['produced', 'transacted'];
const INTERNAL_TOPICS = ['__consumer_offsets', '__transaction_state', '__share_group_state'];
/** What each life has to get done with a broker down. */
const STEPS = 5;
/** Starts, elections and catching up on a machine that has other things to do. */
const LIMIT_MS = 240_000;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-brokers-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const checks = new Checks();

/** Waits until all partitions, the brokers' own too, have so many replicas in sync: the next kill leaves none without a leader. */
async function inSync(cluster: ApacheKafkaCluster, replicas: number): Promise<void> {
  await using admin = new Admin({ bootstrapServers: cluster.address, defaultApiTimeoutMs: LIMIT_MS });
  const areInSync = async (): Promise<boolean> => {
    const topics = await admin.describeTopics([...TOPICS, ...INTERNAL_TOPICS]);
    return topics.every(({ partitions }) => partitions.every(({ isr }) => isr.length >= replicas));
  };
  await until(`${replicas} replicas are in sync`, areInSync, { withinMs: LIMIT_MS, everyMs: 200 });
}

async function begin(cluster: ApacheKafkaCluster): Promise<{ lives: Life[]; rack: RackReading }> {
  await using admin = new Admin({ bootstrapServers: cluster.address });
  await until('all brokers are there', async () => (await admin.describeCluster()).brokers.length === 3, {
    withinMs: LIMIT_MS,
  });
  await admin.createTopics(TOPICS.map((name) => ({ name, partitions: PARTITIONS, replicationFactor: 3 })));
  const { address } = cluster;
  const producer = producing(address, 'produced');
  const rack = rackReading(address, 'produced', 'b', producer);
  const classic = { heartbeatIntervalMs: 300, sessionTimeoutMs: 10_000 };
  const lives = [
    producer,
    transacting(address, 'transacted'),
    groupReading(
      address,
      'produced',
      'classic',
      { ...classic, partitionAssignmentStrategy: 'cooperative-sticky' },
      producer,
    ),
    groupReading(address, 'produced', 'modern', { groupProtocol: 'consumer' }, producer),
    rack,
    await sharing(address, 'produced', 'share', producer),
    administering(address, 'transacted'),
  ];
  return { lives, rack };
}

/** The leaders tell a consumer once where to read: from then on most fetches go to its rack. */
async function readsInItsRack({ fetches }: RackReading, nodeId: number): Promise<void> {
  const before = new Map(fetches);
  const since = (node: number): number => (fetches.get(node) ?? 0) - (before.get(node) ?? 0);
  await until('many fetches in the own rack', () => since(nodeId) >= 40, { withinMs: LIMIT_MS });
  const others = [1, 2, 3].filter((node) => node !== nodeId).reduce((sum, node) => sum + since(node), 0);
  assert.ok(others * 4 <= since(nodeId), `${others} elsewhere, ${since(nodeId)} in the own rack`);
}

async function throughKills(cluster: ApacheKafkaCluster, lives: readonly Life[]): Promise<void> {
  const [first, second, third] = cluster.nodes as [Node, Node, Node];
  const truncation = new Truncation(cluster.address);
  const getOn = (): Promise<void> => allProgress(lives, STEPS);
  await checks.check(
    'truncation: both replicas have the first records',
    () => truncation.begin(1, 2),
    LIMIT_MS,
  );
  const kill = (node: Node) =>
    inSync(cluster, 3)
      .then(() => node.kill())
      .then(getOn);
  await checks.check('node 2 is killed: all get on', () => kill(second), LIMIT_MS);
  await checks.check('truncation: the leader alone takes more', () => truncation.writeTail(), LIMIT_MS);
  const change = async (): Promise<void> => {
    await inSync(cluster, 2);
    await first.kill();
    await second.start();
    await getOn();
  };
  await checks.check('node 1 is killed, node 2 started: all get on', change, LIMIT_MS);
  await truncation.noticed(checks, 2);
  await checks.check(
    'node 1 is started: all replicas catch up',
    () => first.start().then(() => inSync(cluster, 3)),
    LIMIT_MS,
  );
  const elect = async (): Promise<void> => {
    await using admin = new Admin({ bootstrapServers: cluster.address });
    // Of the partitions that were waited for: another may not have its preferred replica in sync yet.
    const numbers = Array.from({ length: PARTITIONS }, (_, partition) => partition);
    const all = TOPICS.flatMap((topic) => numbers.map((partition) => ({ topic, partition })));
    await admin.electLeaders('preferred', all);
    await getOn();
  };
  await checks.check('preferred leaders are elected: all get on', elect, LIMIT_MS);
  await checks.check('node 3 is killed: all get on', () => kill(third), LIMIT_MS);
  await checks.check(
    'node 3 is started: all replicas catch up',
    () => third.start().then(() => inSync(cluster, 3)),
    LIMIT_MS,
  );
}

type Node = ApacheKafkaCluster['nodes'][number];

async function play(): Promise<void> {
  const cluster = await apacheKafkaCluster(folder, RACKS, QUICK_HEARTBEATS);
  if (!(await checks.check('three nodes start', () => cluster.start(), LIMIT_MS))) return;
  let started: Awaited<ReturnType<typeof begin>> | undefined;
  const isBegun = await checks.check(
    'clients of all kinds are at work',
    async () => {
      started = await begin(cluster);
      await allProgress(started.lives, STEPS);
    },
    LIMIT_MS,
  );
  if (isBegun && started !== undefined) {
    const { lives, rack } = started;
    await checks.check(
      'client.rack: reads go to the replica of the rack',
      () => readsInItsRack(rack, 2),
      LIMIT_MS,
    );
    await controllerSuite(checks, cluster.controllers);
    await throughKills(cluster, lives);
    for (const life of lives)
      await checks.check(`${life.name}: all came out right`, () => life.end(), LIMIT_MS);
  }
  await checks.check('the nodes end', () => cluster.kill());
}

const missing = missingForApacheKafka();
if (missing === undefined) await play();
else checks.skip('everything', `there is no ${missing} on this machine`);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
