import { ApiKey } from '@kavka/protocol';
import {
  type ConsumerGroupDescribeRequest,
  type ConsumerGroupDescribeResponse,
  decodeConsumerGroupDescribeRequest,
  encodeConsumerGroupDescribeResponse,
} from '@kavka/protocol/messages/69-consumer-group-describe';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';
import { isServed, notServed } from '../groups/served-protocols.ts';
import { GROUP_OPERATIONS, NO_OPERATIONS } from '../security/operations.ts';

export const consumerGroupDescribe = defineHandler<
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse
>({
  apiKey: ApiKey.ConsumerGroupDescribe,
  decode: decodeConsumerGroupDescribeRequest,
  encode: encodeConsumerGroupDescribeResponse,
  async handle(request, context) {
    if (!isServed('consumer', context)) return notServed(request.groupIds);
    const response = await context.broker.groups.consumerGroupDescribe(request, originOf(context));
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
