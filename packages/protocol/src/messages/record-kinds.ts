// Generated from packages/protocol/spec/messages by npm run generate. Do not edit.
import type { RecordKind } from '../records/record-kind.ts';
import { decodeConsumerProtocolAssignment, decodeConsumerProtocolSubscription } from './consumer-protocol.ts';
import { decodeConsumerGroupCurrentMemberAssignmentKey } from './coordinator/consumer-group-current-member-assignment-key.ts';
import { decodeConsumerGroupCurrentMemberAssignmentValue } from './coordinator/consumer-group-current-member-assignment-value.ts';
import { decodeConsumerGroupMemberMetadataKey } from './coordinator/consumer-group-member-metadata-key.ts';
import { decodeConsumerGroupMemberMetadataValue } from './coordinator/consumer-group-member-metadata-value.ts';
import { decodeConsumerGroupMetadataKey } from './coordinator/consumer-group-metadata-key.ts';
import { decodeConsumerGroupMetadataValue } from './coordinator/consumer-group-metadata-value.ts';
import { decodeConsumerGroupPartitionMetadataKey } from './coordinator/consumer-group-partition-metadata-key.ts';
import { decodeConsumerGroupPartitionMetadataValue } from './coordinator/consumer-group-partition-metadata-value.ts';
import { decodeConsumerGroupRegularExpressionKey } from './coordinator/consumer-group-regular-expression-key.ts';
import { decodeConsumerGroupRegularExpressionValue } from './coordinator/consumer-group-regular-expression-value.ts';
import { decodeConsumerGroupTargetAssignmentMemberKey } from './coordinator/consumer-group-target-assignment-member-key.ts';
import { decodeConsumerGroupTargetAssignmentMemberValue } from './coordinator/consumer-group-target-assignment-member-value.ts';
import { decodeConsumerGroupTargetAssignmentMetadataKey } from './coordinator/consumer-group-target-assignment-metadata-key.ts';
import { decodeConsumerGroupTargetAssignmentMetadataValue } from './coordinator/consumer-group-target-assignment-metadata-value.ts';
import { decodeGroupMetadataKey } from './coordinator/group-metadata-key.ts';
import { decodeGroupMetadataValue } from './coordinator/group-metadata-value.ts';
import { decodeLegacyOffsetCommitKey } from './coordinator/legacy-offset-commit-key.ts';
import { decodeLegacyOffsetCommitValue } from './coordinator/legacy-offset-commit-value.ts';
import { decodeOffsetCommitKey } from './coordinator/offset-commit-key.ts';
import { decodeOffsetCommitValue } from './coordinator/offset-commit-value.ts';
import { decodeShareGroupCurrentMemberAssignmentKey } from './coordinator/share-group-current-member-assignment-key.ts';
import { decodeShareGroupCurrentMemberAssignmentValue } from './coordinator/share-group-current-member-assignment-value.ts';
import { decodeShareGroupMemberMetadataKey } from './coordinator/share-group-member-metadata-key.ts';
import { decodeShareGroupMemberMetadataValue } from './coordinator/share-group-member-metadata-value.ts';
import { decodeShareGroupMetadataKey } from './coordinator/share-group-metadata-key.ts';
import { decodeShareGroupMetadataValue } from './coordinator/share-group-metadata-value.ts';
import { decodeShareGroupStatePartitionMetadataKey } from './coordinator/share-group-state-partition-metadata-key.ts';
import { decodeShareGroupStatePartitionMetadataValue } from './coordinator/share-group-state-partition-metadata-value.ts';
import { decodeShareGroupTargetAssignmentMemberKey } from './coordinator/share-group-target-assignment-member-key.ts';
import { decodeShareGroupTargetAssignmentMemberValue } from './coordinator/share-group-target-assignment-member-value.ts';
import { decodeShareGroupTargetAssignmentMetadataKey } from './coordinator/share-group-target-assignment-metadata-key.ts';
import { decodeShareGroupTargetAssignmentMetadataValue } from './coordinator/share-group-target-assignment-metadata-value.ts';
import { decodeShareSnapshotKey } from './coordinator/share-snapshot-key.ts';
import { decodeShareSnapshotValue } from './coordinator/share-snapshot-value.ts';
import { decodeShareUpdateKey } from './coordinator/share-update-key.ts';
import { decodeShareUpdateValue } from './coordinator/share-update-value.ts';
import { decodeStreamsGroupCurrentMemberAssignmentKey } from './coordinator/streams-group-current-member-assignment-key.ts';
import { decodeStreamsGroupCurrentMemberAssignmentValue } from './coordinator/streams-group-current-member-assignment-value.ts';
import { decodeStreamsGroupMemberMetadataKey } from './coordinator/streams-group-member-metadata-key.ts';
import { decodeStreamsGroupMemberMetadataValue } from './coordinator/streams-group-member-metadata-value.ts';
import { decodeStreamsGroupMetadataKey } from './coordinator/streams-group-metadata-key.ts';
import { decodeStreamsGroupMetadataValue } from './coordinator/streams-group-metadata-value.ts';
import { decodeStreamsGroupTargetAssignmentMemberKey } from './coordinator/streams-group-target-assignment-member-key.ts';
import { decodeStreamsGroupTargetAssignmentMemberValue } from './coordinator/streams-group-target-assignment-member-value.ts';
import { decodeStreamsGroupTargetAssignmentMetadataKey } from './coordinator/streams-group-target-assignment-metadata-key.ts';
import { decodeStreamsGroupTargetAssignmentMetadataValue } from './coordinator/streams-group-target-assignment-metadata-value.ts';
import { decodeStreamsGroupTopologyKey } from './coordinator/streams-group-topology-key.ts';
import { decodeStreamsGroupTopologyValue } from './coordinator/streams-group-topology-value.ts';
import { decodeTransactionLogKey } from './coordinator/transaction-log-key.ts';
import { decodeTransactionLogValue } from './coordinator/transaction-log-value.ts';
import { decodeControlRecordTypeSchema } from './log/control-record-type-schema.ts';
import { decodeEndTxnMarker } from './log/end-txn-marker.ts';
import { decodeKRaftVersionRecord } from './log/kraft-version-record.ts';
import { decodeLeaderChangeMessage } from './log/leader-change-message.ts';
import { decodeProducerSnapshot } from './log/producer-snapshot.ts';
import { decodeQuorumStateData } from './log/quorum-state-data.ts';
import { decodeRemoteLogSegmentMetadataRecord } from './log/remote-log-segment-metadata-record.ts';
import { decodeRemoteLogSegmentMetadataSnapshotRecord } from './log/remote-log-segment-metadata-snapshot-record.ts';
import { decodeRemoteLogSegmentMetadataUpdateRecord } from './log/remote-log-segment-metadata-update-record.ts';
import { decodeRemotePartitionDeleteMetadataRecord } from './log/remote-partition-delete-metadata-record.ts';
import { decodeSnapshotFooterRecord } from './log/snapshot-footer-record.ts';
import { decodeSnapshotHeaderRecord } from './log/snapshot-header-record.ts';
import { decodeVotersRecord } from './log/voters-record.ts';
import { decodeAbortTransactionRecord } from './metadata/abort-transaction-record.ts';
import { decodeAccessControlEntryRecord } from './metadata/access-control-entry-record.ts';
import { decodeBeginTransactionRecord } from './metadata/begin-transaction-record.ts';
import { decodeBrokerRegistrationChangeRecord } from './metadata/broker-registration-change-record.ts';
import { decodeClearElrRecord } from './metadata/clear-elr-record.ts';
import { decodeClientQuotaRecord } from './metadata/client-quota-record.ts';
import { decodeConfigRecord } from './metadata/config-record.ts';
import { decodeDelegationTokenRecord } from './metadata/delegation-token-record.ts';
import { decodeEndTransactionRecord } from './metadata/end-transaction-record.ts';
import { decodeFeatureLevelRecord } from './metadata/feature-level-record.ts';
import { decodeFenceBrokerRecord } from './metadata/fence-broker-record.ts';
import { decodeNoOpRecord } from './metadata/no-op-record.ts';
import { decodePartitionChangeRecord } from './metadata/partition-change-record.ts';
import { decodePartitionRecord } from './metadata/partition-record.ts';
import { decodeProducerIdsRecord } from './metadata/producer-ids-record.ts';
import { decodeRegisterBrokerRecord } from './metadata/register-broker-record.ts';
import { decodeRegisterControllerRecord } from './metadata/register-controller-record.ts';
import { decodeRemoveAccessControlEntryRecord } from './metadata/remove-access-control-entry-record.ts';
import { decodeRemoveDelegationTokenRecord } from './metadata/remove-delegation-token-record.ts';
import { decodeRemoveTopicRecord } from './metadata/remove-topic-record.ts';
import { decodeRemoveUserScramCredentialRecord } from './metadata/remove-user-scram-credential-record.ts';
import { decodeTopicRecord } from './metadata/topic-record.ts';
import { decodeUnfenceBrokerRecord } from './metadata/unfence-broker-record.ts';
import { decodeUnregisterBrokerRecord } from './metadata/unregister-broker-record.ts';
import { decodeUserScramCredentialRecord } from './metadata/user-scram-credential-record.ts';
import { decodeZkMigrationStateRecord } from './metadata/zk-migration-state-record.ts';

/** By the name of the record. */
export const RECORD_KINDS = {
  ConsumerProtocolAssignment: {
    log: 'consumer-protocol',
    apiKey: null,
    versions: [0, 3],
    decode: decodeConsumerProtocolAssignment,
    fields: [{ name: 'assignedPartitions', fields: [{ name: 'topic' }, { name: 'partitions' }] }, { name: 'userData' }],
  },
  ConsumerProtocolSubscription: {
    log: 'consumer-protocol',
    apiKey: null,
    versions: [0, 3],
    decode: decodeConsumerProtocolSubscription,
    fields: [{ name: 'topics' }, { name: 'userData' }, { name: 'ownedPartitions', from: 1, fields: [{ name: 'topic', from: 1 }, { name: 'partitions', from: 1 }] }, { name: 'generationId', from: 2 }, { name: 'rackId', from: 3 }],
  },
  ConsumerGroupCurrentMemberAssignmentKey: {
    log: 'coordinator',
    apiKey: 8,
    versions: [0, 0],
    decode: decodeConsumerGroupCurrentMemberAssignmentKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  ConsumerGroupCurrentMemberAssignmentValue: {
    log: 'coordinator',
    apiKey: 8,
    versions: [0, 0],
    decode: decodeConsumerGroupCurrentMemberAssignmentValue,
    fields: [{ name: 'memberEpoch' }, { name: 'previousMemberEpoch' }, { name: 'state' }, { name: 'assignedPartitions', fields: [{ name: 'topicId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }, { name: 'partitionsPendingRevocation', fields: [{ name: 'topicId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }],
  },
  ConsumerGroupMemberMetadataKey: {
    log: 'coordinator',
    apiKey: 5,
    versions: [0, 0],
    decode: decodeConsumerGroupMemberMetadataKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  ConsumerGroupMemberMetadataValue: {
    log: 'coordinator',
    apiKey: 5,
    versions: [0, 0],
    decode: decodeConsumerGroupMemberMetadataValue,
    fields: [{ name: 'instanceId' }, { name: 'rackId' }, { name: 'clientId' }, { name: 'clientHost' }, { name: 'subscribedTopicNames' }, { name: 'subscribedTopicRegex' }, { name: 'rebalanceTimeoutMs' }, { name: 'serverAssignor' }, { name: 'classicMemberMetadata', omitted: '', fields: [{ name: 'sessionTimeoutMs' }, { name: 'supportedProtocols', fields: [{ name: 'name' }, { name: 'metadata' }] }] }],
  },
  ConsumerGroupMetadataKey: {
    log: 'coordinator',
    apiKey: 3,
    versions: [0, 0],
    decode: decodeConsumerGroupMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  ConsumerGroupMetadataValue: {
    log: 'coordinator',
    apiKey: 3,
    versions: [0, 0],
    decode: decodeConsumerGroupMetadataValue,
    fields: [{ name: 'epoch' }, { name: 'metadataHash', omitted: '0' }],
  },
  ConsumerGroupPartitionMetadataKey: {
    log: 'coordinator',
    apiKey: 4,
    versions: [0, 0],
    decode: decodeConsumerGroupPartitionMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  ConsumerGroupPartitionMetadataValue: {
    log: 'coordinator',
    apiKey: 4,
    versions: [0, 0],
    decode: decodeConsumerGroupPartitionMetadataValue,
    fields: [{ name: 'topics', fields: [{ name: 'topicId' }, { name: 'topicName' }, { name: 'numPartitions' }, { name: 'partitionMetadata', fields: [{ name: 'partition' }, { name: 'racks' }] }] }],
  },
  ConsumerGroupRegularExpressionKey: {
    log: 'coordinator',
    apiKey: 16,
    versions: [0, 0],
    decode: decodeConsumerGroupRegularExpressionKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'regularExpression', to: 0 }],
  },
  ConsumerGroupRegularExpressionValue: {
    log: 'coordinator',
    apiKey: 16,
    versions: [0, 0],
    decode: decodeConsumerGroupRegularExpressionValue,
    fields: [{ name: 'topics' }, { name: 'version' }, { name: 'timestamp' }],
  },
  ConsumerGroupTargetAssignmentMemberKey: {
    log: 'coordinator',
    apiKey: 7,
    versions: [0, 0],
    decode: decodeConsumerGroupTargetAssignmentMemberKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  ConsumerGroupTargetAssignmentMemberValue: {
    log: 'coordinator',
    apiKey: 7,
    versions: [0, 0],
    decode: decodeConsumerGroupTargetAssignmentMemberValue,
    fields: [{ name: 'topicPartitions', fields: [{ name: 'topicId' }, { name: 'partitions' }] }],
  },
  ConsumerGroupTargetAssignmentMetadataKey: {
    log: 'coordinator',
    apiKey: 6,
    versions: [0, 0],
    decode: decodeConsumerGroupTargetAssignmentMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  ConsumerGroupTargetAssignmentMetadataValue: {
    log: 'coordinator',
    apiKey: 6,
    versions: [0, 0],
    decode: decodeConsumerGroupTargetAssignmentMetadataValue,
    fields: [{ name: 'assignmentEpoch' }, { name: 'assignmentTimestamp', omitted: '0' }],
  },
  GroupMetadataKey: {
    log: 'coordinator',
    apiKey: 2,
    versions: [0, 0],
    decode: decodeGroupMetadataKey,
    fields: [{ name: 'group', to: 0 }],
  },
  GroupMetadataValue: {
    log: 'coordinator',
    apiKey: 2,
    versions: [0, 4],
    decode: decodeGroupMetadataValue,
    fields: [{ name: 'protocolType' }, { name: 'generation' }, { name: 'protocol' }, { name: 'leader' }, { name: 'currentStateTimestamp', from: 2 }, { name: 'members', fields: [{ name: 'memberId' }, { name: 'groupInstanceId', from: 3 }, { name: 'clientId' }, { name: 'clientHost' }, { name: 'rebalanceTimeout', from: 1 }, { name: 'sessionTimeout' }, { name: 'subscription' }, { name: 'assignment' }] }],
  },
  LegacyOffsetCommitKey: {
    log: 'coordinator',
    apiKey: 0,
    versions: [0, 0],
    decode: decodeLegacyOffsetCommitKey,
    fields: [{ name: 'group', to: 0 }, { name: 'topic', to: 0 }, { name: 'partition', to: 0 }],
  },
  LegacyOffsetCommitValue: {
    log: 'coordinator',
    apiKey: 0,
    versions: [0, 0],
    decode: decodeLegacyOffsetCommitValue,
    fields: [{ name: 'offset', to: 0 }, { name: 'metadata', to: 0 }, { name: 'commitTimestamp', to: 0 }],
  },
  OffsetCommitKey: {
    log: 'coordinator',
    apiKey: 1,
    versions: [0, 0],
    decode: decodeOffsetCommitKey,
    fields: [{ name: 'group', to: 0 }, { name: 'topic', to: 0 }, { name: 'partition', to: 0 }],
  },
  OffsetCommitValue: {
    log: 'coordinator',
    apiKey: 1,
    versions: [0, 4],
    decode: decodeOffsetCommitValue,
    fields: [{ name: 'offset' }, { name: 'leaderEpoch', from: 3 }, { name: 'metadata' }, { name: 'commitTimestamp' }, { name: 'expireTimestamp', from: 1, to: 1 }, { name: 'topicId', from: 4, omitted: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  },
  ShareGroupCurrentMemberAssignmentKey: {
    log: 'coordinator',
    apiKey: 14,
    versions: [0, 0],
    decode: decodeShareGroupCurrentMemberAssignmentKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  ShareGroupCurrentMemberAssignmentValue: {
    log: 'coordinator',
    apiKey: 14,
    versions: [0, 0],
    decode: decodeShareGroupCurrentMemberAssignmentValue,
    fields: [{ name: 'memberEpoch' }, { name: 'previousMemberEpoch' }, { name: 'state' }, { name: 'assignedPartitions', fields: [{ name: 'topicId' }, { name: 'partitions' }] }],
  },
  ShareGroupMemberMetadataKey: {
    log: 'coordinator',
    apiKey: 10,
    versions: [0, 0],
    decode: decodeShareGroupMemberMetadataKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  ShareGroupMemberMetadataValue: {
    log: 'coordinator',
    apiKey: 10,
    versions: [0, 0],
    decode: decodeShareGroupMemberMetadataValue,
    fields: [{ name: 'rackId' }, { name: 'clientId' }, { name: 'clientHost' }, { name: 'subscribedTopicNames' }],
  },
  ShareGroupMetadataKey: {
    log: 'coordinator',
    apiKey: 11,
    versions: [0, 0],
    decode: decodeShareGroupMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  ShareGroupMetadataValue: {
    log: 'coordinator',
    apiKey: 11,
    versions: [0, 0],
    decode: decodeShareGroupMetadataValue,
    fields: [{ name: 'epoch' }, { name: 'metadataHash' }],
  },
  ShareGroupStatePartitionMetadataKey: {
    log: 'coordinator',
    apiKey: 15,
    versions: [0, 0],
    decode: decodeShareGroupStatePartitionMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  ShareGroupStatePartitionMetadataValue: {
    log: 'coordinator',
    apiKey: 15,
    versions: [0, 0],
    decode: decodeShareGroupStatePartitionMetadataValue,
    fields: [{ name: 'initializingTopics', fields: [{ name: 'topicId' }, { name: 'topicName' }, { name: 'partitions' }] }, { name: 'initializedTopics', fields: [{ name: 'topicId' }, { name: 'topicName' }, { name: 'partitions' }] }, { name: 'deletingTopics', fields: [{ name: 'topicId' }, { name: 'topicName' }] }],
  },
  ShareGroupTargetAssignmentMemberKey: {
    log: 'coordinator',
    apiKey: 13,
    versions: [0, 0],
    decode: decodeShareGroupTargetAssignmentMemberKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  ShareGroupTargetAssignmentMemberValue: {
    log: 'coordinator',
    apiKey: 13,
    versions: [0, 0],
    decode: decodeShareGroupTargetAssignmentMemberValue,
    fields: [{ name: 'topicPartitions', fields: [{ name: 'topicId' }, { name: 'partitions' }] }],
  },
  ShareGroupTargetAssignmentMetadataKey: {
    log: 'coordinator',
    apiKey: 12,
    versions: [0, 0],
    decode: decodeShareGroupTargetAssignmentMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  ShareGroupTargetAssignmentMetadataValue: {
    log: 'coordinator',
    apiKey: 12,
    versions: [0, 0],
    decode: decodeShareGroupTargetAssignmentMetadataValue,
    fields: [{ name: 'assignmentEpoch' }, { name: 'assignmentTimestamp', omitted: '0' }],
  },
  ShareSnapshotKey: {
    log: 'coordinator',
    apiKey: 0,
    versions: [0, 0],
    decode: decodeShareSnapshotKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'topicId', to: 0 }, { name: 'partition', to: 0 }],
  },
  ShareSnapshotValue: {
    log: 'coordinator',
    apiKey: 0,
    versions: [0, 0],
    decode: decodeShareSnapshotValue,
    fields: [{ name: 'snapshotEpoch' }, { name: 'stateEpoch' }, { name: 'leaderEpoch' }, { name: 'startOffset' }, { name: 'deliveryCompleteCount', omitted: '-1' }, { name: 'createTimestamp' }, { name: 'writeTimestamp' }, { name: 'stateBatches', fields: [{ name: 'firstOffset' }, { name: 'lastOffset' }, { name: 'deliveryState' }, { name: 'deliveryCount' }] }],
  },
  ShareUpdateKey: {
    log: 'coordinator',
    apiKey: 1,
    versions: [0, 0],
    decode: decodeShareUpdateKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'topicId', to: 0 }, { name: 'partition', to: 0 }],
  },
  ShareUpdateValue: {
    log: 'coordinator',
    apiKey: 1,
    versions: [0, 0],
    decode: decodeShareUpdateValue,
    fields: [{ name: 'snapshotEpoch' }, { name: 'leaderEpoch' }, { name: 'startOffset' }, { name: 'deliveryCompleteCount', omitted: '-1' }, { name: 'stateBatches', fields: [{ name: 'firstOffset' }, { name: 'lastOffset' }, { name: 'deliveryState' }, { name: 'deliveryCount' }] }],
  },
  StreamsGroupCurrentMemberAssignmentKey: {
    log: 'coordinator',
    apiKey: 22,
    versions: [0, 0],
    decode: decodeStreamsGroupCurrentMemberAssignmentKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  StreamsGroupCurrentMemberAssignmentValue: {
    log: 'coordinator',
    apiKey: 22,
    versions: [0, 0],
    decode: decodeStreamsGroupCurrentMemberAssignmentValue,
    fields: [{ name: 'memberEpoch' }, { name: 'previousMemberEpoch' }, { name: 'state' }, { name: 'activeTasks', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }, { name: 'standbyTasks', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }, { name: 'warmupTasks', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }, { name: 'activeTasksPendingRevocation', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }, { name: 'standbyTasksPendingRevocation', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }, { name: 'warmupTasksPendingRevocation', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }, { name: 'assignmentEpochs', omitted: '' }] }],
  },
  StreamsGroupMemberMetadataKey: {
    log: 'coordinator',
    apiKey: 19,
    versions: [0, 0],
    decode: decodeStreamsGroupMemberMetadataKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  StreamsGroupMemberMetadataValue: {
    log: 'coordinator',
    apiKey: 19,
    versions: [0, 0],
    decode: decodeStreamsGroupMemberMetadataValue,
    fields: [{ name: 'instanceId' }, { name: 'rackId' }, { name: 'clientId' }, { name: 'clientHost' }, { name: 'rebalanceTimeoutMs' }, { name: 'topologyEpoch' }, { name: 'processId' }, { name: 'userEndpoint', fields: [{ name: 'host' }, { name: 'port' }] }, { name: 'clientTags', fields: [{ name: 'key' }, { name: 'value' }] }],
  },
  StreamsGroupMetadataKey: {
    log: 'coordinator',
    apiKey: 17,
    versions: [0, 0],
    decode: decodeStreamsGroupMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  StreamsGroupMetadataValue: {
    log: 'coordinator',
    apiKey: 17,
    versions: [0, 0],
    decode: decodeStreamsGroupMetadataValue,
    fields: [{ name: 'epoch' }, { name: 'metadataHash' }, { name: 'validatedTopologyEpoch', omitted: '-1' }, { name: 'lastAssignmentConfigs', omitted: '', fields: [{ name: 'key' }, { name: 'value' }] }],
  },
  StreamsGroupTargetAssignmentMemberKey: {
    log: 'coordinator',
    apiKey: 21,
    versions: [0, 0],
    decode: decodeStreamsGroupTargetAssignmentMemberKey,
    fields: [{ name: 'groupId', to: 0 }, { name: 'memberId', to: 0 }],
  },
  StreamsGroupTargetAssignmentMemberValue: {
    log: 'coordinator',
    apiKey: 21,
    versions: [0, 0],
    decode: decodeStreamsGroupTargetAssignmentMemberValue,
    fields: [{ name: 'activeTasks', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }] }, { name: 'standbyTasks', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }] }, { name: 'warmupTasks', fields: [{ name: 'subtopologyId' }, { name: 'partitions' }] }],
  },
  StreamsGroupTargetAssignmentMetadataKey: {
    log: 'coordinator',
    apiKey: 20,
    versions: [0, 0],
    decode: decodeStreamsGroupTargetAssignmentMetadataKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  StreamsGroupTargetAssignmentMetadataValue: {
    log: 'coordinator',
    apiKey: 20,
    versions: [0, 0],
    decode: decodeStreamsGroupTargetAssignmentMetadataValue,
    fields: [{ name: 'assignmentEpoch' }, { name: 'assignmentTimestamp', omitted: '0' }],
  },
  StreamsGroupTopologyKey: {
    log: 'coordinator',
    apiKey: 23,
    versions: [0, 0],
    decode: decodeStreamsGroupTopologyKey,
    fields: [{ name: 'groupId', to: 0 }],
  },
  StreamsGroupTopologyValue: {
    log: 'coordinator',
    apiKey: 23,
    versions: [0, 0],
    decode: decodeStreamsGroupTopologyValue,
    fields: [{ name: 'epoch' }, { name: 'subtopologies', fields: [{ name: 'subtopologyId' }, { name: 'sourceTopics' }, { name: 'sourceTopicRegex' }, { name: 'stateChangelogTopics', fields: [{ name: 'name' }, { name: 'partitions' }, { name: 'replicationFactor' }, { name: 'topicConfigs', fields: [{ name: 'key' }, { name: 'value' }] }] }, { name: 'repartitionSinkTopics' }, { name: 'repartitionSourceTopics', fields: [{ name: 'name' }, { name: 'partitions' }, { name: 'replicationFactor' }, { name: 'topicConfigs', fields: [{ name: 'key' }, { name: 'value' }] }] }, { name: 'copartitionGroups', fields: [{ name: 'sourceTopics' }, { name: 'sourceTopicRegex' }, { name: 'repartitionSourceTopics' }] }] }],
  },
  TransactionLogKey: {
    log: 'coordinator',
    apiKey: 0,
    versions: [0, 0],
    decode: decodeTransactionLogKey,
    fields: [{ name: 'transactionalId', to: 0 }],
  },
  TransactionLogValue: {
    log: 'coordinator',
    apiKey: 0,
    versions: [0, 1],
    decode: decodeTransactionLogValue,
    fields: [{ name: 'producerId' }, { name: 'previousProducerId', from: 1, omitted: '-1' }, { name: 'nextProducerId', from: 1, omitted: '-1' }, { name: 'producerEpoch' }, { name: 'nextProducerEpoch', from: 1, omitted: '-1' }, { name: 'transactionTimeoutMs' }, { name: 'transactionStatus' }, { name: 'transactionPartitions', fields: [{ name: 'topic' }, { name: 'partitionIds' }] }, { name: 'transactionLastUpdateTimestampMs' }, { name: 'transactionStartTimestampMs' }, { name: 'clientTransactionVersion', from: 1, omitted: '0' }],
  },
  ControlRecordTypeSchema: {
    log: 'log',
    apiKey: null,
    versions: [0, 0],
    decode: decodeControlRecordTypeSchema,
    fields: [{ name: 'type' }],
  },
  EndTxnMarker: {
    log: 'log',
    apiKey: null,
    versions: [0, 0],
    decode: decodeEndTxnMarker,
    fields: [{ name: 'coordinatorEpoch' }],
  },
  KRaftVersionRecord: {
    log: 'log',
    apiKey: null,
    versions: [0, 0],
    decode: decodeKRaftVersionRecord,
    fields: [{ name: 'version' }, { name: 'kRaftVersion' }],
  },
  LeaderChangeMessage: {
    log: 'log',
    apiKey: null,
    versions: [0, 1],
    decode: decodeLeaderChangeMessage,
    fields: [{ name: 'version' }, { name: 'leaderId' }, { name: 'voters', fields: [{ name: 'voterId' }, { name: 'voterDirectoryId', from: 1 }] }, { name: 'grantingVoters', fields: [{ name: 'voterId' }, { name: 'voterDirectoryId', from: 1 }] }],
  },
  ProducerSnapshot: {
    log: 'log',
    apiKey: null,
    versions: [1, 1],
    decode: decodeProducerSnapshot,
    fields: [{ name: 'crc', from: 1, to: 1 }, { name: 'producerEntries', from: 1, to: 1, fields: [{ name: 'producerId', from: 1, to: 1 }, { name: 'epoch', from: 1, to: 1 }, { name: 'lastSequence', from: 1, to: 1 }, { name: 'lastOffset', from: 1, to: 1 }, { name: 'offsetDelta', from: 1, to: 1 }, { name: 'timestamp', from: 1, to: 1 }, { name: 'coordinatorEpoch', from: 1, to: 1 }, { name: 'currentTxnFirstOffset', from: 1, to: 1 }] }],
  },
  QuorumStateData: {
    log: 'log',
    apiKey: null,
    versions: [0, 1],
    decode: decodeQuorumStateData,
    fields: [{ name: 'clusterId', to: 0 }, { name: 'leaderId' }, { name: 'leaderEpoch' }, { name: 'votedId' }, { name: 'votedDirectoryId', from: 1 }, { name: 'appliedOffset', to: 0 }, { name: 'currentVoters', to: 0, fields: [{ name: 'voterId', to: 0 }] }],
  },
  RemoteLogSegmentMetadataRecord: {
    log: 'log',
    apiKey: 0,
    versions: [0, 0],
    decode: decodeRemoteLogSegmentMetadataRecord,
    fields: [{ name: 'remoteLogSegmentId', fields: [{ name: 'topicIdPartition', fields: [{ name: 'name' }, { name: 'id' }, { name: 'partition' }] }, { name: 'id' }] }, { name: 'startOffset' }, { name: 'endOffset' }, { name: 'brokerId' }, { name: 'maxTimestampMs' }, { name: 'eventTimestampMs' }, { name: 'segmentLeaderEpochs', fields: [{ name: 'leaderEpoch' }, { name: 'offset' }] }, { name: 'segmentSizeInBytes' }, { name: 'customMetadata' }, { name: 'remoteLogSegmentState' }, { name: 'txnIndexEmpty', omitted: 'false' }],
  },
  RemoteLogSegmentMetadataSnapshotRecord: {
    log: 'log',
    apiKey: 3,
    versions: [0, 0],
    decode: decodeRemoteLogSegmentMetadataSnapshotRecord,
    fields: [{ name: 'segmentId' }, { name: 'startOffset' }, { name: 'endOffset' }, { name: 'brokerId' }, { name: 'maxTimestampMs' }, { name: 'eventTimestampMs' }, { name: 'segmentLeaderEpochs', fields: [{ name: 'leaderEpoch' }, { name: 'offset' }] }, { name: 'segmentSizeInBytes' }, { name: 'customMetadata' }, { name: 'remoteLogSegmentState' }, { name: 'txnIndexEmpty', omitted: 'false' }],
  },
  RemoteLogSegmentMetadataUpdateRecord: {
    log: 'log',
    apiKey: 1,
    versions: [0, 0],
    decode: decodeRemoteLogSegmentMetadataUpdateRecord,
    fields: [{ name: 'remoteLogSegmentId', fields: [{ name: 'topicIdPartition', fields: [{ name: 'name' }, { name: 'id' }, { name: 'partition' }] }, { name: 'id' }] }, { name: 'brokerId' }, { name: 'eventTimestampMs' }, { name: 'customMetadata' }, { name: 'remoteLogSegmentState' }],
  },
  RemotePartitionDeleteMetadataRecord: {
    log: 'log',
    apiKey: 2,
    versions: [0, 0],
    decode: decodeRemotePartitionDeleteMetadataRecord,
    fields: [{ name: 'topicIdPartition', fields: [{ name: 'name' }, { name: 'id' }, { name: 'partition' }] }, { name: 'brokerId' }, { name: 'eventTimestampMs' }, { name: 'remotePartitionDeleteState' }],
  },
  SnapshotFooterRecord: {
    log: 'log',
    apiKey: null,
    versions: [0, 0],
    decode: decodeSnapshotFooterRecord,
    fields: [{ name: 'version' }],
  },
  SnapshotHeaderRecord: {
    log: 'log',
    apiKey: null,
    versions: [0, 0],
    decode: decodeSnapshotHeaderRecord,
    fields: [{ name: 'version' }, { name: 'lastContainedLogTimestamp' }],
  },
  VotersRecord: {
    log: 'log',
    apiKey: null,
    versions: [0, 0],
    decode: decodeVotersRecord,
    fields: [{ name: 'version' }, { name: 'voters', fields: [{ name: 'voterId' }, { name: 'voterDirectoryId' }, { name: 'endpoints', fields: [{ name: 'name' }, { name: 'host' }, { name: 'port' }] }, { name: 'kRaftVersionFeature', fields: [{ name: 'minSupportedVersion' }, { name: 'maxSupportedVersion' }] }] }],
  },
  AbortTransactionRecord: {
    log: 'metadata',
    apiKey: 25,
    versions: [0, 0],
    decode: decodeAbortTransactionRecord,
    fields: [{ name: 'reason', omitted: 'null' }],
  },
  AccessControlEntryRecord: {
    log: 'metadata',
    apiKey: 18,
    versions: [0, 0],
    decode: decodeAccessControlEntryRecord,
    fields: [{ name: 'id' }, { name: 'resourceType' }, { name: 'resourceName' }, { name: 'patternType' }, { name: 'principal' }, { name: 'host' }, { name: 'operation' }, { name: 'permissionType' }],
  },
  BeginTransactionRecord: {
    log: 'metadata',
    apiKey: 23,
    versions: [0, 0],
    decode: decodeBeginTransactionRecord,
    fields: [{ name: 'name', omitted: 'null' }],
  },
  BrokerRegistrationChangeRecord: {
    log: 'metadata',
    apiKey: 17,
    versions: [0, 3],
    decode: decodeBrokerRegistrationChangeRecord,
    fields: [{ name: 'brokerId' }, { name: 'brokerEpoch' }, { name: 'fenced', omitted: '0' }, { name: 'inControlledShutdown', from: 1, omitted: '0' }, { name: 'logDirs', from: 2, omitted: '' }, { name: 'cordonedLogDirs', from: 3, omitted: 'null' }],
  },
  ClearElrRecord: {
    log: 'metadata',
    apiKey: 28,
    versions: [0, 0],
    decode: decodeClearElrRecord,
    fields: [{ name: 'topicName' }],
  },
  ClientQuotaRecord: {
    log: 'metadata',
    apiKey: 14,
    versions: [0, 0],
    decode: decodeClientQuotaRecord,
    fields: [{ name: 'entity', fields: [{ name: 'entityType' }, { name: 'entityName' }] }, { name: 'key' }, { name: 'value', isDouble: true }, { name: 'remove' }],
  },
  ConfigRecord: {
    log: 'metadata',
    apiKey: 4,
    versions: [0, 0],
    decode: decodeConfigRecord,
    fields: [{ name: 'resourceType' }, { name: 'resourceName' }, { name: 'name' }, { name: 'value' }],
  },
  DelegationTokenRecord: {
    log: 'metadata',
    apiKey: 10,
    versions: [0, 0],
    decode: decodeDelegationTokenRecord,
    fields: [{ name: 'owner' }, { name: 'requester' }, { name: 'renewers' }, { name: 'issueTimestamp' }, { name: 'maxTimestamp' }, { name: 'expirationTimestamp' }, { name: 'tokenId' }],
  },
  EndTransactionRecord: {
    log: 'metadata',
    apiKey: 24,
    versions: [0, 0],
    decode: decodeEndTransactionRecord,
    fields: [],
  },
  FeatureLevelRecord: {
    log: 'metadata',
    apiKey: 12,
    versions: [0, 0],
    decode: decodeFeatureLevelRecord,
    fields: [{ name: 'name' }, { name: 'featureLevel' }],
  },
  FenceBrokerRecord: {
    log: 'metadata',
    apiKey: 7,
    versions: [0, 0],
    decode: decodeFenceBrokerRecord,
    fields: [{ name: 'id' }, { name: 'epoch' }],
  },
  NoOpRecord: {
    log: 'metadata',
    apiKey: 20,
    versions: [0, 0],
    decode: decodeNoOpRecord,
    fields: [],
  },
  PartitionChangeRecord: {
    log: 'metadata',
    apiKey: 5,
    versions: [0, 2],
    decode: decodePartitionChangeRecord,
    fields: [{ name: 'partitionId' }, { name: 'topicId' }, { name: 'isr', omitted: 'null' }, { name: 'leader', omitted: '-2' }, { name: 'replicas', omitted: 'null' }, { name: 'removingReplicas', omitted: 'null' }, { name: 'addingReplicas', omitted: 'null' }, { name: 'leaderRecoveryState', omitted: '-1' }, { name: 'directories', from: 1, omitted: 'null' }, { name: 'eligibleLeaderReplicas', from: 2, omitted: 'null' }, { name: 'lastKnownElr', from: 2, omitted: 'null' }],
  },
  PartitionRecord: {
    log: 'metadata',
    apiKey: 3,
    versions: [0, 2],
    decode: decodePartitionRecord,
    fields: [{ name: 'partitionId' }, { name: 'topicId' }, { name: 'replicas' }, { name: 'isr' }, { name: 'removingReplicas' }, { name: 'addingReplicas' }, { name: 'leader' }, { name: 'leaderRecoveryState', omitted: '0' }, { name: 'leaderEpoch' }, { name: 'partitionEpoch' }, { name: 'directories', from: 1 }, { name: 'eligibleLeaderReplicas', from: 2, omitted: 'null' }, { name: 'lastKnownElr', from: 2, omitted: 'null' }],
  },
  ProducerIdsRecord: {
    log: 'metadata',
    apiKey: 15,
    versions: [0, 0],
    decode: decodeProducerIdsRecord,
    fields: [{ name: 'brokerId' }, { name: 'brokerEpoch' }, { name: 'nextProducerId' }],
  },
  RegisterBrokerRecord: {
    log: 'metadata',
    apiKey: 0,
    versions: [0, 4],
    decode: decodeRegisterBrokerRecord,
    fields: [{ name: 'brokerId' }, { name: 'isMigratingZkBroker', from: 2 }, { name: 'incarnationId' }, { name: 'brokerEpoch' }, { name: 'endPoints', fields: [{ name: 'name' }, { name: 'host' }, { name: 'port' }, { name: 'securityProtocol' }] }, { name: 'features', fields: [{ name: 'name' }, { name: 'minSupportedVersion' }, { name: 'maxSupportedVersion' }] }, { name: 'rack' }, { name: 'fenced' }, { name: 'inControlledShutdown', from: 1 }, { name: 'logDirs', from: 3, omitted: '' }, { name: 'cordonedLogDirs', from: 4, omitted: 'null' }],
  },
  RegisterControllerRecord: {
    log: 'metadata',
    apiKey: 27,
    versions: [0, 0],
    decode: decodeRegisterControllerRecord,
    fields: [{ name: 'controllerId' }, { name: 'incarnationId' }, { name: 'zkMigrationReady' }, { name: 'endPoints', fields: [{ name: 'name' }, { name: 'host' }, { name: 'port' }, { name: 'securityProtocol' }] }, { name: 'features', fields: [{ name: 'name' }, { name: 'minSupportedVersion' }, { name: 'maxSupportedVersion' }] }],
  },
  RemoveAccessControlEntryRecord: {
    log: 'metadata',
    apiKey: 19,
    versions: [0, 0],
    decode: decodeRemoveAccessControlEntryRecord,
    fields: [{ name: 'id' }],
  },
  RemoveDelegationTokenRecord: {
    log: 'metadata',
    apiKey: 26,
    versions: [0, 0],
    decode: decodeRemoveDelegationTokenRecord,
    fields: [{ name: 'tokenId' }],
  },
  RemoveTopicRecord: {
    log: 'metadata',
    apiKey: 9,
    versions: [0, 0],
    decode: decodeRemoveTopicRecord,
    fields: [{ name: 'topicId' }],
  },
  RemoveUserScramCredentialRecord: {
    log: 'metadata',
    apiKey: 22,
    versions: [0, 0],
    decode: decodeRemoveUserScramCredentialRecord,
    fields: [{ name: 'name' }, { name: 'mechanism' }],
  },
  TopicRecord: {
    log: 'metadata',
    apiKey: 2,
    versions: [0, 0],
    decode: decodeTopicRecord,
    fields: [{ name: 'name' }, { name: 'topicId' }],
  },
  UnfenceBrokerRecord: {
    log: 'metadata',
    apiKey: 8,
    versions: [0, 0],
    decode: decodeUnfenceBrokerRecord,
    fields: [{ name: 'id' }, { name: 'epoch' }],
  },
  UnregisterBrokerRecord: {
    log: 'metadata',
    apiKey: 1,
    versions: [0, 0],
    decode: decodeUnregisterBrokerRecord,
    fields: [{ name: 'brokerId' }, { name: 'brokerEpoch' }],
  },
  UserScramCredentialRecord: {
    log: 'metadata',
    apiKey: 11,
    versions: [0, 0],
    decode: decodeUserScramCredentialRecord,
    fields: [{ name: 'name' }, { name: 'mechanism' }, { name: 'salt' }, { name: 'storedKey' }, { name: 'serverKey' }, { name: 'iterations' }],
  },
  ZkMigrationStateRecord: {
    log: 'metadata',
    apiKey: 21,
    versions: [0, 0],
    decode: decodeZkMigrationStateRecord,
    fields: [{ name: 'zkMigrationState' }],
  },
} as const satisfies Readonly<Record<string, RecordKind>>;
