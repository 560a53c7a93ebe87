/** A record whose partition is to be chosen, with its key and value as bytes. */
export interface RecordToPlace {
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly partitionCount: number;
}

/**
 * Chooses partitions in place of the built-in way (murmur2 of the key as in Java, or sticky without a key).
 *
 * @example
 * const byFirstByte: Partitioner = ({ key, partitionCount }) => (key?.[0] ?? 0) % partitionCount;
 */
export type Partitioner = (record: RecordToPlace) => number;
