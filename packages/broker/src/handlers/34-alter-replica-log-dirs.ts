import { dirname } from 'node:path';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type AlterReplicaLogDirsRequest,
  type AlterReplicaLogDirsResponse,
  decodeAlterReplicaLogDirsRequest,
  encodeAlterReplicaLogDirsResponse,
} from '@kavka/protocol/messages/34-alter-replica-log-dirs';
import { defineHandler } from '../dispatch/handler.ts';
import type { Broker } from '../lifecycle/broker.ts';

export const alterReplicaLogDirs = defineHandler<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse>({
  apiKey: ApiKey.AlterReplicaLogDirs,
  decode: decodeAlterReplicaLogDirsRequest,
  encode: encodeAlterReplicaLogDirsResponse,
  missing: 'moving a replica to another log directory',
  handle({ dirs }, { broker }) {
    const results = new Map<string, { partitionIndex: number; errorCode: number }[]>();
    for (const { path, topics } of dirs) {
      for (const { name, partitions } of topics) {
        const answers = results.get(name) ?? [];
        for (const index of partitions) {
          answers.push({ partitionIndex: index, errorCode: moveError(broker, path, name, index) });
        }
        results.set(name, answers);
      }
    }
    return { results: [...results].map(([topicName, partitions]) => ({ topicName, partitions })) };
  },
});

function moveError({ logs, partitions }: Broker, path: string, topic: string, index: number): number {
  if (!logs.directories.some((directory) => directory.path === path)) return ErrorCode.LOG_DIR_NOT_FOUND;
  const partition = partitions.find(topic, index);
  if (typeof partition === 'number') return ErrorCode.REPLICA_NOT_AVAILABLE;
  return dirname(partition.log.path) === path ? ErrorCode.NONE : ErrorCode.UNSUPPORTED_VERSION;
}
