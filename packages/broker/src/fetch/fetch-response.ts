import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  FetchResponse,
  FetchResponseFetchableTopicResponse,
  FetchResponsePartitionData,
} from '@kavka/protocol/messages/01-fetch';
import type { RequestContext } from '../dispatch/request-context.ts';
import { currentLeaderOf, LeaderEndpoints } from '../partition/current-leader.ts';
import type { FetchContext } from './fetch-context.ts';
import type { FetchSessionCache } from './fetch-session-cache.ts';
import type { PartitionRead } from './partition-read.ts';
import type { FetchedPartition } from './read-records.ts';

const FIRST_VERSION_WITH_LEADER_HINTS = 16;
const NO_RECORDS = Buffer.alloc(0);

/** The answer to a fetch; of an incremental session only what is new to the client. */
export function buildFetchResponse(
  fetch: FetchContext,
  fetched: readonly FetchedPartition[],
  context: RequestContext,
): Init<FetchResponse> {
  const topics: (Init<FetchResponseFetchableTopicResponse> & {
    partitions: Init<FetchResponsePartitionData>[];
  })[] = [];
  const endpoints = new LeaderEndpoints(context.broker, context.connection.listenerName);
  for (const { read, records } of fetched) {
    count(read, records, context);
    if (!mustTell(fetch, read, records)) continue;
    const { topicId, topic } = read.request;
    let last = topics.at(-1);
    if (last === undefined || last.topicId !== topicId || last.topic !== (topic ?? '')) {
      last = { topic: topic ?? '', topicId, partitions: [] };
      topics.push(last);
    }
    last.partitions.push(
      answerOf(read, records, context.apiVersion, fetch.isFromFollower ? null : endpoints),
    );
  }
  return { errorCode: 0, sessionId: fetch.sessionId, responses: topics, nodeEndpoints: endpoints.list() };
}

/** The answer to a client that is held up: nothing. Its session stays as it was, and one that would have begun now does not. */
export function withoutRecords(fetch: FetchContext, sessions: FetchSessionCache): Init<FetchResponse> {
  if (!fetch.isIncremental && fetch.session !== null) sessions.remove(fetch.sessionId);
  return { errorCode: 0, sessionId: fetch.isIncremental ? fetch.sessionId : 0, responses: [] };
}

/** Keeps what the client will know after this answer; false where it knows all of it. */
function mustTell(fetch: FetchContext, read: PartitionRead, records: Buffer | null): boolean {
  const { request } = read;
  const hasRecords = records !== null && records.length > 0;
  const changed =
    hasRecords ||
    read.errorCode !== 0 ||
    read.divergingEpoch !== null ||
    request.sentHighWatermark !== read.highWatermark ||
    request.sentLogStartOffset !== read.logStartOffset;
  if (fetch.session === null) return true;
  request.sentHighWatermark = read.errorCode === 0 ? read.highWatermark : -1;
  request.sentLogStartOffset = read.logStartOffset;
  if (hasRecords) fetch.session.moveToEnd(request);
  return changed || !fetch.isIncremental;
}

function answerOf(
  read: PartitionRead,
  records: Buffer | null,
  apiVersion: number,
  endpoints: LeaderEndpoints | null,
): Init<FetchResponsePartitionData> {
  const tellsLeader =
    read.errorCode === ErrorCode.NOT_LEADER_OR_FOLLOWER || read.errorCode === ErrorCode.FENCED_LEADER_EPOCH;
  const leader = tellsLeader && apiVersion >= FIRST_VERSION_WITH_LEADER_HINTS ? read.partition : null;
  if (leader !== null) endpoints?.add(leader.state.leader);
  const diverging = read.divergingEpoch;
  return {
    partitionIndex: read.request.partition,
    errorCode: read.errorCode,
    highWatermark: BigInt(read.highWatermark),
    lastStableOffset: BigInt(read.lastStableOffset),
    logStartOffset: BigInt(read.logStartOffset),
    abortedTransactions:
      read.partition === null && isUnknown(read) ? [] : (read.abortedTransactions?.map(toWire) ?? null),
    records: records ?? NO_RECORDS,
    ...(diverging !== null && {
      divergingEpoch: { epoch: diverging.epoch, endOffset: BigInt(diverging.endOffset) },
    }),
    ...(leader !== null && { currentLeader: currentLeaderOf(leader) }),
  };
}

/** As Kafka, which does not get as far as reading here. */
function isUnknown({ errorCode }: PartitionRead): boolean {
  return errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION || errorCode === ErrorCode.UNKNOWN_TOPIC_ID;
}

function toWire(aborted: { producerId: bigint; firstOffset: number }): {
  producerId: bigint;
  firstOffset: bigint;
} {
  return { producerId: aborted.producerId, firstOffset: BigInt(aborted.firstOffset) };
}

function count(read: PartitionRead, records: Buffer | null, context: RequestContext): void {
  if (read.partition === null || records === null || records.length === 0) return;
  context.broker.traffic.fetched(
    context.connection.principal,
    context.clientId,
    read.partition,
    records.length,
  );
}
