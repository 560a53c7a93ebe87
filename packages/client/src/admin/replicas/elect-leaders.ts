import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeElectLeadersResponse,
  type ElectLeadersResponse,
  encodeElectLeadersRequest,
} from '@kavka/protocol/messages/43-elect-leaders';
import { api } from '../../connection/index.ts';
import { byTopic, nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { KafkaError } from '../../errors/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { allOrThrow } from '../calls/admin-error.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toController } from '../calls/routes.ts';

const KINDS = { preferred: 0, unclean: 1 } as const;
const ELECT_LEADERS = api(ApiKey.ElectLeaders, encodeElectLeadersRequest, decodeElectLeadersResponse);

/** What became of an election. */
export interface Election extends TopicPartition {
  /** False where the right replica led already. */
  readonly isNeeded: boolean;
}

/**
 * Has leaders elected: the preferred replicas, or any that is there, which may lose records (`unclean`). Of all partitions that
 * need it where `partitions` is null.
 */
export async function electLeaders(
  admin: AdminContext,
  kind: keyof typeof KINDS,
  partitions: readonly TopicPartition[] | null,
  options?: AdminCallOptions,
): Promise<Election[]> {
  if (partitions === null) return electAll(admin, kind, options);
  return callForEach(
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
      outcomes: (response, some) => {
        const { errorCode } = response;
        if (errorCode === ErrorCode.NONE) return byKey(some, electionsOf(response));
        return new Map(
          some.map((one) => [one, failure(errorCode, nameOf(one), one) ?? { ...one, isNeeded: false }]),
        );
      },
    },
    options,
  );
}

async function electAll(
  admin: AdminContext,
  kind: keyof typeof KINDS,
  options?: AdminCallOptions,
): Promise<Election[]> {
  const response = await callOnce(
    admin,
    {
      api: ELECT_LEADERS,
      to: 'controller',
      request: (timeoutMs) => ({ electionType: KINDS[kind], topicPartitions: null, timeoutMs }),
      error: ({ errorCode }) => ({ errorCode }),
    },
    options,
  );
  return allOrThrow(electionsOf(response).map(([, outcome]) => outcome));
}

function electionsOf({
  replicaElectionResults,
}: ElectLeadersResponse): (readonly [TopicPartition, Election | KafkaError])[] {
  return replicaElectionResults.flatMap(({ topic, partitionResult }) =>
    partitionResult.map(({ partitionId: partition, errorCode, errorMessage }) => {
      const one = { topic, partition };
      const isNeeded = errorCode !== ErrorCode.ELECTION_NOT_NEEDED;
      const error = isNeeded ? failure(errorCode, nameOf(one), one, errorMessage) : undefined;
      return [one, error ?? { ...one, isNeeded }] as const;
    }),
  );
}
