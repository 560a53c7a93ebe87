/** The first that knows zstd. */
export const PRODUCE_VERSION = 7;

/** UNKNOWN_TOPIC_OR_PARTITION, LEADER_NOT_AVAILABLE, NOT_LEADER_OR_FOLLOWER, REQUEST_TIMED_OUT, BROKER_NOT_AVAILABLE, NOT_ENOUGH_REPLICAS. */
const OF_A_NODE_THAT_STARTS = [3, 5, 6, 7, 8, 19];

/** COORDINATOR_LOAD_IN_PROGRESS, COORDINATOR_NOT_AVAILABLE, NOT_COORDINATOR. */
const OF_A_COORDINATOR_THAT_STARTS = [14, 15, 16];

/** Whether a client may be told so by a node that starts or stops. */
export function isRetriable(errorCode: number): boolean {
  return OF_A_NODE_THAT_STARTS.includes(errorCode) || OF_A_COORDINATOR_THAT_STARTS.includes(errorCode);
}
