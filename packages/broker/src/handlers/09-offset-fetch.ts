import { ApiKey } from '@kavka/protocol';
import {
  decodeOffsetFetchRequest,
  encodeOffsetFetchResponse,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
} from '@kavka/protocol/messages/09-offset-fetch';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const offsetFetch = defineHandler<OffsetFetchRequest, OffsetFetchResponse>({
  apiKey: ApiKey.OffsetFetch,
  decode: decodeOffsetFetchRequest,
  encode: encodeOffsetFetchResponse,
  handle: (request, context) => context.broker.groups.offsetFetch(request, originOf(context)),
});
