import type { MigrationPolicy } from './group/consumer/migration-policy.ts';

/** The broker configs that groups and offsets obey, under Kafka's own names in camel case. */
export interface GroupCoordinatorConfig {
  /** `group.initial.rebalance.delay.ms` */
  readonly initialRebalanceDelayMs: number;
  /** `group.min.session.timeout.ms` */
  readonly minSessionTimeoutMs: number;
  /** `group.max.session.timeout.ms` */
  readonly maxSessionTimeoutMs: number;
  /** `group.max.size`: members of one classic group. */
  readonly maxGroupSize: number;
  /** `group.consumer.max.size` */
  readonly consumerMaxSize: number;
  /** `group.streams.max.size` */
  readonly streamsMaxSize: number;
  /** `group.consumer.assignors`: the first is the default. */
  readonly consumerAssignors: readonly string[];
  /** `group.consumer.migration.policy` */
  readonly consumerMigrationPolicy: MigrationPolicy;
  /** `group.consumer.regex.refresh.interval.ms` */
  readonly consumerRegexRefreshIntervalMs: number;
  /** `group.share.max.size` */
  readonly shareMaxSize: number;
  /** `group.share.initialize.retry.interval.ms`: how long the share coordinator has to begin a state. */
  readonly shareInitializeRetryIntervalMs: number;
  /** `offset.metadata.max.bytes`; counts characters, as in Kafka. */
  readonly offsetMetadataMaxBytes: number;
  /** `offsets.retention.minutes`, in milliseconds. */
  readonly offsetsRetentionMs: number;
  /** `offsets.retention.check.interval.ms` */
  readonly offsetsRetentionCheckIntervalMs: number;
  /** `offsets.commit.timeout.ms`: how long a client waits for the log. */
  readonly offsetsCommitTimeoutMs: number;
  /** `offsets.topic.num.partitions`, while the topic does not exist. */
  readonly offsetsTopicPartitions: number;
  /** `max.message.bytes` of the offsets topic: a batch of records stays below it. */
  readonly maxBatchBytes: number;
}

/** Kafka's defaults. */
export const DEFAULT_GROUP_COORDINATOR_CONFIG: GroupCoordinatorConfig = {
  initialRebalanceDelayMs: 3_000,
  minSessionTimeoutMs: 6_000,
  maxSessionTimeoutMs: 1_800_000,
  maxGroupSize: 2_147_483_647,
  consumerMaxSize: 2_147_483_647,
  streamsMaxSize: 2_147_483_647,
  consumerAssignors: ['uniform', 'range'],
  consumerMigrationPolicy: 'bidirectional',
  consumerRegexRefreshIntervalMs: 600_000,
  shareMaxSize: 200,
  shareInitializeRetryIntervalMs: 30_000,
  offsetMetadataMaxBytes: 4_096,
  offsetsRetentionMs: 7 * 24 * 60 * 60 * 1_000,
  offsetsRetentionCheckIntervalMs: 600_000,
  offsetsCommitTimeoutMs: 5_000,
  offsetsTopicPartitions: 50,
  maxBatchBytes: 1_048_588,
};
