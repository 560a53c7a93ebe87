import {
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  decodeCreateTopicsRequest,
  encodeCreateTopicsResponse,
} from '@kavka/protocol/messages/19-create-topics';
import { defineHandler } from '../dispatch/handler.ts';

export const createTopics = defineHandler<CreateTopicsRequest, CreateTopicsResponse>({
  apiKey: 19,
  name: 'CreateTopics',
  versions: [2, 7],
  decode: decodeCreateTopicsRequest,
  encode: encodeCreateTopicsResponse,
  handle: (request, context) => context.broker.controller.createTopics(request),
});
