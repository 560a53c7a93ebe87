import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeElectLeadersResponse,
  encodeElectLeadersRequest,
} from '@kavka/protocol/messages/43-elect-leaders';
import { api } from '../../connection/index.ts';
import { byTopic, nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toController } from '../calls/routes.ts';

const KINDS = { preferred: 0, unclean: 1 } as const;
const ELECT_LEADERS = api(ApiKey.ElectLeaders, encodeElectLeadersRequest, decodeElectLeadersResponse);

/**
 * Has leaders elected: the preferred replicas, or any that is there, which may lose records (`unclean`). Partitions that have the
 * right leader
 * already are left alone.
 */
export async function electLeaders(
  admin: AdminContext,
  kind: keyof typeof KINDS,
  partitions: readonly TopicPartition[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    partitions,
    {
      api: ELECT_LEADERS,
      route: toController<TopicPartition>,
      describe: nameOf,
      context: ({ topic, partition }) => ({ topic, partition }),
      request: (some, timeoutMs) => ({
        electionType: KINDS[kind],
        topicPartitions: [...byTopic(some)].map(([topic, numbers]) => ({ topic, partitions: numbers })),
        timeoutMs,
      }),
      outcomes: ({ errorCode, replicaElectionResults }, some) => {
        if (errorCode !== ErrorCode.NONE)
          return new Map(some.map((one) => [one, failure(errorCode, nameOf(one), one) ?? null]));
        return byKey(
          some,
          replicaElectionResults.flatMap(({ topic, partitionResult }) =>
            partitionResult.map(({ partitionId: partition, errorCode: code, errorMessage }) => {
              const one = { topic, partition };
              const isNeeded = code !== ErrorCode.ELECTION_NOT_NEEDED;
              return [
                one,
                isNeeded ? (failure(code, nameOf(one), one, errorMessage) ?? null) : null,
              ] as const;
            }),
          ),
        );
      },
    },
    options,
  );
}
