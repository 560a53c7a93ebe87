import { ApiKey } from '@kavka/protocol';
import {
  type DescribeGroupsRequest,
  type DescribeGroupsResponse,
  decodeDescribeGroupsRequest,
  encodeDescribeGroupsResponse,
} from '@kavka/protocol/messages/15-describe-groups';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';
import { GROUP_OPERATIONS, NO_OPERATIONS } from '../security/operations.ts';

export const describeGroups = defineHandler<DescribeGroupsRequest, DescribeGroupsResponse>({
  apiKey: ApiKey.DescribeGroups,
  decode: decodeDescribeGroupsRequest,
  encode: encodeDescribeGroupsResponse,
  async handle(request, context) {
    const response = await context.broker.groups.describeGroups(request, originOf(context));
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
