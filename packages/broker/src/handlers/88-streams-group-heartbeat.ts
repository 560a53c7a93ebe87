import { StreamsStatus } from '@kavka/coordinators';
import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  decodeStreamsGroupHeartbeatRequest,
  encodeStreamsGroupHeartbeatResponse,
  type StreamsGroupHeartbeatRequest,
  type StreamsGroupHeartbeatRequestTopology,
  type StreamsGroupHeartbeatResponse,
} from '@kavka/protocol/messages/88-streams-group-heartbeat';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';
import { isServed } from '../groups/served-protocols.ts';
import type { Broker } from '../lifecycle/broker.ts';
import { isValidTopicName } from '../topic/topic-creation.ts';

/** Topics that could not be made, named in one answer. */
const MAX_NAMED = 3;

export const streamsGroupHeartbeat = defineHandler<
  StreamsGroupHeartbeatRequest,
  StreamsGroupHeartbeatResponse
>({
  apiKey: ApiKey.StreamsGroupHeartbeat,
  decode: decodeStreamsGroupHeartbeatRequest,
  encode: encodeStreamsGroupHeartbeatResponse,
  async handle(request, context) {
    const { broker } = context;
    if (!isServed('streams', context)) return { errorCode: ErrorCode.UNSUPPORTED_VERSION };
    const errorMessage = request.topology === null ? undefined : topicsProblem(request.topology, broker);
    if (errorMessage !== undefined) return { errorCode: ErrorCode.STREAMS_INVALID_TOPOLOGY, errorMessage };
    const { response, missingTopics } = await broker.groups.streamsGroupHeartbeat(request, originOf(context));
    if (missingTopics.length === 0) return response;
    broker.streamsTopics.create(missingTopics, 2 * (response.heartbeatIntervalMs ?? 0));
    const names = missingTopics.map(({ name }) => name);
    return withErrors(response, names, (name) => broker.streamsTopics.errorOf(name));
  },
});

function topicsProblem(topology: StreamsGroupHeartbeatRequestTopology, broker: Broker): string | undefined {
  const topics = new Set<string>();
  for (const part of topology.subtopologies) {
    for (const name of [...part.sourceTopics, ...part.repartitionSinkTopics]) topics.add(name);
    for (const { name } of [...part.repartitionSourceTopics, ...part.stateChangelogTopics]) topics.add(name);
  }
  const internal = [...topics].filter((name) => broker.isInternalTopic(name));
  if (internal.length > 0)
    return `Use of Kafka internal topics ${internal.join(',')} in a Kafka Streams topology is prohibited.`;
  const invalid = [...topics].filter((name) => !isValidTopicName(name));
  return invalid.length > 0 ? `Topic names ${invalid.join(',')} are not valid topic names.` : undefined;
}

/** Says why topics are still missing. */
function withErrors(
  response: Init<StreamsGroupHeartbeatResponse>,
  names: readonly string[],
  errorOf: (name: string) => string | undefined,
): Init<StreamsGroupHeartbeatResponse> {
  const failed = names.filter((name) => errorOf(name) !== undefined);
  if (failed.length === 0) return response;
  const named = failed.slice(0, MAX_NAMED).map((name) => `${name} (${errorOf(name)})`);
  const others = failed.length - named.length;
  const list = `${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
  const status = response.status?.map((each) =>
    each.statusCode === StreamsStatus.MISSING_INTERNAL_TOPICS
      ? { ...each, statusDetail: `${each.statusDetail}; Creation failed: ${list}.` }
      : each,
  );
  return { ...response, status: status ?? null };
}
