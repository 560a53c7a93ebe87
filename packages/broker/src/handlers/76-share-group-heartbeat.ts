import { ApiKey } from '@kavka/protocol';
import {
  decodeShareGroupHeartbeatRequest,
  encodeShareGroupHeartbeatResponse,
  type ShareGroupHeartbeatRequest,
  type ShareGroupHeartbeatResponse,
} from '@kavka/protocol/messages/76-share-group-heartbeat';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';
import { memberIdRefusal, shareVersionRefusal } from '../share/share-request.ts';

export const shareGroupHeartbeat = defineHandler<ShareGroupHeartbeatRequest, ShareGroupHeartbeatResponse>({
  apiKey: ApiKey.ShareGroupHeartbeat,
  decode: decodeShareGroupHeartbeatRequest,
  encode: encodeShareGroupHeartbeatResponse,
  async handle(request, context) {
    const refusal = shareVersionRefusal(context) ?? memberIdRefusal(request.memberId);
    return refusal ?? context.broker.groups.shareGroupHeartbeat(request, originOf(context));
  },
});
