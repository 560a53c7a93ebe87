import type { Admin, ConfigChanges, OngoingReassignment } from '@kavka/client';
import { nameOf, type Partition, type Target } from './reassignment-file.ts';

const BROKER_THROTTLES = [
  'leader.replication.throttled.rate',
  'follower.replication.throttled.rate',
  'replica.alter.log.dirs.io.max.bytes.per.second',
] as const;
const TOPIC_THROTTLES = [
  'leader.replication.throttled.replicas',
  'follower.replication.throttled.replicas',
] as const;

/** Brokers that a partition comes from and goes to. */
interface Move extends Partition {
  readonly sources: readonly number[];
  readonly destinations: readonly number[];
}

/** Where partitions go, where they are, and what is under way already. */
interface Plan {
  readonly targets: readonly Target[];
  readonly current: readonly Target[];
  readonly ongoing: readonly OngoingReassignment[];
}

/** How fast partitions move between brokers: that of all moves, those under way too. */
export async function throttleMoves(
  admin: Admin,
  plan: Plan,
  bytesPerSecond: bigint,
  signal: AbortSignal,
): Promise<void> {
  const moves = movesOf(plan);
  const topics = Map.groupBy(moves, ({ topic }) => topic);
  const ofTopics = [...topics].map(
    ([name, some]): ConfigChanges => ({
      type: 'topic',
      name,
      set: {
        [TOPIC_THROTTLES[0]]: replicasText(some, ({ sources }) => sources),
        [TOPIC_THROTTLES[1]]: replicasText(some, ({ destinations }) => destinations),
      },
    }),
  );
  await admin.alterConfigs(ofTopics, { signal });
  const brokerIds = moves.flatMap(({ sources, destinations }) => [...sources, ...destinations]);
  const rate = { [BROKER_THROTTLES[0]]: `${bytesPerSecond}`, [BROKER_THROTTLES[1]]: `${bytesPerSecond}` };
  await admin.alterConfigs(ofBrokers(brokerIds, rate), { signal });
}

/** How fast replicas move between directories. */
export async function throttleDirectoryMoves(
  admin: Admin,
  brokerIds: readonly number[],
  bytesPerSecond: bigint,
  signal: AbortSignal,
): Promise<void> {
  await admin.alterConfigs(ofBrokers(brokerIds, { [BROKER_THROTTLES[2]]: `${bytesPerSecond}` }), { signal });
}

export async function liftBrokerThrottles(
  admin: Admin,
  brokerIds: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  await admin.alterConfigs(ofBrokers(brokerIds, unset(BROKER_THROTTLES)), { signal });
}

export async function liftTopicThrottles(
  admin: Admin,
  topics: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const set = unset(TOPIC_THROTTLES);
  await admin.alterConfigs(
    topics.map((name) => ({ type: 'topic', name, set })),
    { signal },
  );
}

function movesOf({ targets, current, ongoing }: Plan): Move[] {
  const moves = new Map<string, Move>();
  for (const { topic, partition, replicas, addingReplicas } of ongoing) {
    const sources = replicas.filter((id) => !addingReplicas.includes(id));
    moves.set(nameOf({ topic, partition }), { topic, partition, sources, destinations: addingReplicas });
  }
  const replicasOf = new Map(current.map((one) => [nameOf(one), one.replicas]));
  for (const { topic, partition, replicas } of targets) {
    const name = nameOf({ topic, partition });
    const sources = moves.get(name)?.sources ?? replicasOf.get(name) ?? [];
    const destinations = replicas.filter((id) => !sources.includes(id));
    moves.set(name, { topic, partition, sources, destinations });
  }
  return [...moves.values()];
}

/** `0:1,0:2`: numbers of partitions and brokers. */
function replicasText(moves: readonly Move[], brokersOf: (move: Move) => readonly number[]): string {
  const texts = moves.flatMap((move) => brokersOf(move).map((id) => `${move.partition}:${id}`));
  return [...new Set(texts)].sort().join(',');
}

function ofBrokers(
  brokerIds: readonly number[],
  set: Readonly<Record<string, string | null>>,
): ConfigChanges[] {
  const inTurn = [...new Set(brokerIds)].sort((left, right) => left - right);
  return inTurn.map((id) => ({ type: 'broker', name: `${id}`, set }));
}

function unset(names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}
