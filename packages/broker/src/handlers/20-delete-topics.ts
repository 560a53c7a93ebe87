import { ApiKey } from '@kavka/protocol';
import {
  type DeleteTopicsRequest,
  type DeleteTopicsResponse,
  decodeDeleteTopicsRequest,
  encodeDeleteTopicsResponse,
} from '@kavka/protocol/messages/20-delete-topics';
import { defineHandler } from '../dispatch/handler.ts';

export const deleteTopics = defineHandler<DeleteTopicsRequest, DeleteTopicsResponse>({
  apiKey: ApiKey.DeleteTopics,
  decode: decodeDeleteTopicsRequest,
  encode: encodeDeleteTopicsResponse,
  handle: (request, context) => context.broker.controller.deleteTopics(request),
});
