/** What a group's own configs say (resources of type GROUP), over the broker's; one part for each kind of groups. */
export interface GroupLevelConfig extends ConsumerGroupLevelConfig {}

export interface ConsumerGroupLevelConfig {
  /** `consumer.session.timeout.ms` */
  readonly consumerSessionTimeoutMs: number;
  /** `consumer.heartbeat.interval.ms` */
  readonly consumerHeartbeatIntervalMs: number;
  /** `consumer.assignment.interval.ms` */
  readonly consumerAssignmentIntervalMs: number;
}

/** Kafka's defaults. */
export const DEFAULT_GROUP_LEVEL_CONFIG: GroupLevelConfig = {
  consumerSessionTimeoutMs: 45_000,
  consumerHeartbeatIntervalMs: 5_000,
  consumerAssignmentIntervalMs: 1_000,
};
