import { ApiKey } from '@kavka/protocol';
import {
  decodeListGroupsRequest,
  encodeListGroupsResponse,
  type ListGroupsRequest,
  type ListGroupsResponse,
} from '@kavka/protocol/messages/16-list-groups';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const listGroups = defineHandler<ListGroupsRequest, ListGroupsResponse>({
  apiKey: ApiKey.ListGroups,
  decode: decodeListGroupsRequest,
  encode: encodeListGroupsResponse,
  handle: (request, context) => context.broker.groups.listGroups(request, originOf(context)),
});
