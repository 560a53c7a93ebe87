import { ApiKey } from '@kavka/protocol';
import {
  decodeShareFetchRequest,
  encodeShareFetchResponse,
  type ShareFetchRequest,
  type ShareFetchResponse,
} from '@kavka/protocol/messages/78-share-fetch';
import { defineStartingHandler } from '../dispatch/handler.ts';
import { startShareFetch } from '../share/share-fetch.ts';

export const shareFetch = defineStartingHandler<ShareFetchRequest, ShareFetchResponse>({
  apiKey: ApiKey.ShareFetch,
  decode: decodeShareFetchRequest,
  encode: encodeShareFetchResponse,
  start: startShareFetch,
});
