import { ApiKey } from '@kavka/protocol';
import {
  decodeSyncGroupRequest,
  encodeSyncGroupResponse,
  type SyncGroupRequest,
  type SyncGroupResponse,
} from '@kavka/protocol/messages/14-sync-group';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const syncGroup = defineHandler<SyncGroupRequest, SyncGroupResponse>({
  apiKey: ApiKey.SyncGroup,
  decode: decodeSyncGroupRequest,
  encode: encodeSyncGroupResponse,
  handle(request, context) {
    const response = context.broker.groups.syncGroup(request, originOf(context));
    // The coordinator keeps copies, and others may be waited for: the request need not wait too.
    context.frame.dropContents();
    return response;
  },
});
