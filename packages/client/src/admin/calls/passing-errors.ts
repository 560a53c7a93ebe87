import { ErrorCode } from '@kavka/protocol';
import { BrokerError } from '../../errors/index.ts';

/**
 * What passes when the right node is asked, or the same one a little later. Other errors that a client may try again with, such
 * as for a topic
 * that does not exist, are the answer to what was asked here.
 */
const PASSING: ReadonlySet<number> = new Set([
  ErrorCode.NOT_CONTROLLER,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.LEADER_NOT_AVAILABLE,
  ErrorCode.FENCED_LEADER_EPOCH,
  ErrorCode.UNKNOWN_LEADER_EPOCH,
  ErrorCode.OFFSET_NOT_AVAILABLE,
  ErrorCode.REPLICA_NOT_AVAILABLE,
  ErrorCode.KAFKA_STORAGE_ERROR,
  ErrorCode.NOT_COORDINATOR,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.CONCURRENT_TRANSACTIONS,
  ErrorCode.THROTTLING_QUOTA_EXCEEDED,
]);

export function passes(outcome: unknown): boolean {
  return outcome instanceof BrokerError && PASSING.has(outcome.errorCode);
}
