import { ZERO_UUID } from '@kavka/base';
import { EncodeError, type Init, requestFrame, Writer } from '@kavka/protocol';
import { Codec } from '@kavka/protocol/records';
import type { SeededRandom } from '@kavka/testkit';
import {
  API,
  batchOf,
  fetchRequest,
  produceRequest,
  type TestTopic,
  type WireApi,
} from '@kavka/testkit/wire';

/** Builds a request of some version. */
export type Seed = (random: SeededRandom) => Buffer;

/** Requests that mean something, of all APIs and versions, to be spoiled. */
export function seedsFor(topic: TestTopic): readonly Seed[] {
  return [...seedsOfRecords(topic), ...seedsOfGroups(topic), ...seedsOfTopics(topic), ...seedsOfTheNode()];
}

function seedsOfRecords(topic: TestTopic): Seed[] {
  const { name, id } = topic;
  const partitions = [{ partitionIndex: 0, partition: 0, offset: 1n, timestamp: -1n }];
  const named = [{ name, topic: name, topicId: id, partitions }];
  const producer = { producerId: 7n, producerEpoch: 0, baseSequence: 0 };
  const batches = [
    batchOf(['a', { key: 'k', value: null, headers: { h: 'v' } }]),
    batchOf(['i'], producer),
    ...Object.values(Codec).map((codec) => batchOf(['x'.repeat(100), 'y'], { codec })),
  ];
  return [
    ...batches.map((batch) => seed(API.produce, produceRequest(topic, batch))),
    seed(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 100 })),
    seed(API.fetch, fetchRequest(topic, 0, { sessionEpoch: 0 })),
    seed(API.listOffsets, { replicaId: -1, topics: named }),
    seed(API.offsetForLeaderEpoch, { replicaId: -1, topics: named }),
    seed(API.deleteRecords, { topics: named }),
    seed(API.initProducerId, { transactionalId: null, transactionTimeoutMs: 1000 }),
    seed(API.describeProducers, { topics: [{ name, partitionIndexes: [0] }] }),
  ];
}

function seedsOfGroups({ name, id }: TestTopic): Seed[] {
  const groupId = 'group';
  const member = { groupId, memberId: 'm', generationId: 1, groupInstanceId: null };
  const protocols = [{ name: 'range', metadata: Buffer.from([0, 0, 0, 0]) }];
  const joining = { ...member, memberId: '', sessionTimeoutMs: 10_000, protocolType: 'consumer', protocols };
  const committed = { partitionIndex: 0, committedOffset: 5n };
  return [
    seed(API.findCoordinator, { key: groupId }),
    seed(API.findCoordinator, { coordinatorKeys: [groupId, 'other'] }),
    seed(API.joinGroup, joining),
    seed(API.syncGroup, { ...member, assignments: [{ memberId: 'm', assignment: Buffer.from('x') }] }),
    seed(API.heartbeat, member),
    seed(API.leaveGroup, { groupId, memberId: 'm' }),
    seed(API.leaveGroup, { groupId, members: [{ memberId: 'm', groupInstanceId: null }] }),
    seed(API.offsetCommit, {
      groupId,
      generationIdOrMemberEpoch: -1,
      topics: [{ name, topicId: id, partitions: [committed] }],
    }),
    seed(API.offsetFetch, { groupId, topics: [{ name, partitionIndexes: [0] }] }),
    seed(API.offsetFetch, { groups: [{ groupId, topics: null }] }),
    seed(API.offsetDelete, { groupId, topics: [{ name, partitions: [{ partitionIndex: 0 }] }] }),
    seed(API.describeGroups, { groups: [groupId] }),
    seed(API.listGroups, { statesFilter: ['Stable'] }),
    seed(API.deleteGroups, { groupsNames: ['none'] }),
  ];
}

function seedsOfTopics({ name }: TestTopic): Seed[] {
  const resource = { resourceType: 2, resourceName: name };
  const configs = [{ name: 'retention.ms', value: '1000', configOperation: 0 }];
  const assignments = [{ partitionIndex: 0, brokerIds: [1] }];
  return [
    seed(API.metadata, { topics: [{ name, topicId: ZERO_UUID }], allowAutoTopicCreation: true }),
    seed(API.metadata, { topics: null }),
    seed(API.describeTopicPartitions, { topics: [{ name }], responsePartitionLimit: 10, cursor: null }),
    seed(API.createTopics, { topics: [{ name: 'made', numPartitions: 2, replicationFactor: 1, configs }] }),
    seed(API.createTopics, {
      topics: [{ name: 'placed', assignments, numPartitions: -1, replicationFactor: -1 }],
    }),
    seed(API.createPartitions, { topics: [{ name, count: 2, assignments: null }] }),
    seed(API.deleteTopics, { topicNames: ['made'] }),
    seed(API.deleteTopics, { topics: [{ name: 'made', topicId: ZERO_UUID }] }),
    seed(API.describeConfigs, {
      resources: [{ ...resource, configurationKeys: null }],
      includeSynonyms: true,
    }),
    seed(API.alterConfigs, { resources: [{ ...resource, configs }] }),
    seed(API.incrementalAlterConfigs, { resources: [{ ...resource, configs }] }),
    seed(API.describeLogDirs, { topics: [{ topic: name, partitions: [0] }] }),
  ];
}

function seedsOfTheNode(): Seed[] {
  const quorum = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }];
  return [
    seed(API.apiVersions, { clientSoftwareName: 'x', clientSoftwareVersion: '1' }),
    seed(API.describeCluster, {}),
    seed(API.describeQuorum, { topics: quorum }),
    seed(API.listConfigResources, { resourceTypes: [] }),
  ];
}

/** In each version that knows all fields of the request. */
function seed<Request, Response>(api: WireApi<Request, Response>, request: Init<Request>): Seed {
  const frames: Buffer[] = [];
  for (let version = 0; version <= api.version; version++) {
    const header = {
      requestApiKey: api.apiKey,
      requestApiVersion: version,
      correlationId: 1,
      clientId: 'hostile',
    };
    try {
      frames.push(
        Buffer.concat(requestFrame(new Writer(), header, (writer) => api.encode(writer, request, version))),
      );
    } catch (error) {
      if (!(error instanceof EncodeError)) throw error;
    }
  }
  if (frames.length === 0) throw new Error(`no version of API key ${api.apiKey} has these fields`);
  return (random) => Buffer.from(random.pick(frames));
}
