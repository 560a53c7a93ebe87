import type { Server } from '../../compat/server/server.ts';
import type { Measure } from '../measures/measure.ts';
import type { Results } from '../results.ts';
import { withTopic } from '../with-topic.ts';
import { ClassicMember } from './classic-member.ts';
import { ConsumerMember } from './consumer-member.ts';
import { connect, coordinated } from './coordinated.ts';
import { type GroupMember, pause, SESSION_MS } from './group-member.ts';

const SIZES = [10, 100, 500];
const PARTITIONS = 1_000;
const LOOKED_AT_MS = 5;
const LIMIT_MS = 60_000;
/** By default, coordinators leave so much time between two assignments of a group. */
const ASSIGNMENT_INTERVAL_MS = 1_000;

/** What servers need, so that members may be heard of as often as here, and be missed as soon. */
export const SETTLING_OVERRIDES = {
  'group.min.session.timeout.ms': `${SESSION_MS}`,
  'group.consumer.min.session.timeout.ms': `${SESSION_MS}`,
  'group.consumer.session.timeout.ms': `${SESSION_MS}`,
  'group.consumer.min.heartbeat.interval.ms': '100',
  'group.consumer.heartbeat.interval.ms': '300',
};

const PROTOCOLS = ['classic', 'consumer'] as const;
type Protocol = (typeof PROTOCOLS)[number];

let runs = 0;

/** From a member's arrival, and from the end of a dead one's session, until all members have the new assignment. */
export function groupSettling(): Measure {
  return {
    name: 'settling',
    async warmUp(server) {
      await withTopic(server, PARTITIONS, async (topic) => {
        for (const protocol of PROTOCOLS) await settle(server, topic, protocol, 10);
      });
    },
    async round(server, results) {
      await withTopic(server, PARTITIONS, async (topic) => {
        for (const protocol of PROTOCOLS)
          for (const size of SIZES)
            report(
              results,
              server,
              `${protocol}, ${size} members`,
              await settle(server, topic, protocol, size),
            );
      });
    },
  };
}

interface Times {
  readonly arrivalMs: number;
  readonly deathMs: number;
}

function report(results: Results, server: Server, name: string, { arrivalMs, deathMs }: Times): void {
  results.add(server.kind, { name: `${name}: one arrives`, unit: 'ms', better: 'less' }, arrivalMs);
  results.add(server.kind, { name: `${name}: one dies`, unit: 'ms', better: 'less' }, deathMs);
}

async function settle(server: Server, topic: string, protocol: Protocol, size: number): Promise<Times> {
  const groupId = `bench-${protocol}-${size}-${process.pid}-${++runs}`;
  await coordinated(server, groupId);
  const members: GroupMember[] = [];
  for (let i = 0; i < size; i++) members.push(await newMember(server, topic, protocol, groupId));
  for (const member of members) member.live();
  await untilSettled(members);
  await pause(ASSIGNMENT_INTERVAL_MS);
  const late = await newMember(server, topic, protocol, groupId);
  members.push(late);
  const arrivedAt = performance.now();
  late.live();
  await untilSettled(members);
  const arrivalMs = performance.now() - arrivedAt;
  const dead = members.shift()!;
  await dead.die();
  await untilSettled(members);
  const deathMs = performance.now() - (dead.lastHeartbeatMs + SESSION_MS);
  await Promise.all(members.map((member) => member.die()));
  return { arrivalMs, deathMs };
}

async function newMember(
  server: Server,
  topic: string,
  protocol: Protocol,
  groupId: string,
): Promise<GroupMember> {
  const client = await connect(server);
  if (protocol === 'classic') return new ClassicMember(client, groupId, PARTITIONS);
  return new ConsumerMember(client, groupId, topic);
}

/** All in the same epoch, and every partition with one of them, in equal shares. */
async function untilSettled(members: readonly GroupMember[]): Promise<void> {
  const startedMs = performance.now();
  for (;;) {
    const epoch = members[0]!.epoch;
    const owned = members.reduce((sum, member) => sum + member.owned, 0);
    const share = Math.floor(PARTITIONS / members.length);
    const agree = members.every((member) => member.epoch === epoch && member.owned >= share);
    if (epoch > 0 && owned === PARTITIONS && agree) return;
    if (performance.now() - startedMs > LIMIT_MS) throw new Error(`not settled: ${owned} partitions owned`);
    await pause(LOOKED_AT_MS);
  }
}
