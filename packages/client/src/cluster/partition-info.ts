import type { BrokerNode, MetadataCache } from './metadata-cache.ts';

/** A partition and where its replicas are, as far as this client knows. */
export interface PartitionInfo {
  readonly topic: string;
  readonly partition: number;
  /** Null where there is none now. */
  readonly leader: BrokerNode | null;
  /** Node ids; the preferred leader comes first. */
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offlineReplicas: readonly number[];
}

/** All partitions of a topic, in their order; none of one that is not known. */
export function partitionInfos(metadata: MetadataCache, topic: string): PartitionInfo[] {
  const partitions = metadata.topic(topic)?.partitions ?? [];
  return partitions.map(({ partition, leaderId, replicas, isr, offlineReplicas }) => ({
    topic,
    partition,
    leader: metadata.brokers.get(leaderId) ?? null,
    replicas,
    isr,
    offlineReplicas,
  }));
}
