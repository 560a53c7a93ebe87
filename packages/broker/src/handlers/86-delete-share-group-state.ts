import { ApiKey } from '@kavka/protocol';
import {
  type DeleteShareGroupStateRequest,
  type DeleteShareGroupStateResponse,
  decodeDeleteShareGroupStateRequest,
  encodeDeleteShareGroupStateResponse,
} from '@kavka/protocol/messages/86-delete-share-group-state';
import { defineHandler } from '../dispatch/handler.ts';

export const deleteShareGroupState = defineHandler<
  DeleteShareGroupStateRequest,
  DeleteShareGroupStateResponse
>({
  apiKey: ApiKey.DeleteShareGroupState,
  decode: decodeDeleteShareGroupStateRequest,
  encode: encodeDeleteShareGroupStateResponse,
  handle: (request, { broker }) => broker.shareStates.deleteState(request),
});
