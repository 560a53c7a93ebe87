import { ApiKey } from '@kavka/protocol';
import {
  decodeShareGroupDescribeRequest,
  encodeShareGroupDescribeResponse,
  type ShareGroupDescribeRequest,
  type ShareGroupDescribeResponse,
} from '@kavka/protocol/messages/77-share-group-describe';
import { defineHandler } from '../dispatch/handler.ts';
import { GROUP_OPERATIONS, NO_OPERATIONS } from '../security/operations.ts';
import { shareVersionRefusal } from '../share/share-request.ts';

export const shareGroupDescribe = defineHandler<ShareGroupDescribeRequest, ShareGroupDescribeResponse>({
  apiKey: ApiKey.ShareGroupDescribe,
  decode: decodeShareGroupDescribeRequest,
  encode: encodeShareGroupDescribeResponse,
  async handle(request, context) {
    const refusal = shareVersionRefusal(context);
    if (refusal !== undefined)
      return { groups: request.groupIds.map((groupId) => ({ groupId, ...refusal })) };
    const { groups = [] } = await context.broker.groups.shareGroupDescribe(request);
    const operations = request.includeAuthorizedOperations ? GROUP_OPERATIONS : NO_OPERATIONS;
    return {
      groups: groups.map((group) => ({
        ...group,
        authorizedOperations: (group.errorCode ?? 0) === 0 ? operations : NO_OPERATIONS,
      })),
    };
  },
});
