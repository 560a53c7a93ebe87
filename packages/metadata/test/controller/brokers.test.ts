import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { allocateProducerIds } from '../../src/controller/allocate-producer-ids.ts';
import { assignReplicasToDirs } from '../../src/controller/assign-replicas-to-dirs.ts';
import { brokerHeartbeat } from '../../src/controller/broker-heartbeat.ts';
import { BrokerSessions } from '../../src/controller/broker-sessions.ts';
import { createTopics } from '../../src/controller/create-topics.ts';
import { registerBroker } from '../../src/controller/register-broker.ts';
import { unregisterBroker } from '../../src/controller/unregister-broker.ts';
import {
  CLUSTER_ID,
  creatable,
  DecisionWorld,
  registrationOf,
  topicsRequest,
  uuidOf,
} from '../decision-world.ts';
import { errorName } from '../error-names.ts';

/** A world in which brokers come and go through the controller. */
class BrokerWorld extends DecisionWorld {
  readonly sessions = new BrokerSessions(9000);
  nowMs = 0;

  register(id: number, changes: Parameters<typeof registrationOf>[1] = {}) {
    const { sessions, nowMs, nextOffset } = this;
    const facts = { clusterId: CLUSTER_ID, sessions, nowMs, nextOffset };
    const { errorCode, brokerEpoch } = this.decide(
      registerBroker(this.context, registrationOf(id, changes), facts),
    );
    return errorCode === 0 ? brokerEpoch : errorName(errorCode);
  }

  heartbeat(
    id: number,
    wants: {
      fence?: boolean;
      shutDown?: boolean;
      offset?: number;
      epoch?: bigint;
      offline?: readonly Uuid[];
    } = {},
  ) {
    const { sessions, nowMs, nextOffset } = this;
    const request = {
      brokerId: id,
      brokerEpoch: wants.epoch ?? this.state.brokers.get(id)?.epoch ?? 0n,
      currentMetadataOffset: BigInt(wants.offset ?? nextOffset - 1),
      wantFence: wants.fence ?? false,
      wantShutDown: wants.shutDown ?? false,
      offlineLogDirs: [...(wants.offline ?? [])],
      cordonedLogDirs: null,
    };
    const answer = this.decide(brokerHeartbeat(this.context, request, { sessions, nowMs, nextOffset }));
    const { errorCode, isCaughtUp, isFenced, shouldShutDown } = answer;
    return { error: errorName(errorCode), isCaughtUp, isFenced, shouldShutDown };
  }

  start(...ids: number[]) {
    for (const id of ids) {
      this.register(id);
      this.heartbeat(id);
    }
  }

  create(name: string, brokers: number[], configs: Record<string, string> = {}) {
    this.decide(
      createTopics(this.context, topicsRequest(creatable(name, { assignment: [[0, brokers]], configs }))),
    );
  }

  partition(name: string) {
    const partition = this.state.topics.partition(name, 0)!;
    const { leader, isr, eligibleLeaderReplicas: elr, lastKnownElr, leaderRecoveryState } = partition;
    return { leader, isr, elr, lastKnownElr, leaderRecoveryState };
  }
}

const NOT_CAUGHT_UP = { error: 'NONE', isCaughtUp: false, isFenced: true, shouldShutDown: false };
const ALIVE = { error: 'NONE', isCaughtUp: true, isFenced: false, shouldShutDown: false };
const FENCED = { error: 'NONE', isCaughtUp: true, isFenced: true, shouldShutDown: false };
const MAY_END = { error: 'NONE', isCaughtUp: true, isFenced: true, shouldShutDown: true };
const STALE = { error: 'STALE_BROKER_EPOCH', isCaughtUp: false, isFenced: true, shouldShutDown: false };

test('registrations that cannot be', () => {
  const world = new BrokerWorld();
  world.start(1);
  const [first, ...others] = registrationOf(9).features;
  const refused: [Parameters<typeof registrationOf>[1], string][] = [
    [{ clusterId: 'other' }, 'INCONSISTENT_CLUSTER_ID'],
    [{ brokerId: -1 }, 'INVALID_REGISTRATION'],
    [{ logDirs: [] }, 'INVALID_REGISTRATION'],
    [{ logDirs: [uuidOf(9), uuidOf(9)] }, 'INVALID_REGISTRATION'],
    [{ logDirs: [ZERO_UUID] }, 'INVALID_REGISTRATION'],
    [{ logDirs: [uuidOf(1)] }, 'INVALID_REGISTRATION'],
    [{ features: others }, 'INVALID_REGISTRATION'],
    [{ features: [first!] }, 'UNSUPPORTED_VERSION'],
    [{ features: [{ ...first!, maxSupportedVersion: 20 }, ...others] }, 'UNSUPPORTED_VERSION'],
  ];
  for (const [changes, error] of refused) assert.equal(world.register(9, changes), error);
  assert.equal(world.state.brokers.get(9), undefined);
});

test('the epoch of a broker is where its registration stands; the same start keeps it', () => {
  const world = new BrokerWorld();
  const epoch = BigInt(world.nextOffset);
  assert.equal(world.register(1), epoch);
  assert.equal(world.register(1, { rack: 'r' }), epoch);
  assert.deepEqual([world.state.brokers.get(1)?.epoch, world.state.brokers.get(1)?.rack], [epoch, 'r']);
  const next = BigInt(world.nextOffset);
  assert.equal(world.register(1, { incarnationId: uuidOf(5) }), next);
});

test('a second broker of the same id is refused while the first is heard', () => {
  const world = new BrokerWorld();
  world.start(1);
  const other = { incarnationId: uuidOf(5) };
  assert.equal(world.register(1, other), 'DUPLICATE_BROKER_REGISTRATION');
  world.nowMs += 9000;
  assert.equal(typeof world.register(1, other), 'bigint');
});

test('a broker is fenced until it has caught up with its registration', () => {
  const world = new BrokerWorld();
  world.register(1);
  assert.deepEqual(world.heartbeat(1, { offset: -1 }), NOT_CAUGHT_UP);
  assert.deepEqual(world.heartbeat(1, { fence: true }), FENCED);
  assert.equal(world.state.brokers.isAlive(1), false);
  assert.deepEqual(world.heartbeat(1), ALIVE);
  assert.equal(world.state.brokers.isAlive(1), true);
  assert.deepEqual(world.heartbeat(1, { fence: true }), FENCED);
  assert.equal(world.state.brokers.isAlive(1), false);
});

test('heartbeats of another epoch, or of nobody', () => {
  const world = new BrokerWorld();
  world.start(1);
  assert.deepEqual(world.heartbeat(1, { epoch: 77n }), STALE);
  assert.deepEqual(world.heartbeat(55), STALE);
});

test('a fenced broker leaves leaderships and ISRs; what only it held is remembered', () => {
  const world = new BrokerWorld();
  world.start(1, 2);
  world.create('both', [1, 2]);
  world.create('alone', [1]);
  world.heartbeat(1, { fence: true });
  assert.deepEqual(world.partition('both'), {
    leader: 2,
    isr: [2],
    elr: [],
    lastKnownElr: [],
    leaderRecoveryState: 0,
  });
  assert.deepEqual(world.partition('alone'), {
    leader: -1,
    isr: [],
    elr: [1],
    lastKnownElr: [1],
    leaderRecoveryState: 0,
  });
  world.heartbeat(1);
  assert.deepEqual(world.partition('alone'), {
    leader: 1,
    isr: [1],
    elr: [],
    lastKnownElr: [],
    leaderRecoveryState: 0,
  });
});

test('with a smallest ISR of 2, the one that leaves stays eligible', () => {
  const world = new BrokerWorld();
  world.start(1, 2);
  world.create('t', [1, 2], { 'min.insync.replicas': '2' });
  world.heartbeat(1, { fence: true });
  const after = world.partition('t');
  assert.deepEqual([after.leader, after.isr, after.elr], [2, [2], [1]]);
  world.heartbeat(2, { fence: true });
  world.heartbeat(1);
  assert.deepEqual(world.partition('t'), {
    leader: 1,
    isr: [1],
    elr: [2],
    lastKnownElr: [],
    leaderRecoveryState: 0,
  });
});

test('after an unclean end nothing it had counts, until nothing else is left', () => {
  const world = new BrokerWorld();
  world.start(1);
  world.create('t', [1]);
  world.nowMs += 9000;
  world.register(1, { incarnationId: uuidOf(5) });
  assert.deepEqual(world.partition('t'), {
    leader: -1,
    isr: [],
    elr: [],
    lastKnownElr: [1],
    leaderRecoveryState: 0,
  });
  world.heartbeat(1);
  assert.deepEqual(world.partition('t'), {
    leader: 1,
    isr: [1],
    elr: [],
    lastKnownElr: [],
    leaderRecoveryState: 1,
  });
});

test('after a clean end it goes on where it was', () => {
  const world = new BrokerWorld();
  world.start(1);
  world.create('t', [1]);
  world.heartbeat(1, { shutDown: true });
  world.heartbeat(1, { shutDown: true });
  const previousBrokerEpoch = world.epochOf(1);
  world.nowMs += 9000;
  world.register(1, { incarnationId: uuidOf(5), previousBrokerEpoch });
  world.heartbeat(1);
  assert.deepEqual(world.partition('t'), {
    leader: 1,
    isr: [1],
    elr: [],
    lastKnownElr: [],
    leaderRecoveryState: 0,
  });
});

test('a shutdown waits until leaderships have moved and everyone has heard of it', () => {
  const world = new BrokerWorld();
  world.start(1, 2);
  world.create('t', [1, 2]);
  const before = world.nextOffset - 1;
  assert.deepEqual(world.heartbeat(1, { shutDown: true }), ALIVE);
  assert.equal(world.state.brokers.get(1)?.inControlledShutdown, true);
  assert.equal(world.partition('t').leader, 2);
  world.heartbeat(2, { offset: before });
  assert.deepEqual(world.heartbeat(1, { shutDown: true }), ALIVE);
  world.heartbeat(2);
  assert.deepEqual(world.heartbeat(1, { shutDown: true }), MAY_END);
  assert.equal(world.state.brokers.isAlive(1), false);
});

test('who leads nothing, or is fenced, may end at once', () => {
  const world = new BrokerWorld();
  world.start(1);
  assert.deepEqual(world.heartbeat(1, { shutDown: true }), MAY_END);
  assert.deepEqual(world.heartbeat(1, { shutDown: true }), MAY_END);
});

test('a broker that is unregistered is forgotten', () => {
  const world = new BrokerWorld();
  world.start(1, 2);
  world.create('t', [2, 1]);
  const unregister = () =>
    errorName(world.decide(unregisterBroker(world.context, { brokerId: 2 })).errorCode);
  assert.equal(unregister(), 'NONE');
  assert.equal(world.partition('t').leader, 1);
  assert.equal(unregister(), 'BROKER_ID_NOT_REGISTERED');
});

test('blocks of producer ids follow each other', () => {
  const world = new BrokerWorld();
  world.start(1);
  const allocate = (brokerId: number, brokerEpoch: bigint) => {
    const answer = world.decide(allocateProducerIds(world.context, { brokerId, brokerEpoch }));
    return [errorName(answer.errorCode), answer.producerIdStart, answer.producerIdLen];
  };
  const epoch = world.epochOf(1);
  assert.deepEqual(allocate(1, epoch), ['NONE', 0n, 1000]);
  assert.deepEqual(allocate(1, epoch), ['NONE', 1000n, 1000]);
  assert.deepEqual(allocate(1, epoch + 1n), ['STALE_BROKER_EPOCH', 0n, 0]);
  assert.deepEqual(allocate(9, 0n), ['STALE_BROKER_EPOCH', 0n, 0]);
});

test('a directory that has failed takes its replicas out, until it is back', () => {
  const world = new BrokerWorld();
  const [good, bad] = [uuidOf(501), uuidOf(502)];
  world.register(1, { logDirs: [good, bad] });
  world.heartbeat(1);
  world.create('a', [1]);
  world.create('b', [1]);
  const place = (directory: Uuid, topic: string) =>
    world.decide(
      assignReplicasToDirs(world.context, {
        brokerId: 1,
        brokerEpoch: world.state.brokers.get(1)?.epoch ?? 0n,
        directories: [
          {
            id: directory,
            topics: [
              {
                topicId: world.state.topics.byName(topic)?.id ?? ZERO_UUID,
                partitions: [{ partitionIndex: 0 }],
              },
            ],
          },
        ],
      }),
    ).directories[0]?.topics[0]?.partitions[0]?.errorCode;
  assert.deepEqual(
    [place(good, 'a'), place(bad, 'b'), place(bad, 'none')].map((code) => errorName(code ?? -1)),
    ['NONE', 'NONE', 'UNKNOWN_TOPIC_ID'],
  );
  assert.deepEqual(world.state.topics.partition('b', 0)?.directories, [bad]);
  world.heartbeat(1, { offline: [bad] });
  assert.deepEqual(world.state.brokers.get(1)?.directories, [good]);
  assert.deepEqual([world.partition('a').leader, world.partition('b').leader], [1, -1]);
  assert.equal(world.heartbeat(1, { offline: [bad] }).error, 'NONE');
  // The next start has it, or has not.
  world.nowMs += 20_000;
  world.register(1, { logDirs: [good], incarnationId: uuidOf(601) });
  world.heartbeat(1);
  assert.deepEqual([world.partition('a').leader, world.partition('b').leader], [1, -1]);
  world.nowMs += 20_000;
  world.register(1, { logDirs: [good, bad], incarnationId: uuidOf(602) });
  world.heartbeat(1);
  assert.deepEqual([world.partition('a').leader, world.partition('b').leader], [1, 1]);
});

test('a replica that turns out to be in a directory that has failed does not lead', () => {
  const world = new BrokerWorld();
  const [good, bad] = [uuidOf(501), uuidOf(502)];
  world.register(1, { logDirs: [good, bad] });
  world.heartbeat(1);
  world.create('a', [1]);
  world.heartbeat(1, { offline: [bad] });
  assert.equal(world.partition('a').leader, 1);
  const topicId = world.state.topics.byName('a')?.id ?? ZERO_UUID;
  const directories = [{ id: bad, topics: [{ topicId, partitions: [{ partitionIndex: 0 }] }] }];
  const brokerEpoch = world.state.brokers.get(1)?.epoch ?? 0n;
  world.decide(assignReplicasToDirs(world.context, { brokerId: 1, brokerEpoch, directories }));
  assert.equal(world.partition('a').leader, -1);
});
