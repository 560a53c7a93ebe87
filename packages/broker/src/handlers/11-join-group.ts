import { ApiKey } from '@kavka/protocol';
import {
  decodeJoinGroupRequest,
  encodeJoinGroupResponse,
  type JoinGroupRequest,
  type JoinGroupResponse,
} from '@kavka/protocol/messages/11-join-group';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const joinGroup = defineHandler<JoinGroupRequest, JoinGroupResponse>({
  apiKey: ApiKey.JoinGroup,
  decode: decodeJoinGroupRequest,
  encode: encodeJoinGroupResponse,
  handle(request, context) {
    const response = context.broker.groups.joinGroup(request, originOf(context));
    // The coordinator keeps copies, and others may be waited for: the request need not wait too.
    context.frame.dropContents();
    return response;
  },
});
