import { ApiKey } from '@kavka/protocol';
import {
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  decodeCreateTopicsRequest,
  encodeCreateTopicsResponse,
} from '@kavka/protocol/messages/19-create-topics';
import { defineHandler } from '../dispatch/handler.ts';
import { withinMutationQuota } from '../quotas/within-mutation-quota.ts';

/** From here on clients know that they may be told to come again. */
const STRICT_FROM = 6;

export const createTopics = defineHandler<CreateTopicsRequest, CreateTopicsResponse>({
  apiKey: ApiKey.CreateTopics,
  decode: decodeCreateTopicsRequest,
  encode: encodeCreateTopicsResponse,
  handle: (request, context) =>
    withinMutationQuota(context, STRICT_FROM, (take) =>
      context.broker.controller.createTopics(request, take),
    ),
});
