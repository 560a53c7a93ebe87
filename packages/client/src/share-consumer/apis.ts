import { ApiKey } from '@kavka/protocol';
import {
  decodeShareGroupHeartbeatResponse,
  encodeShareGroupHeartbeatRequest,
} from '@kavka/protocol/messages/76-share-group-heartbeat';
import { decodeShareFetchResponse, encodeShareFetchRequest } from '@kavka/protocol/messages/78-share-fetch';
import {
  decodeShareAcknowledgeResponse,
  encodeShareAcknowledgeRequest,
} from '@kavka/protocol/messages/79-share-acknowledge';
import { api } from '../connection/index.ts';

export const SHARE_GROUP_HEARTBEAT = api(
  ApiKey.ShareGroupHeartbeat,
  encodeShareGroupHeartbeatRequest,
  decodeShareGroupHeartbeatResponse,
);
export const SHARE_FETCH = api(ApiKey.ShareFetch, encodeShareFetchRequest, decodeShareFetchResponse);
export const SHARE_ACKNOWLEDGE = api(
  ApiKey.ShareAcknowledge,
  encodeShareAcknowledgeRequest,
  decodeShareAcknowledgeResponse,
);
/** From here on of both: locks are renewed, and no more records come than were asked for. */
export const RENEWAL_FROM = 2;
