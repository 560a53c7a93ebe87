import { ApiKey } from '@kavka/protocol';
import {
  decodeDeleteTopicsResponse,
  encodeDeleteTopicsRequest,
} from '@kavka/protocol/messages/20-delete-topics';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';
import { contextOf, describeRef, isAbout, type TopicRef } from './topic-ref.ts';

/** From here on topics may be named by id as well, each in an object of its own. */
const DELETE_TOPICS = api(ApiKey.DeleteTopics, encodeDeleteTopicsRequest, decodeDeleteTopicsResponse, {
  lowest: 6,
});

export async function deleteTopics(
  admin: AdminContext,
  topics: readonly TopicRef[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    topics,
    {
      api: DELETE_TOPICS,
      route: toController,
      describe: describeRef,
      context: contextOf,
      request: (some, timeoutMs) => ({
        topics: some.map((ref) => (typeof ref === 'string' ? { name: ref } : { name: null, ...ref })),
        timeoutMs,
      }),
      outcomes: ({ responses }, some) =>
        new Map(
          some.flatMap((ref) => {
            const answer = responses.find((one) => isAbout(ref, one));
            if (answer === undefined) return [];
            const { errorCode, errorMessage } = answer;
            return [
              [ref, failure(errorCode, describeRef(ref), contextOf(ref), errorMessage) ?? null] as const,
            ];
          }),
        ),
    },
    options,
  );
}
