import type { Uuid } from '@kavka/base';
import type { BrokerChange, ConfigResource, MetadataDelta, PartitionChange } from './metadata-delta.ts';
import type { Broker, ConfigResourceType, Topic } from './metadata-image.ts';

/** Collects the net effect of the records of a batch. */
export class DeltaBuilder implements MetadataDelta {
  readonly topicsCreated = new Map<Uuid, Topic>();
  readonly topicsDeleted = new Map<Uuid, Topic>();
  readonly brokersChanged = new Map<number, BrokerChange>();
  controllersChanged = false;
  featuresChanged = false;
  producerIdsChanged = false;
  clientQuotasChanged = false;
  scramCredentialsChanged = false;
  accessControlEntriesChanged = false;
  delegationTokensChanged = false;
  readonly #partitions = new Map<Uuid, Map<number, PartitionChange>>();
  readonly #configs = new Map<string, ConfigResource>();

  get isEmpty(): boolean {
    return !(
      this.topicsCreated.size > 0 ||
      this.topicsDeleted.size > 0 ||
      this.brokersChanged.size > 0 ||
      this.#partitions.size > 0 ||
      this.#configs.size > 0 ||
      this.controllersChanged ||
      this.featuresChanged ||
      this.producerIdsChanged ||
      this.clientQuotasChanged ||
      this.scramCredentialsChanged ||
      this.accessControlEntriesChanged ||
      this.delegationTokensChanged
    );
  }

  get partitionsChanged(): Iterable<PartitionChange> {
    return this.#eachPartition();
  }

  get configsChanged(): Iterable<ConfigResource> {
    return this.#configs.values();
  }

  topicCreated(topic: Topic): void {
    this.topicsCreated.set(topic.id, topic);
  }

  topicDeleted(topic: Topic): void {
    this.#partitions.delete(topic.id);
    if (!this.topicsCreated.delete(topic.id)) this.topicsDeleted.set(topic.id, topic);
  }

  partitionChanged(change: PartitionChange): void {
    const { topic, index } = change;
    let changes = this.#partitions.get(topic.id);
    if (changes === undefined) {
      changes = new Map();
      this.#partitions.set(topic.id, changes);
    }
    const earlier = changes.get(index);
    changes.set(index, earlier === undefined ? change : { ...change, before: earlier.before });
  }

  configChanged(type: ConfigResourceType, name: string): void {
    this.#configs.set(`${type} ${name}`, { type, name });
  }

  brokerChanged(id: number, before: Broker | undefined, after: Broker | undefined): void {
    if (before === after) return;
    const earlier = this.brokersChanged.get(id);
    this.brokersChanged.set(id, { before: earlier === undefined ? before : earlier.before, after });
  }

  *#eachPartition(): Generator<PartitionChange> {
    for (const changes of this.#partitions.values()) yield* changes.values();
  }
}
