import type { Uuid } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { configRecord, partitionRecord, topicRecord } from '../src/records.ts';
import { SUPPORTED_FEATURES } from '../src/supported-features.ts';
import { uuidOf } from './decision-world.ts';

export function partitionOf(topicId: Uuid, index: number, replicas: readonly number[]): MetadataRecord {
  const partition = {
    index,
    replicas,
    directories: replicas.map(uuidOf),
    isr: replicas,
    removingReplicas: [],
    addingReplicas: [],
    eligibleLeaderReplicas: [],
    lastKnownElr: [],
    leader: replicas[0] ?? -1,
    leaderRecoveryState: 0 as const,
    leaderEpoch: 0,
    partitionEpoch: 0,
  };
  return partitionRecord(topicId, partition, 30);
}

/** Records that leave something of every kind in the state, also of what no API serves yet. */
export function everyKindOfRecord(): MetadataRecord[] {
  return [
    ...nodeRecords(),
    topicRecord('t', uuidOf(50)),
    partitionOf(uuidOf(50), 0, [1, 2]),
    partitionOf(uuidOf(50), 1, [2, 1]),
    configRecord(2, 't', 'retention.ms', '5'),
    configRecord(4, '', 'min.insync.replicas', '1'),
    configRecord(32, 'g', 'consumer.session.timeout.ms', '50000'),
    { type: 'ProducerIdsRecord', data: { brokerId: 1, brokerEpoch: 7n, nextProducerId: 3000n } },
    ...securityRecords(),
    { type: 'NoOpRecord', data: {} },
    { type: 'ZkMigrationStateRecord', data: { zkMigrationState: 0 } },
  ];
}

function nodeRecords(): MetadataRecord[] {
  const features = SUPPORTED_FEATURES.map((feature) => ({ ...feature }));
  const endPoints = [{ name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 0 }];
  return [
    {
      type: 'RegisterBrokerRecord',
      data: {
        brokerId: 1,
        isMigratingZkBroker: false,
        incarnationId: uuidOf(100),
        brokerEpoch: 7n,
        endPoints,
        features,
        rack: 'r1',
        fenced: false,
        inControlledShutdown: true,
        logDirs: [uuidOf(2), uuidOf(1)],
        cordonedLogDirs: [uuidOf(2)],
      },
    },
    {
      type: 'RegisterControllerRecord',
      data: { controllerId: 1, incarnationId: uuidOf(101), zkMigrationReady: false, endPoints, features },
    },
  ];
}

function securityRecords(): MetadataRecord[] {
  return [
    {
      type: 'ClientQuotaRecord',
      data: {
        entity: [
          { entityType: 'user', entityName: 'alice' },
          { entityType: 'client-id', entityName: null },
        ],
        key: 'producer_byte_rate',
        value: 1024.5,
        remove: false,
      },
    },
    {
      type: 'AccessControlEntryRecord',
      data: {
        id: uuidOf(60),
        resourceType: 2,
        resourceName: 't',
        patternType: 3,
        principal: 'User:alice',
        host: '*',
        operation: 3,
        permissionType: 3,
      },
    },
    {
      type: 'UserScramCredentialRecord',
      data: {
        name: 'alice',
        mechanism: 1,
        salt: Buffer.from('salt'),
        storedKey: Buffer.from('stored'),
        serverKey: Buffer.from('server'),
        iterations: 4096,
      },
    },
    {
      type: 'DelegationTokenRecord',
      data: {
        owner: 'User:alice',
        requester: 'User:bob',
        renewers: ['User:carol'],
        issueTimestamp: 1n,
        maxTimestamp: 3n,
        expirationTimestamp: 2n,
        tokenId: 'token',
      },
    },
  ];
}

/** Records that take away again what `everyKindOfRecord` put in beside topics, brokers and features. */
export function removals(): MetadataRecord[] {
  return [
    {
      type: 'ClientQuotaRecord',
      data: {
        entity: [
          { entityType: 'client-id', entityName: null },
          { entityType: 'user', entityName: 'alice' },
        ],
        key: 'producer_byte_rate',
        value: 0,
        remove: true,
      },
    },
    { type: 'RemoveAccessControlEntryRecord', data: { id: uuidOf(60) } },
    { type: 'RemoveUserScramCredentialRecord', data: { name: 'alice', mechanism: 1 } },
    { type: 'RemoveDelegationTokenRecord', data: { tokenId: 'token' } },
    configRecord(32, 'g', 'consumer.session.timeout.ms', null),
    { type: 'UnregisterBrokerRecord', data: { brokerId: 1, brokerEpoch: 7n } },
  ];
}
