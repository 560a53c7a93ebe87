import type { MetadataView } from '@kavka/coordinators';
import type { MetadataImage } from '@kavka/metadata';

/** The cluster's topics as coordinators see them. */
export function topicsOf(image: MetadataImage): MetadataView {
  return {
    topicName: (id) => image.topics.byId(id)?.name,
    topicId: (name) => image.topics.byName(name)?.id,
    partitionCount: (topic) => image.topics.byName(topic)?.partitions.length,
    racksOfPartition(topic, partition) {
      const replicas = image.topics.partition(topic, partition)?.replicas ?? [];
      return replicas.flatMap((id) => image.brokers.get(id)?.rack ?? []);
    },
    topicNames: () => image.topics.sorted().map(({ name }) => name),
    get version() {
      return image.lastOffset;
    },
  };
}
