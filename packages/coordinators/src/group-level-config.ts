/** What a group's own configs say (resources of type GROUP), over the broker's; one part for each kind of groups. */
export interface GroupLevelConfig
  extends ConsumerGroupLevelConfig,
    ShareGroupLevelConfig,
    StreamsGroupLevelConfig {}

export interface ShareGroupLevelConfig {
  /** `share.session.timeout.ms` */
  readonly shareSessionTimeoutMs: number;
  /** `share.heartbeat.interval.ms` */
  readonly shareHeartbeatIntervalMs: number;
  /** `share.assignment.interval.ms` */
  readonly shareAssignmentIntervalMs: number;
}

export interface ConsumerGroupLevelConfig {
  /** `consumer.session.timeout.ms` */
  readonly consumerSessionTimeoutMs: number;
  /** `consumer.heartbeat.interval.ms` */
  readonly consumerHeartbeatIntervalMs: number;
  /** `consumer.assignment.interval.ms` */
  readonly consumerAssignmentIntervalMs: number;
}

export interface StreamsGroupLevelConfig {
  /** `streams.session.timeout.ms` */
  readonly streamsSessionTimeoutMs: number;
  /** `streams.heartbeat.interval.ms` */
  readonly streamsHeartbeatIntervalMs: number;
  /** `streams.assignment.interval.ms` */
  readonly streamsAssignmentIntervalMs: number;
  /** `streams.initial.rebalance.delay.ms` */
  readonly streamsInitialRebalanceDelayMs: number;
  /** `streams.num.standby.replicas` */
  readonly streamsStandbyReplicas: number;
}

/** Kafka's defaults. */
export const DEFAULT_GROUP_LEVEL_CONFIG: GroupLevelConfig = {
  consumerSessionTimeoutMs: 45_000,
  consumerHeartbeatIntervalMs: 5_000,
  consumerAssignmentIntervalMs: 1_000,
  streamsSessionTimeoutMs: 45_000,
  streamsHeartbeatIntervalMs: 5_000,
  streamsAssignmentIntervalMs: 1_000,
  streamsInitialRebalanceDelayMs: 3_000,
  streamsStandbyReplicas: 0,
  shareSessionTimeoutMs: 45_000,
  shareHeartbeatIntervalMs: 5_000,
  shareAssignmentIntervalMs: 1_000,
};
