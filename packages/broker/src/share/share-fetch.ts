import { ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import type { ShareFetchRequest, ShareFetchResponse } from '@kavka/protocol/messages/78-share-fetch';
import type { Reply } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { ShareError } from './acknowledge-records.ts';
import { acknowledgeAll, acknowledgementsIn } from './acknowledgements.ts';
import { PendingShareFetch } from './pending-share-fetch.ts';
import { buildShareFetchResponse } from './share-fetch-response.ts';
import { emptyResult, type ShareFetchResult } from './share-read.ts';
import { endSessionAfter, refusal, type ShareMember, shareMemberOf } from './share-request.ts';
import { FINAL_EPOCH, OPENING_EPOCH, type SessionPartition, ShareSession } from './share-sessions.ts';

/** Which partitions a request fetches from. */
interface ShareFetchContext {
  /** The session that knows what the member was told; null in the first and the last answer of one. */
  readonly session: ShareSession | null;
  readonly partitions: readonly SessionPartition[];
}

/** Fetches for a member of a share group, and takes the acknowledgements that come along. */
export function startShareFetch(
  request: ShareFetchRequest,
  context: RequestContext,
  reply: Reply<ShareFetchResponse>,
): void {
  const member = shareMemberOf(request, context);
  if ('errorCode' in member) {
    reply(refused(member));
    return;
  }
  const fetch = renewalProblem(request) ?? contextOf(request, member, context);
  if ('errorCode' in fetch) {
    if (fetch.errorCode === ErrorCode.SHARE_SESSION_LIMIT_REACHED) replyLater(request, fetch, context, reply);
    else reply(refused(fetch));
    return;
  }
  run(request, member, fetch, context).then(reply, context.fail);
}

async function run(
  request: ShareFetchRequest,
  member: ShareMember,
  { session, partitions }: ShareFetchContext,
  context: RequestContext,
): Promise<Init<ShareFetchResponse>> {
  const { broker } = context;
  const all = acknowledgementsIn(request.topics, (id) => broker.partitions.topicName(id));
  const isRenewal = request.isRenewAck;
  const acknowledging = hasAcknowledgements(request)
    ? acknowledgeAll({ ...member, isRenewal }, all, context)
    : Promise.resolve([]);
  const fetched = isRenewal ? [] : await fetchFrom(partitions, request, context);
  const acknowledged = await acknowledging;
  const told = session === null ? fetched : fetched.filter((result) => mustTell(session, result));
  endSessionAfter(request.shareSessionEpoch, member, context);
  const { recordLockMs } = broker.shares.settingsOf(member.groupId);
  return buildShareFetchResponse(told, acknowledged, recordLockMs, context);
}

function fetchFrom(
  partitions: readonly SessionPartition[],
  request: ShareFetchRequest,
  context: RequestContext,
): Promise<readonly ShareFetchResult[]> {
  const { topics } = context.broker.image;
  const errorOf = ({ topic, partition }: SessionPartition) => {
    if (topic === null) return ErrorCode.UNKNOWN_TOPIC_ID;
    return topics.partition(topic, partition) === undefined ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION : 0;
  };
  const there = partitions.filter((asked) => errorOf(asked) === 0);
  const missing = partitions
    .filter((asked) => errorOf(asked) !== 0)
    .map((asked) => ({ ...emptyResult(asked), errorCode: errorOf(asked) }));
  if (there.length === 0) return Promise.resolve(missing);
  return new Promise((resolve) => {
    new PendingShareFetch(request, context, there, (results) => resolve([...results, ...missing])).start();
  });
}

function mustTell(session: ShareSession, { asked, errorCode, records }: ShareFetchResult): boolean {
  return session.mustTell(asked, records.length > 0, errorCode !== ErrorCode.NONE);
}

/** Finds, opens or ends the session of a request. */
function contextOf(
  request: ShareFetchRequest,
  { groupId, memberId }: ShareMember,
  { broker, connection }: RequestContext,
): ShareFetchContext | ShareError {
  const { shareSessions, partitions } = broker;
  const { shareSessionEpoch } = request;
  const asked = request.topics.flatMap(({ topicId, partitions: indexes }) => {
    const topic = partitions.topicName(topicId) ?? null;
    return indexes.map(({ partitionIndex }) => ({ topicId, topic, partition: partitionIndex }));
  });
  if (shareSessionEpoch === FINAL_EPOCH) {
    const isThere = shareSessions.get(groupId, memberId) !== undefined;
    return isThere ? { session: null, partitions: [] } : failure(ErrorCode.SHARE_SESSION_NOT_FOUND);
  }
  if (shareSessionEpoch === OPENING_EPOCH) {
    if (hasAcknowledgements(request)) return failure(ErrorCode.INVALID_REQUEST);
    const session = shareSessions.open(groupId, memberId, connection.id);
    if (session === undefined) return failure(ErrorCode.SHARE_SESSION_LIMIT_REACHED);
    session.update(asked, []);
    for (const partition of session.partitions) session.mustTell(partition, false, false);
    return { session: null, partitions: session.partitions };
  }
  const session = shareSessions.advance(groupId, memberId, shareSessionEpoch);
  if (!(session instanceof ShareSession)) return failure(session);
  const forgotten = request.forgottenTopicsData.flatMap(({ topicId, partitions: indexes }) =>
    indexes.map((partition) => ({ topicId, topic: null, partition })),
  );
  session.update(asked, forgotten);
  return { session, partitions: session.partitions };
}

function hasAcknowledgements({ topics }: ShareFetchRequest): boolean {
  return topics.some(({ partitions }) =>
    partitions.some(({ acknowledgementBatches }) => acknowledgementBatches.length > 0),
  );
}

/** A request that renews what the member has fetches nothing. */
function renewalProblem(request: ShareFetchRequest): ShareError | undefined {
  if (!request.isRenewAck) return undefined;
  const fields = ['maxBytes', 'minBytes', 'maxRecords', 'maxWaitMs'] as const;
  const odd = fields.filter((field) => request[field] !== 0);
  if (odd.length === 0) return undefined;
  const problems = odd.map((field) => `${field} must be set to 0, `).join('');
  return refusal(ErrorCode.INVALID_REQUEST, `${problems}if isRenewAck is true.`);
}

/** Who gets no session would ask again at once. */
function replyLater(
  request: ShareFetchRequest,
  error: ShareError,
  context: RequestContext,
  reply: Reply<ShareFetchResponse>,
): void {
  const cancel = context.broker.clock.schedule(request.maxWaitMs, () => reply(refused(error)));
  context.whenAbandoned(() => {
    cancel();
    reply(refused(error));
  });
}

function failure(errorCode: number): ShareError {
  return { errorCode, errorMessage: errorInfo(errorCode).message };
}

/** As in Kafka, without the message. */
function refused({ errorCode }: ShareError): Init<ShareFetchResponse> {
  return { errorCode, responses: [] };
}
