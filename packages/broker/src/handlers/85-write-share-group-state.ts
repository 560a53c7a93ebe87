import { ApiKey } from '@kavka/protocol';
import {
  decodeWriteShareGroupStateRequest,
  encodeWriteShareGroupStateResponse,
  type WriteShareGroupStateRequest,
  type WriteShareGroupStateResponse,
} from '@kavka/protocol/messages/85-write-share-group-state';
import { defineHandler } from '../dispatch/handler.ts';

export const writeShareGroupState = defineHandler<WriteShareGroupStateRequest, WriteShareGroupStateResponse>({
  apiKey: ApiKey.WriteShareGroupState,
  decode: decodeWriteShareGroupStateRequest,
  encode: encodeWriteShareGroupStateResponse,
  handle: (request, { broker }) => broker.shareStates.writeState(request),
});
