/** What the configs of a share group, over the broker's, say of its records. */
export interface ShareGroupSettings {
  /** `share.record.lock.duration.ms` */
  readonly recordLockMs: number;
  /** `share.delivery.count.limit` */
  readonly maxDeliveryCount: number;
  /** `share.partition.max.record.locks` */
  readonly maxInFlightRecords: number;
  /** `share.renew.acknowledge.enable` */
  readonly isRenewEnabled: boolean;
  /** `share.isolation.level` */
  readonly isReadCommitted: boolean;
  /** `share.auto.offset.reset`: `latest`, `earliest` or `by_duration:…` */
  readonly autoOffsetReset: string;
}
