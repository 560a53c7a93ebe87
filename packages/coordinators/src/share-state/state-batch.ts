/** What is known of the delivery of the offsets from `firstOffset` to `lastOffset`. */
export interface StateBatch {
  readonly firstOffset: number;
  readonly lastOffset: number;
  /** One of `DeliveryState`. */
  readonly deliveryState: number;
  readonly deliveryCount: number;
}

/** As in records and requests. Acquisition is not written down: what a crashed broker had handed out is available again. */
export const DeliveryState = {
  AVAILABLE: 0,
  ACQUIRED: 1,
  ACKNOWLEDGED: 2,
  ARCHIVED: 4,
} as const;
