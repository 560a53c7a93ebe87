import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { ShareTopics } from './share-coordinator.ts';
import type { SharePartitionKey } from './share-partition-key.ts';
import type { TrackedState } from './share-states.ts';

export interface ShareStateError {
  readonly errorCode: number;
  readonly errorMessage: string;
}

/** What a request knows; an epoch of -1 is not checked. */
export interface KnownEpochs {
  readonly leaderEpoch?: number;
  readonly stateEpoch?: number;
  /** Named where the partition must have a state. */
  readonly operation?: 'Read' | 'Write';
}

/** Why a request about the state of a share partition cannot be served; undefined when it can. */
export function refusalOf(
  key: SharePartitionKey,
  tracked: TrackedState | undefined,
  { leaderEpoch = -1, stateEpoch = -1, operation }: KnownEpochs,
  metadata: ShareTopics,
): ShareStateError | undefined {
  if (key.partition < 0) return invalid('The partition id cannot be a negative number.');
  if (operation !== undefined && tracked === undefined)
    return invalid(`${operation} operation on uninitialized share partition not allowed.`);
  if (leaderEpoch !== -1 && tracked !== undefined && tracked.leaderEpoch > leaderEpoch)
    return shareStateError(ErrorCode.FENCED_LEADER_EPOCH);
  if (stateEpoch !== -1 && tracked !== undefined && tracked.stateEpoch > stateEpoch)
    return shareStateError(ErrorCode.FENCED_STATE_EPOCH);
  const topic = metadata.topicName(key.topicId);
  const partitions = topic === undefined ? 0 : (metadata.partitionCount(topic) ?? 0);
  return key.partition < partitions ? undefined : shareStateError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
}

export function shareStateError(errorCode: number): ShareStateError {
  return { errorCode, errorMessage: errorInfo(errorCode).message ?? '' };
}

function invalid(errorMessage: string): ShareStateError {
  return { errorCode: ErrorCode.INVALID_REQUEST, errorMessage };
}
