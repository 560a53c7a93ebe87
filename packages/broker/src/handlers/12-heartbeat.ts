import { ApiKey } from '@kavka/protocol';
import {
  decodeHeartbeatRequest,
  encodeHeartbeatResponse,
  type HeartbeatRequest,
  type HeartbeatResponse,
} from '@kavka/protocol/messages/12-heartbeat';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const heartbeat = defineHandler<HeartbeatRequest, HeartbeatResponse>({
  apiKey: ApiKey.Heartbeat,
  decode: decodeHeartbeatRequest,
  encode: encodeHeartbeatResponse,
  handle: (request, context) => context.broker.groups.heartbeat(request, originOf(context)),
});
