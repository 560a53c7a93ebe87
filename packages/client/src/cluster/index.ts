export { BrokerLink } from './broker-link.ts';
export { Cluster, type Destination, type Lane, type SendOptions } from './cluster.ts';
export { CONTROLLER_ENDPOINTS } from './controllers.ts';
export type { CoordinatorType } from './coordinators.ts';
export { type Contact, firstContact } from './first-contact.ts';
export {
  type BrokerNode,
  MetadataCache,
  type PartitionMetadata,
  type TopicMetadata,
} from './metadata-cache.ts';
export type { TopicOptions } from './metadata-refresher.ts';
export { type PartitionInfo, partitionInfos } from './partition-info.ts';
export { type RetryOptions, retry, sleep } from './retry.ts';
