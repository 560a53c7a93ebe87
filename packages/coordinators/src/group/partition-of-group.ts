import { javaHash } from '@kavka/base';

const SMALLEST_INT = -(2 ** 31);

/** The partition of `__consumer_offsets` that holds a group; Kafka's rule, so that every client and every broker agree. */
export function partitionOfGroup(groupId: string, partitionCount: number): number {
  const hash = javaHash(groupId);
  return hash === SMALLEST_INT ? 0 : Math.abs(hash) % partitionCount;
}
