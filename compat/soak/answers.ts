/** The first that knows zstd. */
export const PRODUCE_VERSION = 7;

/** A batch that is there already: as good as acknowledged. */
export const DUPLICATE_SEQUENCE = 46;

/** Unknown topic or partition, leader not available, not the leader, timed out, broker not available, not enough replicas. */
const OF_A_NODE_THAT_STARTS = [3, 5, 6, 7, 8, 19];

/** Coordinator loads, is not available, is another. */
const OF_A_COORDINATOR_THAT_STARTS = [14, 15, 16];

/** Whether a client may be told so by a node that starts or stops. */
export function isRetriable(errorCode: number): boolean {
  return OF_A_NODE_THAT_STARTS.includes(errorCode) || OF_A_COORDINATOR_THAT_STARTS.includes(errorCode);
}
