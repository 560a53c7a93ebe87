import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { configRecord, partitionRecord, registerBrokerVersion, topicRecord } from '../records.ts';
import { METADATA_VERSION } from './features.ts';
import type { Broker, ConfigResourceType, ControllerRegistration, MetadataImage } from './metadata-image.ts';

/** What a snapshot needs besides what handlers look at. */
export interface SnapshotState extends MetadataImage {
  readonly configs: MetadataImage['configs'] & { types(): Iterable<ConfigResourceType> };
}

/** Records that make this state out of an empty one: what a snapshot holds. First `metadata.version`, on which the others depend. */
export function* stateRecords(state: SnapshotState): Generator<MetadataRecord, void, undefined> {
  yield* featureRecords(state);
  for (const broker of state.brokers.all()) yield brokerRecord(broker, state.features.metadataVersion);
  for (const controller of state.controllers.values()) yield controllerRecord(controller);
  yield* topicRecords(state);
  yield* configRecords(state);
  yield* quotaRecords(state);
  if (state.nextProducerId > 0n) yield producerIdsRecord(state.nextProducerId);
  for (const entry of state.accessControlEntries.all()) {
    yield { type: 'AccessControlEntryRecord', data: { ...entry } };
  }
  yield* scramRecords(state);
  for (const token of state.delegationTokens.all()) {
    yield { type: 'DelegationTokenRecord', data: { ...token, renewers: [...token.renewers] } };
  }
}

function* featureRecords({ features }: MetadataImage): Generator<MetadataRecord> {
  const others = [...features.levels].filter(([name]) => name !== METADATA_VERSION);
  const levels: [string, number][] = [[METADATA_VERSION, features.metadataVersion], ...others];
  for (const [name, featureLevel] of levels) {
    if (featureLevel > 0) yield { type: 'FeatureLevelRecord', data: { name, featureLevel } };
  }
}

function brokerRecord(broker: Broker, metadataVersion: number): MetadataRecord {
  const version = registerBrokerVersion(metadataVersion);
  const cordoned = broker.cordonedDirectories;
  return {
    type: 'RegisterBrokerRecord',
    version,
    data: {
      brokerId: broker.id,
      isMigratingZkBroker: version >= 2 && broker.isMigratingZkBroker,
      incarnationId: broker.incarnationId,
      brokerEpoch: broker.epoch,
      endPoints: broker.listeners.map((listener) => ({ ...listener })),
      features: broker.features.map((feature) => ({ ...feature })),
      rack: broker.rack,
      fenced: broker.fenced,
      inControlledShutdown: broker.inControlledShutdown,
      logDirs: version >= 3 ? [...broker.directories] : [],
      cordonedLogDirs: version >= 4 && cordoned.length > 0 ? [...cordoned] : null,
    },
  };
}

function controllerRecord(controller: ControllerRegistration): MetadataRecord {
  return {
    type: 'RegisterControllerRecord',
    data: {
      controllerId: controller.id,
      incarnationId: controller.incarnationId,
      zkMigrationReady: controller.zkMigrationReady,
      endPoints: controller.listeners.map((listener) => ({ ...listener })),
      features: controller.features.map((feature) => ({ ...feature })),
    },
  };
}

function* topicRecords({ topics, features }: MetadataImage): Generator<MetadataRecord> {
  for (const { name, id, partitions } of topics.sorted()) {
    yield topicRecord(name, id);
    for (const partition of partitions) yield partitionRecord(id, partition, features.metadataVersion);
  }
}

function* configRecords({ configs }: SnapshotState): Generator<MetadataRecord> {
  for (const type of configs.types()) {
    for (const resource of configs.resources(type)) {
      for (const [name, value] of configs.of(type, resource)) yield configRecord(type, resource, name, value);
    }
  }
}

function* quotaRecords({ clientQuotas }: MetadataImage): Generator<MetadataRecord> {
  for (const { entity, values } of clientQuotas.entries()) {
    for (const [key, value] of values) {
      const parts = entity.map((part) => ({ ...part }));
      yield { type: 'ClientQuotaRecord', data: { entity: parts, key, value, remove: false } };
    }
  }
}

/** Who asked for the last block does not matter any more. */
function producerIdsRecord(nextProducerId: bigint): MetadataRecord {
  return { type: 'ProducerIdsRecord', data: { brokerId: -1, brokerEpoch: -1n, nextProducerId } };
}

function* scramRecords({ scramCredentials }: MetadataImage): Generator<MetadataRecord> {
  for (const name of scramCredentials.users()) {
    for (const credential of scramCredentials.of(name)?.values() ?? []) {
      yield { type: 'UserScramCredentialRecord', data: { name, ...credential } };
    }
  }
}
