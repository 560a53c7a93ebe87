import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  DeleteTopicsRequest,
  DeleteTopicsResponse,
  DeleteTopicsResponseDeletableTopicResult,
} from '@kavka/protocol/messages/20-delete-topics';
import type { Topic, TopicsImage } from '../image/metadata-image.ts';
import { removeTopicRecord } from '../records.ts';
import type { ControllerContext } from './controller-context.ts';
import type { TakePartitions } from './controller-requests.ts';
import { duplicatesOf } from './duplicates.ts';
import { quotaExceeded, type Refusal, type Result, refusal, refuseExpired } from './result.ts';

/** What a client wants deleted: by name, or (from version 6 on) by id. */
interface Wanted {
  readonly name: string | null;
  readonly topicId: Uuid;
}

export function deleteTopics(
  { state: { topics } }: ControllerContext,
  request: DeleteTopicsRequest,
  take: TakePartitions = () => true,
): Result<DeleteTopicsResponse> {
  const records = [];
  const responses: DeleteTopicsResponseDeletableTopicResult[] = [];
  const wanted = [...request.topics, ...request.topicNames.map((name) => ({ name, topicId: ZERO_UUID }))];
  const { once, answered } = withoutDuplicates(topics, wanted);
  responses.push(...answered);
  for (const one of once) {
    const found = refuseExpired(request) ?? find(topics, one);
    if ('errorCode' in found) {
      responses.push(answer(one, found));
    } else if (!take(found.partitions.length)) {
      responses.push(answer({ name: found.name, topicId: found.id }, quotaExceeded()));
    } else {
      records.push(removeTopicRecord(found.id));
      responses.push(answer({ name: found.name, topicId: found.id }));
    }
  }
  return { records, response: { throttleTimeMs: 0, responses } };
}

/** A topic may be named only once, be it by its name or by its id; whoever does otherwise gets one refusal for it. */
function withoutDuplicates(topics: TopicsImage, wanted: readonly Wanted[]) {
  const twice = refusal(ErrorCode.INVALID_REQUEST, 'the topic is in the request more than once');
  const duplicates = duplicatesOf(wanted.filter(isWellFormed).map(textOf));
  const byText = new Map(wanted.map((one) => [textOf(one), one]));
  const answered = [...duplicates].map((text) => answer(byText.get(text)!, twice));
  const left = wanted.filter((one) => !isWellFormed(one) || !duplicates.has(textOf(one)));
  const idOf = (one: Wanted): Uuid | undefined => {
    const found = find(topics, one);
    return 'errorCode' in found ? undefined : found.id;
  };
  const doubleIds = duplicatesOf(left.map(idOf).filter((id) => id !== undefined));
  for (const id of doubleIds) answered.push(answer({ name: topics.byId(id)!.name, topicId: id }, twice));
  return { once: left.filter((one) => !doubleIds.has(idOf(one) ?? ZERO_UUID)), answered };
}

function isWellFormed({ name, topicId }: Wanted): boolean {
  return (name === null) !== (topicId === ZERO_UUID);
}

function textOf({ name, topicId }: Wanted): string {
  return name === null ? `id ${topicId}` : `name ${name}`;
}

function find(topics: TopicsImage, wanted: Wanted): Topic | Refusal {
  const { name, topicId } = wanted;
  if (!isWellFormed(wanted)) {
    return refusal(
      ErrorCode.INVALID_REQUEST,
      'a topic must be given by its name or by its id, and not by both',
    );
  }
  if (name === null) {
    return topics.byId(topicId) ?? refusal(ErrorCode.UNKNOWN_TOPIC_ID, 'no topic has this id');
  }
  return topics.byName(name) ?? refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `there is no topic ${name}`);
}

function answer(
  { name, topicId }: Wanted,
  { errorCode, errorMessage }: Refusal = refusal(ErrorCode.NONE),
): DeleteTopicsResponseDeletableTopicResult {
  return { name, topicId, errorCode, errorMessage };
}
