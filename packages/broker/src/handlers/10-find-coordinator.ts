import { parseSharePartitionKey } from '@kavka/coordinators';
import { ApiKey, ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import {
  decodeFindCoordinatorRequest,
  encodeFindCoordinatorResponse,
  type FindCoordinatorRequest,
  type FindCoordinatorResponse,
  type FindCoordinatorResponseCoordinator,
} from '@kavka/protocol/messages/10-find-coordinator';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import {
  CONSUMER_OFFSETS_TOPIC,
  SHARE_GROUP_STATE_TOPIC,
  TRANSACTION_STATE_TOPIC,
} from '../topic/internal-topics.ts';

const GROUP = 0;
const TRANSACTION = 1;
const SHARE = 2;
const KEY_TYPES = [GROUP, TRANSACTION, SHARE];
const FIRST_VERSION_WITH_SHARES = 6;
const FIRST_VERSION_WITH_MESSAGE = 1;
const FIRST_VERSION_WITH_KEYS = 4;

type Coordinator = Init<FindCoordinatorResponseCoordinator>;

export const findCoordinator = defineHandler<FindCoordinatorRequest, FindCoordinatorResponse>({
  apiKey: ApiKey.FindCoordinator,
  decode: decodeFindCoordinatorRequest,
  encode: encodeFindCoordinatorResponse,
  async handle(request, context) {
    const batched = context.apiVersion >= FIRST_VERSION_WITH_KEYS;
    const keys = batched ? request.coordinatorKeys : [request.key];
    const coordinators: Coordinator[] = [];
    for (const key of keys) coordinators.push(await coordinatorOf(request.keyType, key, context));
    // As in Kafka, without messages, unless all of the request is refused.
    if (batched && KEY_TYPES.includes(request.keyType))
      return { coordinators: coordinators.map((one) => ({ ...one, errorMessage: null })) };
    if (batched) return { coordinators };
    return single(coordinators[0] ?? {}, context.apiVersion);
  },
});

/** Before keys were batched there was a message for success too. */
function single(coordinator: Coordinator, apiVersion: number): Init<FindCoordinatorResponse> {
  const { errorCode, errorMessage, nodeId, host, port } = coordinator;
  return {
    errorCode,
    nodeId,
    host,
    port,
    ...(apiVersion >= FIRST_VERSION_WITH_MESSAGE && { errorMessage: errorMessage ?? 'NONE' }),
  };
}

async function coordinatorOf(keyType: number, key: string, context: RequestContext): Promise<Coordinator> {
  const { broker, connection } = context;
  const place = placeOf(keyType, key, context);
  if (place === undefined) return refused(key, ErrorCode.INVALID_REQUEST);
  const { topic, partitionFor } = place;
  if ((await broker.topicCreation.ensureInternalTopic(topic)) !== 0)
    return refused(key, ErrorCode.COORDINATOR_NOT_AVAILABLE);
  const partition = broker.image.topics.partition(topic, partitionFor());
  const node = broker.nodeAddress(partition?.leader ?? -1, connection.listenerName);
  if (node === undefined) return refused(key, ErrorCode.COORDINATOR_NOT_AVAILABLE);
  return { key, nodeId: node.id, host: node.host, port: node.port, errorCode: 0, errorMessage: null };
}

/** The topic whose partition's leader coordinates; undefined for a key that cannot be. */
function placeOf(
  keyType: number,
  key: string,
  { apiVersion, broker }: RequestContext,
): { readonly topic: string; readonly partitionFor: () => number } | undefined {
  if (keyType === GROUP)
    return { topic: CONSUMER_OFFSETS_TOPIC, partitionFor: () => broker.groups.partitionFor(key) };
  if (keyType === TRANSACTION)
    return { topic: TRANSACTION_STATE_TOPIC, partitionFor: () => broker.transactions.partitionFor(key) };
  if (keyType !== SHARE || apiVersion < FIRST_VERSION_WITH_SHARES) return undefined;
  const share = parseSharePartitionKey(key);
  if (share === undefined) return undefined;
  return { topic: SHARE_GROUP_STATE_TOPIC, partitionFor: () => broker.shareStates.partitionFor(share) };
}

function refused(key: string, errorCode: number): Coordinator {
  return { key, nodeId: -1, host: '', port: -1, errorCode, errorMessage: errorInfo(errorCode).message };
}
