import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';

/**
 * The replicated log under the controller, as the controller needs it. `MetadataQuorum` of @kavka/quorum is one; a test may have
 * its own.
 */
export interface MetadataLog {
  /** The epoch in which this node leads, or undefined when it does not. */
  readonly leaderEpoch: number | undefined;
  /** Offset of the next record. */
  readonly endOffset: number;
  /**
   * Puts the records at the end as one batch that is committed as a whole or not at all, and returns the offset of the last one.
   * The records belong to the log and the state machines that replay them from now on.
   */
  append(records: readonly MetadataRecord[]): number;
}

/** Consecutive records that were committed together. */
export interface CommittedBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly epoch: number;
  /** Milliseconds. */
  readonly timestamp: bigint;
  readonly records: readonly MetadataRecord[];
}

/** A state to begin with in place of all that came before `endOffset`. */
export interface CommittedSnapshot {
  /** Offset after the last record that it covers. */
  readonly endOffset: number;
  readonly epoch: number;
  /** Of the last batch that it covers, in milliseconds. */
  readonly timestamp: bigint;
  readonly records: Iterable<MetadataRecord>;
}
