import type { Uuid } from '@kavka/base';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type CreateTopicsResponseCreatableTopicConfigs,
  type CreateTopicsResponseCreatableTopicResult,
  decodeCreateTopicsResponse,
  encodeCreateTopicsRequest,
} from '@kavka/protocol/messages/19-create-topics';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';
import { type ConfigEntry, sourceOf } from '../configs/describe-configs.ts';

/**
 * A topic to be made.
 *
 * @example
 * await admin.createTopics([{ name: 'orders', partitions: 6, replicationFactor: 3, configs: { 'cleanup.policy': 'compact' } }]);
 */
export interface NewTopic {
  readonly name: string;
  /** Left out: as the broker's `num.partitions` says. */
  readonly partitions?: number;
  /** Left out: as the broker's `default.replication.factor` says. */
  readonly replicationFactor?: number;
  /** The brokers of each partition, the preferred leader first, in place of the two numbers. */
  readonly replicas?: readonly (readonly number[])[];
  readonly configs?: Readonly<Record<string, string>>;
}

/** A topic as it was made. */
export interface CreatedTopic {
  readonly name: string;
  readonly topicId: Uuid;
  /** -1 where the broker does not tell, as where the client may not see the topic's configs. */
  readonly partitions: number;
  readonly replicationFactor: number;
  /** All that the topic has, not only what it was given; null where the broker does not tell. */
  readonly configs: readonly CreatedTopicConfig[] | null;
}

/** A config that a new topic has. */
export type CreatedTopicConfig = Pick<
  ConfigEntry,
  'name' | 'value' | 'source' | 'isReadOnly' | 'isSensitive'
>;

export interface CreateTopicsOptions extends AdminCallOptions {
  /** Only says what would be. */
  readonly validateOnly?: boolean;
}

const BROKER_DEFAULT = -1;
const CREATE_TOPICS = api(ApiKey.CreateTopics, encodeCreateTopicsRequest, decodeCreateTopicsResponse);

export function createTopics(
  admin: AdminContext,
  topics: readonly NewTopic[],
  { validateOnly = false, ...options }: CreateTopicsOptions = {},
): Promise<CreatedTopic[]> {
  return callForEach(
    admin,
    topics,
    {
      api: CREATE_TOPICS,
      route: toController,
      describe: ({ name }) => `topic ${name}`,
      context: ({ name }) => ({ topic: name }),
      request: (some, timeoutMs) => ({ topics: some.map(described), timeoutMs, validateOnly }),
      outcomes: ({ topics: answers }, some) =>
        new Map(
          some.flatMap((topic) => {
            const { name } = topic;
            const answer = answers.find((one) => one.name === name);
            if (answer === undefined) return [];
            const { errorCode, errorMessage } = answer;
            return [
              [
                topic,
                failure(errorCode, `topic ${name}`, { topic: name }, errorMessage) ?? created(answer),
              ] as const,
            ];
          }),
        ),
    },
    options,
  );
}

function created(answer: CreateTopicsResponseCreatableTopicResult): CreatedTopic {
  const { name, topicId, numPartitions, replicationFactor, topicConfigErrorCode, configs } = answer;
  const isTold = topicConfigErrorCode === ErrorCode.NONE && configs !== null && numPartitions >= 0;
  return {
    name,
    topicId,
    partitions: numPartitions,
    replicationFactor,
    configs: isTold ? configs.map(configOf) : null,
  };
}

function configOf(config: CreateTopicsResponseCreatableTopicConfigs): CreatedTopicConfig {
  const { name, value, configSource, readOnly, isSensitive } = config;
  return { name, value, source: sourceOf(configSource), isReadOnly: readOnly, isSensitive };
}

function described({ name, partitions, replicationFactor, replicas, configs = {} }: NewTopic) {
  return {
    name,
    numPartitions: replicas === undefined ? (partitions ?? BROKER_DEFAULT) : BROKER_DEFAULT,
    replicationFactor: replicas === undefined ? (replicationFactor ?? BROKER_DEFAULT) : BROKER_DEFAULT,
    assignments: (replicas ?? []).map((brokerIds, partitionIndex) => ({
      partitionIndex,
      brokerIds: [...brokerIds],
    })),
    configs: Object.entries(configs).map(([config, value]) => ({ name: config, value })),
  };
}
