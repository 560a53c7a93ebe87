import { ApiKey } from '@kavka/protocol';
import {
  decodeShareAcknowledgeRequest,
  encodeShareAcknowledgeResponse,
  type ShareAcknowledgeRequest,
  type ShareAcknowledgeResponse,
} from '@kavka/protocol/messages/79-share-acknowledge';
import { defineHandler } from '../dispatch/handler.ts';
import { shareAcknowledge as acknowledge } from '../share/share-acknowledge.ts';

export const shareAcknowledge = defineHandler<ShareAcknowledgeRequest, ShareAcknowledgeResponse>({
  apiKey: ApiKey.ShareAcknowledge,
  decode: decodeShareAcknowledgeRequest,
  encode: encodeShareAcknowledgeResponse,
  handle: acknowledge,
});
