import {
  decodeJoinGroupRequest,
  encodeJoinGroupResponse,
  type JoinGroupRequest,
  type JoinGroupResponse,
} from '@kavka/protocol/messages/11-join-group';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const joinGroup = defineHandler<JoinGroupRequest, JoinGroupResponse>({
  apiKey: 11,
  name: 'JoinGroup',
  versions: [0, 9],
  decode: decodeJoinGroupRequest,
  encode: encodeJoinGroupResponse,
  handle: (request, context) => context.broker.groups.joinGroup(request, originOf(context)),
});
