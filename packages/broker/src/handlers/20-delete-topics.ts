import { ZERO_UUID } from '@kavka/base';
import { ApiKey, ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import {
  type DeleteTopicsRequest,
  type DeleteTopicsResponse,
  decodeDeleteTopicsRequest,
  encodeDeleteTopicsResponse,
} from '@kavka/protocol/messages/20-delete-topics';
import { defineHandler } from '../dispatch/handler.ts';
import { withinMutationQuota } from '../quotas/within-mutation-quota.ts';

const FIRST_VERSION_WITH_MESSAGE = 5;

/** From here on clients know that they may be told to come again. */
const STRICT_FROM = 5;

export const deleteTopics = defineHandler<DeleteTopicsRequest, DeleteTopicsResponse>({
  apiKey: ApiKey.DeleteTopics,
  decode: decodeDeleteTopicsRequest,
  encode: encodeDeleteTopicsResponse,
  handle: (request, context) =>
    context.broker.config.boolean('delete.topic.enable')
      ? withinMutationQuota(context, STRICT_FROM, (take) =>
          context.broker.controller.deleteTopics(request, take),
        )
      : refuseAll(request, context.apiVersion),
});

/** Clients before version 3 do not know the error that says so. */
function refuseAll(request: DeleteTopicsRequest, apiVersion: number): Init<DeleteTopicsResponse> {
  const errorCode = apiVersion < 3 ? ErrorCode.INVALID_REQUEST : ErrorCode.TOPIC_DELETION_DISABLED;
  const named = request.topicNames.map((name) => ({ name, topicId: ZERO_UUID }));
  const errorMessage = apiVersion < FIRST_VERSION_WITH_MESSAGE ? null : errorInfo(errorCode).message;
  return {
    responses: [...named, ...request.topics].map(({ name, topicId }) => ({
      name,
      topicId,
      errorCode,
      errorMessage,
    })),
  };
}
