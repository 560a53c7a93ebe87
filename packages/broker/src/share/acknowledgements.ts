import type { Uuid } from '@kavka/base';
import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { RequestContext } from '../dispatch/request-context.ts';
import { type Acknowledgement, AcknowledgeType, type ShareError } from './acknowledge-records.ts';
import type { SessionPartition } from './share-sessions.ts';

/** What requests say of the records of one partition. */
export interface PartitionAcknowledgements {
  readonly asked: SessionPartition;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** What became of it; null: all is well. */
export interface AcknowledgedPartition {
  readonly asked: SessionPartition;
  readonly error: ShareError | null;
}

interface RequestTopic {
  readonly topicId: Uuid;
  readonly partitions: readonly {
    readonly partitionIndex: number;
    readonly acknowledgementBatches: readonly {
      readonly firstOffset: bigint;
      readonly lastOffset: bigint;
      readonly acknowledgeTypes: readonly number[];
    }[];
  }[];
}

/** From here on acquisition can be renewed. */
const FIRST_VERSION_WITH_RENEWAL = 2;

export function acknowledgementsIn(
  topics: readonly RequestTopic[],
  topicName: (id: Uuid) => string | undefined,
): PartitionAcknowledgements[] {
  return topics.flatMap(({ topicId, partitions }) => {
    const topic = topicName(topicId) ?? null;
    return partitions.map(({ partitionIndex, acknowledgementBatches }) => ({
      asked: { topicId, topic, partition: partitionIndex },
      acknowledgements: acknowledgementBatches.map((batch) => ({
        firstOffset: Number(batch.firstOffset),
        lastOffset: Number(batch.lastOffset),
        types: batch.acknowledgeTypes,
      })),
    }));
  });
}

/** Takes what a member says of its records; resolves when all of it is written down or refused. */
export function acknowledgeAll(
  member: { readonly groupId: string; readonly memberId: string; readonly isRenewal: boolean },
  all: readonly PartitionAcknowledgements[],
  context: RequestContext,
): Promise<AcknowledgedPartition[]> {
  return Promise.all(
    all.map(async ({ asked, acknowledgements }) => {
      const error =
        refusalOf(asked, acknowledgements, member.isRenewal, context) ??
        (await acknowledge(member, asked, acknowledgements, context));
      return { asked, error };
    }),
  );
}

async function acknowledge(
  { groupId, memberId }: { readonly groupId: string; readonly memberId: string },
  { topicId, partition }: SessionPartition,
  acknowledgements: readonly Acknowledgement[],
  { broker }: RequestContext,
): Promise<ShareError | null> {
  if (acknowledgements.length === 0) return null;
  const share = broker.shares.get({ groupId, topicId, partition });
  if (share === undefined) return shareError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
  return share.acknowledge(memberId, acknowledgements);
}

function refusalOf(
  { topic, partition }: SessionPartition,
  acknowledgements: readonly Acknowledgement[],
  isRenewal: boolean,
  { apiVersion, broker }: RequestContext,
): ShareError | undefined {
  if (topic === null) return withoutMessage(ErrorCode.UNKNOWN_TOPIC_ID);
  if (!areInOrder(acknowledgements, apiVersion, isRenewal)) return withoutMessage(ErrorCode.INVALID_REQUEST);
  const isThere = broker.image.topics.partition(topic, partition) !== undefined;
  return isThere ? undefined : withoutMessage(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
}

/** Ranges ascend, with a type for all of a range or one for each offset. */
function areInOrder(all: readonly Acknowledgement[], apiVersion: number, isRenewal: boolean): boolean {
  const largestType =
    apiVersion >= FIRST_VERSION_WITH_RENEWAL ? AcknowledgeType.RENEW : AcknowledgeType.REJECT;
  let previousEnd = -1;
  for (const { firstOffset, lastOffset, types } of all) {
    if (firstOffset > lastOffset || firstOffset < previousEnd || types.length === 0) return false;
    if (types.length > 1 && lastOffset - firstOffset !== types.length - 1) return false;
    if (types.some((type) => type < 0 || type > largestType)) return false;
    if (types.includes(AcknowledgeType.RENEW) && !isRenewal) return false;
    previousEnd = lastOffset;
  }
  return true;
}

/** As in Kafka, where it has not come to the records yet. */
function withoutMessage(errorCode: number): ShareError {
  return { errorCode, errorMessage: null };
}

function shareError(errorCode: number): ShareError {
  return { errorCode, errorMessage: errorInfo(errorCode).message };
}
