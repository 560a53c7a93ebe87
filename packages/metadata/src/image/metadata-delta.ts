import type { Uuid } from '@kavka/base';
import type { Broker, ConfigResourceType, Partition, Topic } from './metadata-image.ts';

/**
 * What one applied batch (or a loaded snapshot) changed, with the net effect only: a topic created and deleted in between is not
 * named. The image itself is already in the new state when a delta is handed out.
 */
export interface MetadataDelta {
  /** Whether nothing changed (only NoOp records). */
  readonly isEmpty: boolean;
  readonly topicsCreated: ReadonlyMap<Uuid, Topic>;
  /** As they were last. A topic deleted and created again under its name is in both maps, with two ids. */
  readonly topicsDeleted: ReadonlyMap<Uuid, Topic>;
  /** Every partition that is new or different, those of created topics included, those of deleted ones not. */
  readonly partitionsChanged: Iterable<PartitionChange>;
  readonly configsChanged: Iterable<ConfigResource>;
  readonly brokersChanged: ReadonlyMap<number, BrokerChange>;
  readonly controllersChanged: boolean;
  readonly featuresChanged: boolean;
  readonly producerIdsChanged: boolean;
  readonly clientQuotasChanged: boolean;
  readonly scramCredentialsChanged: boolean;
  readonly accessControlEntriesChanged: boolean;
  readonly delegationTokensChanged: boolean;
}

export interface PartitionChange {
  readonly topic: Topic;
  readonly index: number;
  readonly before: Partition | undefined;
  readonly after: Partition;
}

export interface ConfigResource {
  readonly type: ConfigResourceType;
  readonly name: string;
}

export interface BrokerChange {
  readonly before: Broker | undefined;
  readonly after: Broker | undefined;
}
