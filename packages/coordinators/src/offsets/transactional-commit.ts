import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { OffsetCommitRequest } from '@kavka/protocol/messages/08-offset-commit';
import type { TxnOffsetCommitRequest } from '@kavka/protocol/messages/28-txn-offset-commit';
import type { Group } from '../group/group-registry.ts';
import { consumerCommitError } from './consumer-epochs.ts';
import { streamsCommitError } from './streams-epochs.ts';

const NO_RETENTION_TIME = -1n;

/** Whatever the version, producers may be told that an epoch is old. */
const LATEST = Number.MAX_SAFE_INTEGER;

/** The offsets of a transaction in the form of those that count at once. */
export function asOffsetCommit(request: TxnOffsetCommitRequest): OffsetCommitRequest {
  const { groupId, memberId, groupInstanceId, generationId, topics } = request;
  return {
    groupId,
    memberId,
    groupInstanceId,
    generationIdOrMemberEpoch: generationId,
    retentionTimeMs: NO_RETENTION_TIME,
    topics: topics.map(({ name, partitions }) => ({ name, topicId: ZERO_UUID, partitions })),
  };
}

/**
 * The error for all offsets of a request, from what it says of its member; NONE when they are welcome. Producers that know nothing of the
 * member (before KIP-447) may commit at any time, and a rebalance under way keeps nobody off.
 */
export function transactionalCommitError(group: Group | undefined, request: OffsetCommitRequest): number {
  const { memberId, groupInstanceId, generationIdOrMemberEpoch: generation } = request;
  if (group === undefined) return generation < 0 ? ErrorCode.NONE : ErrorCode.ILLEGAL_GENERATION;
  if (group.kind === 'share') return ErrorCode.GROUP_ID_NOT_FOUND;
  if (generation < 0 && group.isEmpty) return ErrorCode.NONE;
  const isNobody = memberId === '' && groupInstanceId === null;
  if (isNobody && (generation === -1 || (generation < 0 && group.kind === 'classic'))) return ErrorCode.NONE;
  if (group.kind === 'consumer') return asGenerationError(consumerCommitError(group, request, LATEST));
  if (group.kind === 'streams') return asGenerationError(streamsCommitError(group, request, LATEST));
  const member = group.memberOrError(memberId, groupInstanceId);
  if (typeof member === 'number') return member;
  return generation === group.generation ? ErrorCode.NONE : ErrorCode.ILLEGAL_GENERATION;
}

/** Producers know of generations alone. */
function asGenerationError(errorCode: number): number {
  return errorCode === ErrorCode.STALE_MEMBER_EPOCH ? ErrorCode.ILLEGAL_GENERATION : errorCode;
}
