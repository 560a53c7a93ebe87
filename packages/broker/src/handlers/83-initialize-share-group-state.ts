import { ApiKey } from '@kavka/protocol';
import {
  decodeInitializeShareGroupStateRequest,
  encodeInitializeShareGroupStateResponse,
  type InitializeShareGroupStateRequest,
  type InitializeShareGroupStateResponse,
} from '@kavka/protocol/messages/83-initialize-share-group-state';
import { defineHandler } from '../dispatch/handler.ts';

export const initializeShareGroupState = defineHandler<
  InitializeShareGroupStateRequest,
  InitializeShareGroupStateResponse
>({
  apiKey: ApiKey.InitializeShareGroupState,
  decode: decodeInitializeShareGroupStateRequest,
  encode: encodeInitializeShareGroupStateResponse,
  handle: (request, { broker }) => broker.shareStates.initializeState(request),
});
