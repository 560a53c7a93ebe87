import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMetadataRecord, encodeMetadataRecord } from '@kavka/protocol/messages/metadata/index';
import * as fc from 'fast-check';
import { ClusterState } from '../../src/image/cluster-state.ts';
import { ControllerWorld } from '../controller-world.ts';
import { creatable, topicsRequest } from '../decision-world.ts';

const NAMES = ['a', 'b', 'a.b', 'a_b', 'c'] as const;
const BROKERS = [1, 2, 3] as const;

type Step = (world: ControllerWorld) => Promise<unknown>;

const name = fc.constantFrom(...NAMES);
const broker = fc.constantFrom(...BROKERS);

/** What clients and brokers may ask for, sensible or not. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(name, fc.integer({ min: -1, max: 3 }), fc.integer({ min: -1, max: 4 }))
    .map(([topic, partitions, replicas]): Step => {
      const request = topicsRequest(
        creatable(topic, { partitions, replicas, configs: { 'retention.ms': '7' } }),
      );
      return (world) => world.answer(world.controller.createTopics(request));
    }),
  name.map((topic): Step => {
    return (world) =>
      world.answer(world.controller.deleteTopics({ topics: [], topicNames: [topic], timeoutMs: 1000 }));
  }),
  fc.tuple(name, fc.integer({ min: 1, max: 5 })).map(([topic, count]): Step => {
    const topics = [{ name: topic, count, assignments: null }];
    return (world) =>
      world.answer(world.controller.createPartitions({ topics, timeoutMs: 1000, validateOnly: false }));
  }),
  fc
    .tuple(name, fc.constantFrom('retention.ms', 'min.insync.replicas'), fc.constantFrom('1', '2', null))
    .map(([resourceName, config, value]): Step => {
      const configs = [{ name: config, configOperation: value === null ? 1 : 0, value }];
      const resources = [{ resourceType: 2, resourceName, configs }];
      return (world) =>
        world.answer(world.controller.incrementalAlterConfigs({ resources, validateOnly: false }));
    }),
  fc.tuple(broker, fc.nat(3)).map(([id, incarnation]): Step => {
    return (world) => world.startBroker(id, 2000 + 10 * id + incarnation);
  }),
  fc.tuple(broker, fc.boolean(), fc.boolean()).map(([id, wantFence, wantShutDown]): Step => {
    return (world) => world.heartbeat(id, { wantFence, wantShutDown });
  }),
  broker.map(
    (brokerId): Step =>
      (world) =>
        world.answer(world.controller.unregisterBroker({ brokerId })),
  ),
  fc.constantFrom(0, 1).map((electionType): Step => {
    return (world) =>
      world.answer(world.controller.electLeaders({ electionType, topicPartitions: null, timeoutMs: 1000 }));
  }),
  broker.map((brokerId): Step => {
    return (world) => {
      const brokerEpoch = world.image.brokers.get(brokerId)?.epoch ?? -1n;
      return world.answer(world.controller.allocateProducerIds({ brokerId, brokerEpoch }));
    };
  }),
  fc.constant<Step>(async (world) => {
    world.clock.advance(9000);
    world.log.commit();
  }),
);

function recordsOf(state: ClusterState) {
  return [...state.records()];
}

test('whatever is asked: replay of the log, and of a snapshot, is the state that the controller decided on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = new ControllerWorld();
      world.lead();
      for (const each of steps) await each(world);
      const expected = recordsOf(world.image);

      const replayed = new ClusterState();
      for (const batch of world.log.batches) {
        const records = batch.records.map((record) => decodeMetadataRecord(encodeMetadataRecord(record)));
        replayed.apply({ ...batch, records });
      }
      assert.deepEqual(recordsOf(replayed), expected);

      const loaded = new ClusterState();
      loaded.load({ endOffset: world.log.endOffset, epoch: 1, timestamp: 0n, records: expected });
      assert.deepEqual(recordsOf(loaded), expected);
      checkInvariants(world.image);
    }),
    { numRuns: 150 },
  );
});

/** What holds for every partition, whoever came and went. */
function checkInvariants({ topics, brokers }: ClusterState): void {
  let count = 0;
  for (const topic of topics.sorted()) {
    assert.equal(topics.byName(topic.name), topic);
    count += topic.partitions.length;
    for (const [index, partition] of topic.partitions.entries()) {
      const { leader, isr, replicas, eligibleLeaderReplicas } = partition;
      assert.equal(partition.index, index);
      assert.ok(isr.every((id) => replicas.includes(id)));
      assert.ok(eligibleLeaderReplicas.every((id) => replicas.includes(id) && !isr.includes(id)));
      assert.equal(partition.directories.length, replicas.length);
      if (leader === -1) assert.deepEqual(isr, []);
      else
        assert.ok(
          isr.includes(leader) && brokers.isAlive(leader),
          `${topic.name}-${index} is led by ${leader}`,
        );
    }
  }
  assert.equal(topics.partitionCount, count);
}
