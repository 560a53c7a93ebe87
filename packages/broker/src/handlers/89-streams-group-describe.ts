import { ApiKey } from '@kavka/protocol';
import {
  decodeStreamsGroupDescribeRequest,
  encodeStreamsGroupDescribeResponse,
  type StreamsGroupDescribeRequest,
  type StreamsGroupDescribeResponse,
} from '@kavka/protocol/messages/89-streams-group-describe';
import { defineHandler } from '../dispatch/handler.ts';
import { isServed, notServed } from '../groups/served-protocols.ts';
import { GROUP_OPERATIONS, NO_OPERATIONS } from '../security/operations.ts';

export const streamsGroupDescribe = defineHandler<StreamsGroupDescribeRequest, StreamsGroupDescribeResponse>({
  apiKey: ApiKey.StreamsGroupDescribe,
  decode: decodeStreamsGroupDescribeRequest,
  encode: encodeStreamsGroupDescribeResponse,
  async handle(request, context) {
    if (!isServed('streams', context)) return notServed(request.groupIds);
    const response = await context.broker.groups.streamsGroupDescribe(request);
    const operations = request.includeAuthorizedOperations ? GROUP_OPERATIONS : NO_OPERATIONS;
    return {
      ...response,
      groups: (response.groups ?? []).map((group) => ({
        ...group,
        authorizedOperations: (group.errorCode ?? 0) === 0 ? operations : NO_OPERATIONS,
      })),
    };
  },
});
