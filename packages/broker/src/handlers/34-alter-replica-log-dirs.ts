import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type AlterReplicaLogDirsRequest,
  type AlterReplicaLogDirsResponse,
  decodeAlterReplicaLogDirsRequest,
  encodeAlterReplicaLogDirsResponse,
} from '@kavka/protocol/messages/34-alter-replica-log-dirs';
import { hasFutureName, StorageError } from '@kavka/storage';
import { defineHandler } from '../dispatch/handler.ts';
import type { Broker } from '../lifecycle/broker.ts';

export const alterReplicaLogDirs = defineHandler<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse>({
  apiKey: ApiKey.AlterReplicaLogDirs,
  decode: decodeAlterReplicaLogDirsRequest,
  encode: encodeAlterReplicaLogDirsResponse,
  handle({ dirs }, { broker }) {
    const results = new Map<string, { partitionIndex: number; errorCode: number }[]>();
    for (const [topic, byPartition] of destinations(dirs)) {
      const answers = Array.from(byPartition, ([partitionIndex, path]) => ({
        partitionIndex,
        errorCode: moveError(broker, path, topic, partitionIndex),
      }));
      results.set(topic, answers);
    }
    return { results: [...results].map(([topicName, partitions]) => ({ topicName, partitions })) };
  },
});

/** Where each partition is to go. Of one that is named several times the last counts. */
function destinations(dirs: AlterReplicaLogDirsRequest['dirs']): Map<string, Map<number, string>> {
  const byTopic = new Map<string, Map<number, string>>();
  for (const { path, topics } of dirs) {
    for (const { name, partitions } of topics) {
      const byPartition = byTopic.get(name) ?? new Map<number, string>();
      for (const index of partitions) byPartition.set(index, path);
      if (byPartition.size > 0) byTopic.set(name, byPartition);
    }
  }
  return byTopic;
}

/** Begins the move; 0, or why it is refused. */
function moveError({ logs, partitions, logger }: Broker, path: string, topic: string, index: number): number {
  if (!hasFutureName(topic, index)) return ErrorCode.INVALID_TOPIC_EXCEPTION;
  const directory = logs.directories.find((other) => other.path === path);
  if (directory === undefined) return ErrorCode.LOG_DIR_NOT_FOUND;
  if (!directory.online) return ErrorCode.KAFKA_STORAGE_ERROR;
  const partition = partitions.find(topic, index);
  if (partition === ErrorCode.KAFKA_STORAGE_ERROR) return partition;
  if (typeof partition === 'number') {
    logs.prefer(topic, index, directory.id);
    return partition === ErrorCode.NOT_LEADER_OR_FOLLOWER ? ErrorCode.REPLICA_NOT_AVAILABLE : partition;
  }
  try {
    logs.futures.move(partition.log, directory.id);
    return ErrorCode.NONE;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    logger.warn('A partition is not moved', { topic, partition: index, to: path, problem: error.message });
    return ErrorCode.KAFKA_STORAGE_ERROR;
  }
}
