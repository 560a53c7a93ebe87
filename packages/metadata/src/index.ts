export { type ControllerIdentity, initialFeatureRecords } from './controller/activation.ts';
export type { ConfigRules, EffectiveConfig } from './controller/config-rules.ts';
export { Controller, type ControllerOptions } from './controller/controller.ts';
export type { ControllerRequests, TakePartitions } from './controller/controller-requests.ts';
export { UNASSIGNED_DIRECTORY } from './controller/directory-id.ts';
export { NotControllerError } from './controller/not-controller-error.ts';
export { type Refusal, refusal } from './controller/result.ts';
export { type PlacementBroker, StripedPlacement } from './controller/striped-placement.ts';
export { CLUSTER_METADATA_TOPIC, topicNameProblem } from './controller/topic-name.ts';
export type { AccessControlEntry } from './image/access-control-entries.ts';
export { ClientQuotas, type QuotaEntityPart, type QuotaEntry } from './image/client-quotas.ts';
export { ClusterState } from './image/cluster-state.ts';
export type { DelegationToken } from './image/delegation-tokens.ts';
export { canonicalAddress } from './image/ip-address.ts';
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
export { SUPPORTED_FEATURES } from './supported-features.ts';
