import { ApiKey } from '@kavka/protocol';
import {
  decodeDeleteTopicsResponse,
  encodeDeleteTopicsRequest,
} from '@kavka/protocol/messages/20-delete-topics';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';

/** From here on topics may be named by id as well, each in an object of its own. */
const DELETE_TOPICS = api(ApiKey.DeleteTopics, encodeDeleteTopicsRequest, decodeDeleteTopicsResponse, {
  lowest: 6,
});

export async function deleteTopics(
  admin: AdminContext,
  names: readonly string[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    names,
    {
      api: DELETE_TOPICS,
      route: toController,
      describe: (name) => `topic ${name}`,
      context: (topic) => ({ topic }),
      request: (some, timeoutMs) => ({ topics: some.map((name) => ({ name })), timeoutMs }),
      outcomes: ({ responses }) =>
        new Map(
          responses.map(({ name, errorCode, errorMessage }) => [
            name ?? '',
            failure(errorCode, `topic ${name}`, { topic: name ?? '' }, errorMessage) ?? null,
          ]),
        ),
    },
    options,
  );
}
