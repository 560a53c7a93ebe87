import { ApiKey } from '@kavka/protocol';
import {
  decodeCreatePartitionsResponse,
  encodeCreatePartitionsRequest,
} from '@kavka/protocol/messages/37-create-partitions';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';

/**
 * How many partitions a topic is to have.
 *
 * @example
 * await admin.createPartitions([{ topic: 'orders', total: 12 }]);
 */
export interface NewPartitions {
  readonly topic: string;
  /** How many there are then, in all. */
  readonly total: number;
  /** The brokers of each new partition, the preferred leader first. */
  readonly replicas?: readonly (readonly number[])[];
}

const CREATE_PARTITIONS = api(
  ApiKey.CreatePartitions,
  encodeCreatePartitionsRequest,
  decodeCreatePartitionsResponse,
);

export async function createPartitions(
  admin: AdminContext,
  topics: readonly NewPartitions[],
  { validateOnly = false, ...options }: AdminCallOptions & { readonly validateOnly?: boolean } = {},
): Promise<void> {
  await callForEach(
    admin,
    topics,
    {
      api: CREATE_PARTITIONS,
      route: toController,
      describe: ({ topic }) => `topic ${topic}`,
      context: ({ topic }) => ({ topic }),
      request: (some, timeoutMs) => ({
        topics: some.map(({ topic, total, replicas }) => ({
          name: topic,
          count: total,
          assignments: replicas?.map((brokerIds) => ({ brokerIds: [...brokerIds] })) ?? null,
        })),
        timeoutMs,
        validateOnly,
      }),
      outcomes: ({ results }, some) =>
        new Map(
          results.flatMap(({ name, errorCode, errorMessage }) => {
            const key = some.find(({ topic }) => topic === name);
            const outcome = failure(errorCode, `topic ${name}`, { topic: name }, errorMessage) ?? null;
            return key === undefined ? [] : [[key, outcome] as const];
          }),
        ),
    },
    options,
  );
}
