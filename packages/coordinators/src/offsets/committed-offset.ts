import type { Uuid } from '@kavka/base';

/** No leader epoch came with the offset. */
export const NO_LEADER_EPOCH = -1;

/** The offset obeys the broker's retention. */
export const NO_EXPIRY = -1n;

/** What a group stored for a partition. The offset is the client's own number, any 64 bits, hence a bigint. */
export interface CommittedOffset {
  readonly offset: bigint;
  readonly leaderEpoch: number;
  readonly metadata: string;
  readonly commitTimestampMs: bigint;
  /** When the client itself wants it forgotten (OffsetCommit 2-4), or `NO_EXPIRY`. */
  readonly expireTimestampMs: bigint;
  /** `ZERO_UUID` where the record is older than topic ids. */
  readonly topicId: Uuid;
}
