export { Admin, type AdminOptions } from './admin.ts';
export type { ServedApi } from './brokers/api-versions.ts';
export type { BrokerDescription, ClusterDescription } from './brokers/describe-cluster.ts';
export type { Features, FeatureUpdate } from './brokers/features.ts';
export type { QuorumDescription, QuorumReplica } from './brokers/quorum.ts';
export type { AdminCallOptions } from './calls/admin-context.ts';
export { AdminError } from './calls/admin-error.ts';
export type { ConfigChanges } from './configs/alter-configs.ts';
export type { ConfigResource, ConfigResourceType } from './configs/config-resources.ts';
export type { ConfigEntry, ConfigSource, DescribedConfigs } from './configs/describe-configs.ts';
export type { ConsumerGroupDescription } from './groups/describe-consumer-groups.ts';
export type { ClassicGroupDescription } from './groups/describe-groups.ts';
export type { ShareGroupDescription } from './groups/describe-share-groups.ts';
export type { StreamsGroupDescription } from './groups/describe-streams-groups.ts';
export type { GroupOffsets, ListGroupOffsetsOptions } from './groups/group-offsets.ts';
export type { GroupListing, ListGroupsOptions } from './groups/list-groups.ts';
export type { MemberToRemove, RemoveMembersOptions } from './groups/remove-members.ts';
export type { ShareGroupOffsets } from './groups/share-group-offsets.ts';
export type { OffsetSpec } from './offsets/list-offsets.ts';
export type { ClientQuotas, QuotaChange, QuotaEntity, QuotaFilter } from './quotas/client-quotas.ts';
export type { Election } from './replicas/elect-leaders.ts';
export type { LogDir, ReplicaMove } from './replicas/log-dirs.ts';
export type { OngoingReassignment, Reassignment } from './replicas/reassignments.ts';
export type { Acl, AclFilter, AclOperation } from './security/acls.ts';
export type { DescribeOptions } from './security/authorized-operations.ts';
export type { DelegationToken, Principal } from './security/delegation-tokens.ts';
export type { ScramChange, ScramCredential, ScramMechanism } from './security/scram-credentials.ts';
export type { NewPartitions } from './topics/create-partitions.ts';
export type { CreatedTopic, CreatedTopicConfig, NewTopic } from './topics/create-topics.ts';
export type { DeletedRecords, RecordsToDelete } from './topics/delete-records.ts';
export type { TopicListing } from './topics/describe-topics.ts';
export type { PartitionDescription, TopicDescription } from './topics/topic-description.ts';
export type { TopicRef } from './topics/topic-ref.ts';
export type { HangingTransaction, PartitionProducers } from './transactions/producers.ts';
export type {
  ListedTransaction,
  TransactionDescription,
  TransactionListing,
} from './transactions/transactions.ts';
export { whoAnswers } from './who-answers.ts';
