import { ApiKey } from '@kavka/protocol';
import {
  decodeAlterReplicaLogDirsResponse,
  encodeAlterReplicaLogDirsRequest,
} from '@kavka/protocol/messages/34-alter-replica-log-dirs';
import {
  type DescribeLogDirsResponseDescribeLogDirsResult,
  decodeDescribeLogDirsResponse,
  encodeDescribeLogDirsRequest,
} from '@kavka/protocol/messages/35-describe-log-dirs';
import { api } from '../../connection/index.ts';
import { byTopic, nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { KafkaError } from '../../errors/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toNode } from '../calls/routes.ts';

/** One folder of a broker, with the replicas in it. */
export interface LogDir {
  readonly brokerId: number;
  readonly path: string;
  /** Why the folder cannot be used; undefined for one that can. */
  readonly error: KafkaError | undefined;
  /** Of the whole volume; -1 where the broker does not tell. */
  readonly totalBytes: number;
  readonly usableBytes: number;
  readonly replicas: readonly ReplicaInLogDir[];
}

export interface ReplicaInLogDir extends TopicPartition {
  readonly sizeBytes: number;
  readonly offsetLag: number;
  /** It is being moved here from another folder. */
  readonly isFuture: boolean;
}

/** A replica, and the folder it is to be moved to. */
export interface ReplicaMove extends TopicPartition {
  readonly brokerId: number;
  readonly path: string;
}

const DESCRIBE_LOG_DIRS = api(
  ApiKey.DescribeLogDirs,
  encodeDescribeLogDirsRequest,
  decodeDescribeLogDirsResponse,
);
const ALTER_LOG_DIRS = api(
  ApiKey.AlterReplicaLogDirs,
  encodeAlterReplicaLogDirsRequest,
  decodeAlterReplicaLogDirsResponse,
);

/** The folders of these brokers, with all replicas in them. */
export async function describeLogDirs(
  admin: AdminContext,
  brokerIds: readonly number[],
  options?: AdminCallOptions,
): Promise<LogDir[]> {
  const perBroker = brokerIds.map(async (brokerId) => {
    const { results } = await callOnce(
      admin,
      {
        api: DESCRIBE_LOG_DIRS,
        to: brokerId,
        request: () => ({ topics: null }),
        error: (response) => response,
        context: { broker: String(brokerId) },
      },
      options,
    );
    return results.map((result) => logDirOf(brokerId, result));
  });
  return (await Promise.all(perBroker)).flat();
}

/** Moves replicas to other folders of their brokers; the answer comes before the move is done. */
export async function alterReplicaLogDirs(
  admin: AdminContext,
  moves: readonly ReplicaMove[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    moves,
    {
      api: ALTER_LOG_DIRS,
      route: toNode<ReplicaMove>(({ brokerId }) => brokerId),
      describe: (move) => `${nameOf(move)} on broker ${move.brokerId}`,
      context: ({ topic, partition, brokerId }) => ({ topic, partition, broker: String(brokerId) }),
      request: (some) => ({
        dirs: [...new Set(some.map(({ path }) => path))].map((path) => ({
          path,
          topics: [...byTopic(some.filter((move) => move.path === path))].map(([name, partitions]) => ({
            name,
            partitions,
          })),
        })),
      }),
      outcomes: ({ results }, some) =>
        byKey(
          some,
          results.flatMap(({ topicName: topic, partitions }) =>
            partitions.map(({ partitionIndex: partition, errorCode }) => {
              const one = { topic, partition };
              return [one, failure(errorCode, nameOf(one), one) ?? null] as const;
            }),
          ),
        ),
    },
    options,
  );
}

function logDirOf(brokerId: number, result: DescribeLogDirsResponseDescribeLogDirsResult): LogDir {
  const { logDir, errorCode, totalBytes, usableBytes, topics } = result;
  return {
    brokerId,
    path: logDir,
    error: failure(errorCode, `folder ${logDir}`, { broker: String(brokerId) }),
    totalBytes: Number(totalBytes),
    usableBytes: Number(usableBytes),
    replicas: topics.flatMap(({ name: topic, partitions }) =>
      partitions.map(({ partitionIndex, partitionSize, offsetLag, isFutureKey }) => ({
        topic,
        partition: partitionIndex,
        sizeBytes: Number(partitionSize),
        offsetLag: Number(offsetLag),
        isFuture: isFutureKey,
      })),
    ),
  };
}
