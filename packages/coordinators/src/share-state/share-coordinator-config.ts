/** The broker configs that the share coordinator obeys. */
export interface ShareCoordinatorConfig {
  /** `share.coordinator.snapshot.update.records.per.snapshot` */
  readonly updatesPerSnapshot: number;
  /** `share.coordinator.write.timeout.ms` */
  readonly writeTimeoutMs: number;
  /** `share.coordinator.state.topic.num.partitions`, while the topic does not exist. */
  readonly stateTopicPartitions: number;
  /** `share.coordinator.state.topic.prune.interval.ms` */
  readonly pruneIntervalMs: number;
  /** `share.coordinator.cold.partition.snapshot.interval.ms` */
  readonly coldSnapshotIntervalMs: number;
  /** `max.message.bytes` of the state topic: a batch of records stays below it. */
  readonly maxBatchBytes: number;
}

/** Kafka's defaults. */
export const DEFAULT_SHARE_COORDINATOR_CONFIG: ShareCoordinatorConfig = {
  updatesPerSnapshot: 500,
  writeTimeoutMs: 5_000,
  stateTopicPartitions: 50,
  pruneIntervalMs: 300_000,
  coldSnapshotIntervalMs: 300_000,
  maxBatchBytes: 1_048_588,
};
