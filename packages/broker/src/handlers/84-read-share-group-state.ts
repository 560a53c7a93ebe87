import { ApiKey } from '@kavka/protocol';
import {
  decodeReadShareGroupStateRequest,
  encodeReadShareGroupStateResponse,
  type ReadShareGroupStateRequest,
  type ReadShareGroupStateResponse,
} from '@kavka/protocol/messages/84-read-share-group-state';
import { defineHandler } from '../dispatch/handler.ts';

export const readShareGroupState = defineHandler<ReadShareGroupStateRequest, ReadShareGroupStateResponse>({
  apiKey: ApiKey.ReadShareGroupState,
  decode: decodeReadShareGroupStateRequest,
  encode: encodeReadShareGroupStateResponse,
  handle: (request, { broker }) => broker.shareStates.readState(request),
});
