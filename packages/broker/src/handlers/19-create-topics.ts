import { ApiKey } from '@kavka/protocol';
import {
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  decodeCreateTopicsRequest,
  encodeCreateTopicsResponse,
} from '@kavka/protocol/messages/19-create-topics';
import { defineHandler } from '../dispatch/handler.ts';

export const createTopics = defineHandler<CreateTopicsRequest, CreateTopicsResponse>({
  apiKey: ApiKey.CreateTopics,
  decode: decodeCreateTopicsRequest,
  encode: encodeCreateTopicsResponse,
  handle: (request, context) => context.broker.controller.createTopics(request),
});
