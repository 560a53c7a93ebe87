import type { Uuid } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ShareAcknowledgeRequest,
  ShareAcknowledgeResponse,
  ShareAcknowledgeResponsePartitionData,
} from '@kavka/protocol/messages/79-share-acknowledge';
import type { RequestContext } from '../dispatch/request-context.ts';
import { type AcknowledgedPartition, acknowledgeAll, acknowledgementsIn } from './acknowledgements.ts';
import { endSessionAfter, shareMemberOf } from './share-request.ts';
import { FINAL_EPOCH, OPENING_EPOCH, ShareSession } from './share-sessions.ts';

/** Takes what a member of a share group says of its records. */
export async function shareAcknowledge(
  request: ShareAcknowledgeRequest,
  context: RequestContext,
): Promise<Init<ShareAcknowledgeResponse>> {
  const { broker } = context;
  const member = shareMemberOf(request, context);
  // As in Kafka, without the message.
  if ('errorCode' in member) return { errorCode: member.errorCode, responses: [] };
  const errorCode = sessionError(request, member.groupId, member.memberId, context);
  if (errorCode !== ErrorCode.NONE) return { errorCode, responses: [] };
  const all = acknowledgementsIn(request.topics, (id) => broker.partitions.topicName(id));
  const acknowledged = await acknowledgeAll({ ...member, isRenewal: request.isRenewAck }, all, context);
  endSessionAfter(request.shareSessionEpoch, member, context);
  return {
    errorCode: ErrorCode.NONE,
    acquisitionLockTimeoutMs: broker.shares.settingsOf(member.groupId).recordLockMs,
    responses: topicsOf(acknowledged),
  };
}

function sessionError(
  { shareSessionEpoch }: ShareAcknowledgeRequest,
  groupId: string,
  memberId: string,
  { broker }: RequestContext,
): number {
  if (shareSessionEpoch === OPENING_EPOCH) return ErrorCode.INVALID_SHARE_SESSION_EPOCH;
  if (shareSessionEpoch === FINAL_EPOCH) {
    const isThere = broker.shareSessions.get(groupId, memberId) !== undefined;
    return isThere ? ErrorCode.NONE : ErrorCode.SHARE_SESSION_NOT_FOUND;
  }
  const session = broker.shareSessions.advance(groupId, memberId, shareSessionEpoch);
  return session instanceof ShareSession ? ErrorCode.NONE : session;
}

function topicsOf(all: readonly AcknowledgedPartition[]): Init<ShareAcknowledgeResponse>['responses'] {
  const topics = new Map<Uuid, Init<ShareAcknowledgeResponsePartitionData>[]>();
  for (const { asked, error } of all) {
    const partitions = topics.get(asked.topicId) ?? [];
    partitions.push({
      partitionIndex: asked.partition,
      errorCode: error?.errorCode ?? ErrorCode.NONE,
      errorMessage: error?.errorMessage ?? null,
    });
    topics.set(asked.topicId, partitions);
  }
  return [...topics].map(([topicId, partitions]) => ({ topicId, partitions }));
}
