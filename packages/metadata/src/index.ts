export type { ConfigRules, EffectiveConfig } from './controller/config-rules.ts';
export type { ControllerRequests } from './controller/controller-requests.ts';
export type { AccessControlEntry } from './image/access-control-entries.ts';
export type { QuotaEntityPart, QuotaEntry } from './image/client-quotas.ts';
export { ClusterState } from './image/cluster-state.ts';
export type { DelegationToken } from './image/delegation-tokens.ts';
export type { BrokerChange, ConfigResource, MetadataDelta, PartitionChange } from './image/metadata-delta.ts';
export {
  type Broker,
  type BrokersImage,
  ConfigResourceType,
  type ConfigsImage,
  type ControllerRegistration,
  type Endpoint,
  type FeaturesImage,
  type LeaderRecoveryState,
  type MetadataImage,
  NO_LEADER,
  type Partition,
  type SupportedFeature,
  type Topic,
  type TopicsImage,
} from './image/metadata-image.ts';
export { ReplayError } from './image/replay-error.ts';
export type { ScramCredential } from './image/scram-credentials.ts';
export type { CommittedBatch, CommittedSnapshot, MetadataLog } from './metadata-log.ts';
