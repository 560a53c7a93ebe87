import type { Uuid } from '@kavka/base';

export interface VoterEndpoint {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

export interface Voter {
  readonly id: number;
  /** ZERO_UUID where the quorum is configured statically (kraft.version 0) and does not know it. */
  readonly directoryId: Uuid;
  readonly endpoints: readonly VoterEndpoint[];
}

/** Offset up to which a majority has everything: with the ends sorted down, that of the last one that makes the majority. */
export function majorityOffset(endOffsets: readonly number[]): number {
  const sorted = endOffsets.toSorted((a, b) => b - a);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
