/** The broker configs that transactions obey, under Kafka's own names in camel case. */
export interface TransactionCoordinatorConfig {
  /** `transaction.max.timeout.ms` */
  readonly maxTimeoutMs: number;
  /** `transactional.id.expiration.ms` */
  readonly idExpirationMs: number;
  /** `transaction.abort.timed.out.transaction.cleanup.interval.ms` */
  readonly abortIntervalMs: number;
  /** `transaction.remove.expired.transaction.cleanup.interval.ms` */
  readonly expiryIntervalMs: number;
  /** `transaction.two.phase.commit.enable` */
  readonly isTwoPhaseCommitEnabled: boolean;
  /** `transaction.state.log.num.partitions`, while the topic does not exist. */
  readonly topicPartitions: number;
  /** `request.timeout.ms`: how long a client waits for the log. */
  readonly writeTimeoutMs: number;
  /** `max.message.bytes` of the topic: a batch of records stays below it. */
  readonly maxBatchBytes: number;
}

/** Kafka's defaults. */
export const DEFAULT_TRANSACTION_COORDINATOR_CONFIG: TransactionCoordinatorConfig = {
  maxTimeoutMs: 900_000,
  idExpirationMs: 7 * 24 * 60 * 60 * 1_000,
  abortIntervalMs: 10_000,
  expiryIntervalMs: 3_600_000,
  isTwoPhaseCommitEnabled: false,
  topicPartitions: 50,
  writeTimeoutMs: 30_000,
  maxBatchBytes: 1_048_588,
};
