import { ApiKey } from '@kavka/protocol';
import {
  type DeleteGroupsRequest,
  type DeleteGroupsResponse,
  decodeDeleteGroupsRequest,
  encodeDeleteGroupsResponse,
} from '@kavka/protocol/messages/42-delete-groups';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const deleteGroups = defineHandler<DeleteGroupsRequest, DeleteGroupsResponse>({
  apiKey: ApiKey.DeleteGroups,
  decode: decodeDeleteGroupsRequest,
  encode: encodeDeleteGroupsResponse,
  handle: (request, context) => context.broker.groups.deleteGroups(request, originOf(context)),
});
