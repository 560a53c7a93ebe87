import { DiskError } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type DescribeLogDirsRequest,
  type DescribeLogDirsResponse,
  type DescribeLogDirsResponseDescribeLogDirsPartition,
  type DescribeLogDirsResponseDescribeLogDirsResult,
  type DescribeLogDirsResponseDescribeLogDirsTopic,
  decodeDescribeLogDirsRequest,
  encodeDescribeLogDirsResponse,
} from '@kavka/protocol/messages/35-describe-log-dirs';
import type { LogDirectories, PartitionLog } from '@kavka/storage';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';

type LogDirectory = LogDirectories['directories'][number];

export const describeLogDirs = defineHandler<DescribeLogDirsRequest, DescribeLogDirsResponse>({
  apiKey: ApiKey.DescribeLogDirs,
  decode: decodeDescribeLogDirsRequest,
  encode: encodeDescribeLogDirsResponse,
  handle: (request, context) => ({
    errorCode: 0,
    results: context.broker.logs.directories.map((directory) => describe(directory, request, context)),
  }),
});

function describe(
  directory: LogDirectory,
  request: DescribeLogDirsRequest,
  context: RequestContext,
): Init<DescribeLogDirsResponseDescribeLogDirsResult> {
  if (!directory.online)
    return { errorCode: ErrorCode.KAFKA_STORAGE_ERROR, logDir: directory.path, topics: [] };
  const capacity = capacityOf(directory, context);
  if (capacity === null)
    return { errorCode: ErrorCode.KAFKA_STORAGE_ERROR, logDir: directory.path, topics: [] };
  const { totalBytes, usableBytes } = capacity;
  return {
    errorCode: 0,
    logDir: directory.path,
    topics: topicsIn(directory, request, context),
    totalBytes: BigInt(totalBytes),
    usableBytes: BigInt(usableBytes),
    isCordoned: false,
  };
}

/** Null where the disk fails. */
function capacityOf(
  { path }: LogDirectory,
  { broker }: RequestContext,
): { readonly totalBytes: number; readonly usableBytes: number } | null {
  try {
    return broker.capacity(path);
  } catch (error) {
    if (error instanceof DiskError) return null;
    throw error;
  }
}

function topicsIn(
  directory: LogDirectory,
  request: DescribeLogDirsRequest,
  context: RequestContext,
): Init<DescribeLogDirsResponseDescribeLogDirsTopic>[] {
  const byTopic = new Map<string, Init<DescribeLogDirsResponseDescribeLogDirsPartition>[]>();
  for (const log of wantedLogs(request, context)) {
    if (log.directoryId !== directory.id) continue;
    const partitions = byTopic.get(log.topic) ?? [];
    partitions.push({
      partitionIndex: log.partition,
      partitionSize: BigInt(log.sizeBytes),
      offsetLag: BigInt(offsetLagOf(log, context)),
      isFutureKey: log.isFuture,
    });
    byTopic.set(log.topic, partitions);
  }
  return [...byTopic].map(([name, partitions]) => ({ name, partitions }));
}

/** Of a copy: how far it is behind its log; -1 where that is offline. */
function offsetLagOf(log: PartitionLog, { broker }: RequestContext): number {
  if (!log.isFuture) return Math.max(log.highWatermark - log.logEndOffset, 0);
  const source = broker.partitions.find(log.topic, log.partition);
  return typeof source === 'number' ? -1 : source.log.logEndOffset - log.logEndOffset;
}

function* wantedLogs(request: DescribeLogDirsRequest, context: RequestContext): Iterable<PartitionLog> {
  const { futures } = context.broker.logs;
  if (request.topics === null) {
    for (const { log } of context.broker.partitions.all()) yield log;
    yield* futures.all();
    return;
  }
  for (const { topic, partitions } of request.topics) {
    for (const index of new Set(partitions)) {
      const partition = context.broker.partitions.find(topic, index);
      if (typeof partition !== 'number') yield partition.log;
      const future = futures.get(topic, index);
      if (future !== undefined) yield future;
    }
  }
}
