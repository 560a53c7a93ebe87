import { ErrorCode } from '@kavka/protocol';
import type { FetchRequest } from '@kavka/protocol/messages/01-fetch';
import type { Partitions } from '../partition/partitions.ts';
import type { FetchPartition, FetchSession } from './fetch-session.ts';
import type { FetchSessionCache } from './fetch-session-cache.ts';

const FULL_EPOCH = 0;
const FINAL_EPOCH = -1;
const FIRST_VERSION_WITH_TOPIC_IDS = 13;

/** What a fetch is about: the partitions to read, and the session whose state decides what the answer leaves out. */
export interface FetchContext {
  readonly errorCode: number;
  /** 0: no session. */
  readonly sessionId: number;
  /** The client knows earlier answers: what has not changed is left out. */
  readonly session: FetchSession | null;
  readonly isIncremental: boolean;
  readonly isFromFollower: boolean;
  readonly partitions: readonly FetchPartition[];
}

/** Finds, opens or closes the session of a fetch request. */
export function openFetchContext(
  request: FetchRequest,
  apiVersion: number,
  cache: FetchSessionCache,
  partitions: Partitions,
): FetchContext {
  const usesTopicIds = apiVersion >= FIRST_VERSION_WITH_TOPIC_IDS;
  const { sessionId, sessionEpoch } = request;
  const isFromFollower = replicaOf(request) >= 0;
  if (sessionEpoch === FULL_EPOCH || sessionEpoch === FINAL_EPOCH) {
    if (sessionId !== 0) cache.remove(sessionId);
    const requested = requestedPartitions(request, usesTopicIds, partitions);
    if (sessionEpoch === FINAL_EPOCH) return withoutSession(requested, isFromFollower);
    const session = cache.create(usesTopicIds, isFromFollower, requested.length);
    session?.update(requested);
    return {
      errorCode: 0,
      sessionId: session?.id ?? 0,
      session,
      isIncremental: false,
      isFromFollower,
      partitions: requested,
    };
  }
  const session = cache.get(sessionId);
  const errorCode = sessionError(session, sessionEpoch, usesTopicIds);
  if (session === undefined || errorCode !== 0) return { ...withoutSession([], isFromFollower), errorCode };
  return continueSession(session, request, cache, partitions);
}

/** Broker id of a follower that fetches; negative: a consumer. */
export function replicaOf(request: FetchRequest): number {
  return request.replicaState.replicaId >= 0 ? request.replicaState.replicaId : request.replicaId;
}

function withoutSession(partitions: readonly FetchPartition[], isFromFollower: boolean): FetchContext {
  return { errorCode: 0, sessionId: 0, session: null, isIncremental: false, isFromFollower, partitions };
}

function sessionError(session: FetchSession | undefined, epoch: number, usesTopicIds: boolean): number {
  if (session === undefined) return ErrorCode.FETCH_SESSION_ID_NOT_FOUND;
  if (session.epoch !== epoch) return ErrorCode.INVALID_FETCH_SESSION_EPOCH;
  return session.usesTopicIds === usesTopicIds ? 0 : ErrorCode.FETCH_SESSION_TOPIC_ID_ERROR;
}

function continueSession(
  session: FetchSession,
  request: FetchRequest,
  cache: FetchSessionCache,
  partitions: Partitions,
): FetchContext {
  session.update(requestedPartitions(request, session.usesTopicIds, partitions));
  for (const forgotten of request.forgottenTopicsData) {
    const topic = session.usesTopicIds ? forgotten.topicId : forgotten.topic;
    for (const partition of forgotten.partitions) session.forget(topic, partition);
  }
  if (session.size === 0) {
    cache.remove(session.id);
    return withoutSession([], session.isPrivileged);
  }
  cache.touch(session);
  session.advanceEpoch();
  for (const partition of session.partitions())
    partition.topic ??= partitions.topicName(partition.topicId) ?? null;
  return {
    errorCode: 0,
    sessionId: session.id,
    session,
    isIncremental: true,
    isFromFollower: session.isPrivileged,
    partitions: [...session.partitions()],
  };
}

function requestedPartitions(
  request: FetchRequest,
  usesTopicIds: boolean,
  partitions: Partitions,
): FetchPartition[] {
  const requested: FetchPartition[] = [];
  for (const topic of request.topics) {
    const name = usesTopicIds ? (partitions.topicName(topic.topicId) ?? null) : topic.topic;
    for (const wanted of topic.partitions) {
      requested.push({
        topic: name,
        topicId: topic.topicId,
        partition: wanted.partition,
        fetchOffset: Number(wanted.fetchOffset),
        maxBytes: wanted.partitionMaxBytes,
        currentLeaderEpoch: wanted.currentLeaderEpoch,
        lastFetchedEpoch: wanted.lastFetchedEpoch,
        followerLogStartOffset: Number(wanted.logStartOffset),
        sentHighWatermark: -1,
        sentLogStartOffset: -1,
      });
    }
  }
  return requested.length < 2 ? requested : lastOfEach(requested);
}

/** Of a partition that is named twice the last counts, at the place of the first. */
function lastOfEach(requested: readonly FetchPartition[]): FetchPartition[] {
  return [...new Map(requested.map((one) => [`${one.topicId} ${one.topic} ${one.partition}`, one])).values()];
}
