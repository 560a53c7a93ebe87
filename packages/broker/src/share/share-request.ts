import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { ShareError } from './acknowledge-records.ts';
import { FINAL_EPOCH, type ShareSession } from './share-sessions.ts';

const MAX_MEMBER_ID_LENGTH = 36;
const INVALID_MEMBER_ID = 'Invalid member id in the request.';

export interface ShareMember {
  readonly groupId: string;
  readonly memberId: string;
}

/** Who asks; or why a request of a member of a share group cannot be served at all. */
export function shareMemberOf(
  { groupId, memberId }: { readonly groupId: string | null; readonly memberId: string | null },
  context: RequestContext,
): ShareMember | ShareError {
  const unsupported = shareVersionRefusal(context);
  if (unsupported !== undefined) return unsupported;
  if (groupId === null) return refusal(ErrorCode.INVALID_REQUEST, 'Invalid group id in the request.');
  if (!isMemberId(memberId)) return refusal(ErrorCode.INVALID_REQUEST, INVALID_MEMBER_ID);
  return { groupId, memberId };
}

/** Share groups are served where the cluster has the feature. */
export function shareVersionRefusal({ broker }: RequestContext): ShareError | undefined {
  if ((broker.image.features.levels.get('share.version') ?? 0) >= 1) return undefined;
  return refusal(ErrorCode.UNSUPPORTED_VERSION, errorInfo(ErrorCode.UNSUPPORTED_VERSION).message);
}

export function memberIdRefusal(memberId: string): ShareError | undefined {
  return isMemberId(memberId) ? undefined : refusal(ErrorCode.INVALID_REQUEST, null);
}

function isMemberId(memberId: string | null): memberId is string {
  return memberId !== null && memberId !== '' && memberId.length <= MAX_MEMBER_ID_LENGTH;
}

export function refusal(errorCode: number, errorMessage: string | null): ShareError {
  return { errorCode, errorMessage };
}

/** Ends the session of a member whose request was its last: what it holds is given back. */
export function endSessionAfter(
  epoch: number,
  { groupId, memberId }: ShareMember,
  context: RequestContext,
): void {
  if (epoch !== FINAL_EPOCH) return;
  const session = context.broker.shareSessions.remove(groupId, memberId);
  if (session !== undefined) releaseAllOf(session, context.broker);
}

/** A connection is gone, and the share session of whoever was behind it with it. */
export function endSessionOfConnection(
  connectionId: number,
  broker: Pick<RequestContext['broker'], 'shareSessions' | 'shares'>,
): void {
  const { shareSessions, shares } = broker;
  const session = shareSessions.takeOfConnection(connectionId);
  if (session === undefined) return;
  const { groupId, memberId } = session;
  if (shareSessions.get(groupId, memberId) === session) {
    shareSessions.remove(groupId, memberId);
    releaseAllOf(session, broker);
  }
  if (!shareSessions.hasGroup(groupId)) shares.dropGroup(groupId);
}

/** Failures are the share coordinator's; what is not released now is when its time runs out. */
function releaseAllOf(session: ShareSession, { shares }: Pick<RequestContext['broker'], 'shares'>): void {
  const { groupId, memberId } = session;
  for (const { topicId, partition } of session.partitions)
    shares.get({ groupId, topicId, partition })?.releaseAll(memberId);
}
