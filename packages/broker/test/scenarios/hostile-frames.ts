import { ZERO_UUID } from '@kavka/base';
import { EncodeError, type Init, requestFrame, Writer } from '@kavka/protocol';
import {
  API,
  batchOf,
  fetchRequest,
  produceRequest,
  type SeededRandom,
  type TestTopic,
  type WireApi,
} from '@kavka/testkit';

const MAX_FRAMES = 4;
const LENGTHS = [-1, 0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, -0x80000000, 0x01000000];

/** Builds a request of some version. */
type Seed = (random: SeededRandom) => Buffer;

/** Requests that mean something, of all APIs and versions, to be spoiled. */
export function seedsFor(topic: TestTopic): readonly Seed[] {
  const { name, id } = topic;
  const partitions = [{ partitionIndex: 0, partition: 0, offset: 1n, timestamp: -1n }];
  const named = [{ name, topic: name, topicId: id, topicName: name, partitions }];
  const groupId = 'group';
  const member = { groupId, memberId: 'm', generationId: 1, groupInstanceId: null };
  const resource = { resourceType: 2, resourceName: name };
  const configs = [{ name: 'retention.ms', value: '1000', configOperation: 0 }];
  const protocols = [{ name: 'range', metadata: Buffer.from([0, 0, 0, 0]) }];
  const compressed = [1, 2, 3, 4].map((codec) =>
    batchOf(['x'.repeat(100), 'y'], { codec: codec as 1 | 2 | 3 | 4 }),
  );
  return [
    ...[batchOf(['a', { key: 'k', value: null, headers: { h: 'v' } }]), ...compressed].map((batch) =>
      seed(API.produce, produceRequest(topic, batch)),
    ),
    seed(
      API.produce,
      produceRequest(topic, batchOf(['i'], { producerId: 7n, producerEpoch: 0, baseSequence: 0 })),
    ),
    seed(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 100 })),
    seed(API.fetch, fetchRequest(topic, 0, { sessionEpoch: 0 })),
    seed(API.listOffsets, { replicaId: -1, topics: named }),
    seed(API.metadata, { topics: [{ name, topicId: ZERO_UUID }], allowAutoTopicCreation: true }),
    seed(API.metadata, { topics: null }),
    seed(API.offsetCommit, {
      groupId,
      generationIdOrMemberEpoch: -1,
      topics: [{ name, topicId: id, partitions: [{ partitionIndex: 0, committedOffset: 5n }] }],
    }),
    seed(API.offsetFetch, { groupId, topics: [{ name, partitionIndexes: [0] }] }),
    seed(API.offsetFetch, { groups: [{ groupId, topics: null }] }),
    seed(API.findCoordinator, { key: groupId }),
    seed(API.findCoordinator, { coordinatorKeys: [groupId, 'other'] }),
    seed(API.joinGroup, {
      ...member,
      memberId: '',
      sessionTimeoutMs: 10_000,
      protocolType: 'consumer',
      protocols,
    }),
    seed(API.heartbeat, member),
    seed(API.leaveGroup, { groupId, memberId: 'm' }),
    seed(API.leaveGroup, { groupId, members: [{ memberId: 'm', groupInstanceId: null }] }),
    seed(API.syncGroup, { ...member, assignments: [{ memberId: 'm', assignment: Buffer.from('x') }] }),
    seed(API.describeGroups, { groups: [groupId] }),
    seed(API.listGroups, { statesFilter: ['Stable'] }),
    seed(API.apiVersions, { clientSoftwareName: 'x', clientSoftwareVersion: '1' }),
    seed(API.createTopics, { topics: [{ name: 'made', numPartitions: 2, replicationFactor: 1, configs }] }),
    seed(API.createTopics, {
      topics: [
        {
          name: 'placed',
          assignments: [{ partitionIndex: 0, brokerIds: [1] }],
          numPartitions: -1,
          replicationFactor: -1,
        },
      ],
    }),
    seed(API.deleteTopics, { topicNames: ['made'] }),
    seed(API.deleteTopics, { topics: [{ name: 'made', topicId: ZERO_UUID }] }),
    seed(API.deleteRecords, { topics: named }),
    seed(API.initProducerId, { transactionalId: null, transactionTimeoutMs: 1000 }),
    seed(API.offsetForLeaderEpoch, { replicaId: -1, topics: named }),
    seed(API.describeConfigs, {
      resources: [{ ...resource, configurationKeys: null }],
      includeSynonyms: true,
    }),
    seed(API.alterConfigs, { resources: [{ ...resource, configs }] }),
    seed(API.incrementalAlterConfigs, { resources: [{ ...resource, configs }] }),
    seed(API.describeLogDirs, { topics: [{ topic: name, partitions: [0] }] }),
    seed(API.createPartitions, { topics: [{ name, count: 2, assignments: null }] }),
    seed(API.deleteGroups, { groupsNames: ['none'] }),
    seed(API.offsetDelete, { groupId, topics: named }),
    seed(API.describeQuorum, {
      topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }],
    }),
    seed(API.describeCluster, {}),
    seed(API.describeProducers, { topics: [{ name, partitionIndexes: [0] }] }),
    seed(API.listConfigResources, { resourceTypes: [] }),
    seed(API.describeTopicPartitions, { topics: [{ name }], responsePartitionLimit: 10, cursor: null }),
  ];
}

/** A few frames, each spoiled in some way or left as it is; the last one may be cut. */
export function hostileBytes(seeds: readonly Seed[], random: SeededRandom): Buffer {
  const frames: Buffer[] = [];
  for (let count = 1 + random.below(MAX_FRAMES); count > 0; count--) {
    const frame = random.oneIn(10)
      ? Buffer.from(random.bytes(1 + random.below(200)))
      : random.pick(seeds)(random);
    while (random.oneIn(2)) spoil(frame, random);
    if (!random.oneIn(8) && frame.length >= 4) frame.writeInt32BE(frame.length - 4, 0);
    frames.push(frame);
  }
  const bytes = Buffer.concat(frames);
  return random.oneIn(4) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

/** Changes a frame in place: bits, bytes, numbers that could be lengths, and its API key and version. */
function spoil(frame: Buffer, random: SeededRandom): void {
  const at = random.below(frame.length);
  switch (random.below(5)) {
    case 0:
      frame.writeUInt8((frame[at] ?? 0) ^ (1 << random.below(8)), at);
      return;
    case 1:
      if (at + 4 <= frame.length) frame.writeInt32BE(random.pick(LENGTHS) | 0, at);
      return;
    case 2:
      if (at + 2 <= frame.length) frame.writeInt16BE((random.pick(LENGTHS) << 16) >> 16, at);
      return;
    case 3:
      if (frame.length >= 8) frame.writeInt16BE(random.below(100) - 2, random.oneIn(2) ? 4 : 6);
      return;
    default:
      frame.set(random.bytes(Math.min(8, frame.length - at)), at);
  }
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
