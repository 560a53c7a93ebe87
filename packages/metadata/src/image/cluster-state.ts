import { unreachable } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { CommittedBatch, CommittedSnapshot } from '../metadata-log.ts';
import { AccessControlEntries } from './access-control-entries.ts';
import { Brokers } from './brokers.ts';
import { ClientQuotas } from './client-quotas.ts';
import { Configs } from './configs.ts';
import { controllerFromRecord } from './controllers.ts';
import { DelegationTokens } from './delegation-tokens.ts';
import { DeltaBuilder } from './delta-builder.ts';
import { Features } from './features.ts';
import type { MetadataDelta } from './metadata-delta.ts';
import { ConfigResourceType, type ControllerRegistration, type MetadataImage } from './metadata-image.ts';
import { ReplayError } from './replay-error.ts';
import { ScramCredentials } from './scram-credentials.ts';
import { stateRecords } from './state-records.ts';
import { Topics } from './topics.ts';

/**
 * The cluster's metadata as state that only replay changes. A node has two: the controller's, ahead of what is committed, and the
 * broker's, of committed records alone.
 */
export class ClusterState implements MetadataImage {
  readonly features = new Features();
  readonly brokers = new Brokers();
  readonly controllers = new Map<number, ControllerRegistration>();
  readonly topics = new Topics();
  readonly configs = new Configs();
  readonly clientQuotas = new ClientQuotas();
  readonly scramCredentials = new ScramCredentials();
  readonly accessControlEntries = new AccessControlEntries();
  readonly delegationTokens = new DelegationTokens();
  #nextProducerId = 0n;
  #lastOffset = -1;
  #lastEpoch = -1;
  #lastTimestamp = -1n;
  /** Records of a transaction that has begun and not ended: they take effect together, or never. */
  #transaction: MetadataRecord[] | undefined;

  get nextProducerId(): bigint {
    return this.#nextProducerId;
  }

  get lastOffset(): number {
    return this.#lastOffset;
  }

  get lastEpoch(): number {
    return this.#lastEpoch;
  }

  get lastTimestamp(): bigint {
    return this.#lastTimestamp;
  }

  /** Whether the log stands within a metadata transaction. */
  get inTransaction(): boolean {
    return this.#transaction !== undefined;
  }

  /** Replays a batch and tells what it changed. @throws ReplayError */
  apply(batch: CommittedBatch): MetadataDelta {
    const delta = new DeltaBuilder();
    for (const record of batch.records) this.#accept(record, delta);
    this.#lastOffset = batch.lastOffset;
    this.#lastEpoch = batch.epoch;
    this.#lastTimestamp = batch.timestamp;
    return delta;
  }

  /** Begins with a snapshot in place of all batches before its end; only for a state that has replayed nothing. @throws ReplayError */
  load(snapshot: CommittedSnapshot): MetadataDelta {
    if (this.#lastOffset !== -1) throw new ReplayError('a snapshot can be loaded only into an empty state');
    const delta = new DeltaBuilder();
    for (const record of snapshot.records) this.#accept(record, delta);
    this.#lastOffset = snapshot.endOffset - 1;
    this.#lastEpoch = snapshot.epoch;
    this.#lastTimestamp = snapshot.timestamp;
    return delta;
  }

  /** Records that make this state out of an empty one. They show the state of the moment in which each is taken. */
  records(): Iterable<MetadataRecord> {
    return stateRecords(this);
  }

  #accept(record: MetadataRecord, delta: DeltaBuilder): void {
    switch (record.type) {
      case 'BeginTransactionRecord':
        if (this.#transaction !== undefined)
          throw new ReplayError('a metadata transaction begins within another');
        this.#transaction = [];
        return;
      case 'EndTransactionRecord':
        for (const held of this.#endTransaction()) this.#replay(held, delta);
        return;
      case 'AbortTransactionRecord':
        this.#endTransaction();
        return;
      default:
        if (this.#transaction === undefined) this.#replay(record, delta);
        else this.#transaction.push(record);
    }
  }

  #endTransaction(): readonly MetadataRecord[] {
    const records = this.#transaction;
    if (records === undefined) throw new ReplayError('a metadata transaction ends that has not begun');
    this.#transaction = undefined;
    return records;
  }

  #replay(record: MetadataRecord, delta: DeltaBuilder): void {
    switch (record.type) {
      case 'TopicRecord':
      case 'PartitionRecord':
      case 'PartitionChangeRecord':
      case 'ClearElrRecord':
      case 'RemoveTopicRecord':
        this.#replayTopics(record, delta);
        return;
      case 'RegisterBrokerRecord':
      case 'BrokerRegistrationChangeRecord':
      case 'FenceBrokerRecord':
      case 'UnfenceBrokerRecord':
      case 'UnregisterBrokerRecord':
        this.#replayBrokers(record, delta);
        return;
      case 'BeginTransactionRecord':
      case 'EndTransactionRecord':
      case 'AbortTransactionRecord':
        throw new ReplayError(`${record.type} within a metadata transaction`);
      default:
        this.#replayOthers(record, delta);
    }
  }

  #replayTopics(record: TopicChangeRecord, delta: DeltaBuilder): void {
    switch (record.type) {
      case 'TopicRecord':
        delta.topicCreated(this.topics.replayTopic(record.data));
        return;
      case 'PartitionRecord':
        delta.partitionChanged(this.topics.replayPartition(record.data));
        return;
      case 'PartitionChangeRecord':
        delta.partitionChanged(this.topics.replayChange(record.data));
        return;
      case 'ClearElrRecord':
        for (const change of this.topics.replayClearElr(record.data.topicName))
          delta.partitionChanged(change);
        return;
      case 'RemoveTopicRecord': {
        const topic = this.topics.replayRemoval(record.data.topicId);
        delta.topicDeleted(topic);
        if (this.configs.removeResource(ConfigResourceType.TOPIC, topic.name)) {
          delta.configChanged(ConfigResourceType.TOPIC, topic.name);
        }
        return;
      }
      default:
        unreachable(record, 'topic record');
    }
  }

  #replayBrokers(record: BrokerChangeRecord, delta: DeltaBuilder): void {
    const id = brokerIdOf(record);
    const before = this.brokers.get(id);
    switch (record.type) {
      case 'RegisterBrokerRecord':
        this.brokers.replayRegistration(record.data);
        break;
      case 'BrokerRegistrationChangeRecord':
        this.brokers.replayChange(record.data);
        break;
      case 'FenceBrokerRecord':
        this.brokers.replayFenced(id, record.data.epoch, true);
        break;
      case 'UnfenceBrokerRecord':
        this.brokers.replayFenced(id, record.data.epoch, false);
        break;
      case 'UnregisterBrokerRecord':
        this.brokers.replayRemoval(id, record.data.brokerEpoch);
        break;
      default:
        unreachable(record, 'broker record');
    }
    delta.brokerChanged(id, before, this.brokers.get(id));
  }

  #replayOthers(record: OtherRecord, delta: DeltaBuilder): void {
    switch (record.type) {
      case 'ConfigRecord':
        this.configs.replay(record.data);
        delta.configChanged(record.data.resourceType as ConfigResourceType, record.data.resourceName);
        return;
      case 'FeatureLevelRecord':
        this.features.replay(record.data);
        delta.featuresChanged = true;
        return;
      case 'ProducerIdsRecord':
        this.#nextProducerId = record.data.nextProducerId;
        delta.producerIdsChanged = true;
        return;
      case 'RegisterControllerRecord':
        this.controllers.set(record.data.controllerId, controllerFromRecord(record.data));
        delta.controllersChanged = true;
        return;
      case 'ClientQuotaRecord':
        this.clientQuotas.replay(record.data);
        delta.clientQuotasChanged = true;
        return;
      case 'UserScramCredentialRecord':
        this.scramCredentials.replay(record.data);
        delta.scramCredentialsChanged = true;
        return;
      case 'RemoveUserScramCredentialRecord':
        this.scramCredentials.replayRemoval(record.data);
        delta.scramCredentialsChanged = true;
        return;
      case 'AccessControlEntryRecord':
        this.accessControlEntries.replay(record.data);
        delta.accessControlEntriesChanged = true;
        return;
      case 'RemoveAccessControlEntryRecord':
        this.accessControlEntries.replayRemoval(record.data.id);
        delta.accessControlEntriesChanged = true;
        return;
      case 'DelegationTokenRecord':
        this.delegationTokens.replay(record.data);
        delta.delegationTokensChanged = true;
        return;
      case 'RemoveDelegationTokenRecord':
        this.delegationTokens.replayRemoval(record.data.tokenId);
        delta.delegationTokensChanged = true;
        return;
      case 'NoOpRecord':
      case 'ZkMigrationStateRecord':
        return;
      default:
        unreachable(record, 'metadata record');
    }
  }
}

type Records<Type extends MetadataRecord['type']> = Extract<MetadataRecord, { type: Type }>;
type TopicChangeRecord = Records<
  'TopicRecord' | 'PartitionRecord' | 'PartitionChangeRecord' | 'ClearElrRecord' | 'RemoveTopicRecord'
>;
type BrokerChangeRecord = Records<
  | 'RegisterBrokerRecord'
  | 'BrokerRegistrationChangeRecord'
  | 'FenceBrokerRecord'
  | 'UnfenceBrokerRecord'
  | 'UnregisterBrokerRecord'
>;
type TransactionRecord = Records<
  'BeginTransactionRecord' | 'EndTransactionRecord' | 'AbortTransactionRecord'
>;
type OtherRecord = Exclude<MetadataRecord, TopicChangeRecord | BrokerChangeRecord | TransactionRecord>;

function brokerIdOf(record: BrokerChangeRecord): number {
  return 'id' in record.data ? record.data.id : record.data.brokerId;
}
