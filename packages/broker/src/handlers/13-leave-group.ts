import { ApiKey } from '@kavka/protocol';
import {
  decodeLeaveGroupRequest,
  encodeLeaveGroupResponse,
  type LeaveGroupRequest,
  type LeaveGroupResponse,
} from '@kavka/protocol/messages/13-leave-group';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const leaveGroup = defineHandler<LeaveGroupRequest, LeaveGroupResponse>({
  apiKey: ApiKey.LeaveGroup,
  decode: decodeLeaveGroupRequest,
  encode: encodeLeaveGroupResponse,
  handle: (request, context) => context.broker.groups.leaveGroup(request, originOf(context)),
});
