import { ErrorCode } from '@kavka/protocol';
import { type LogSlice, StorageError } from '@kavka/storage';
import type { RequestContext } from '../dispatch/request-context.ts';
import { failedRead, type PartitionRead } from './partition-read.ts';

/** A partition's answer with the records themselves; null for none. */
export interface FetchedPartition {
  readonly read: PartitionRead;
  readonly records: Buffer | null;
}

/**
 * Reads the records that were located into memory that is lent to the answer. Only what is
 * large, or far behind the end of its log, is waited for.
 */
export function readRecords(
  reads: readonly PartitionRead[],
  context: RequestContext,
): readonly FetchedPartition[] | Promise<FetchedPartition[]> {
  if (reads.some((read) => read.slice?.isSlow === true))
    return Promise.all(reads.map((read) => readSlow(read, context)));
  return reads.map((read) => readNow(read, context));
}

function readNow(read: PartitionRead, context: RequestContext): FetchedPartition {
  const { slice } = read;
  if (slice === null || slice.sizeBytes === 0) return { read, records: null };
  try {
    const target = memoryFor(slice, context);
    return { read, records: target.subarray(0, slice.readSync(target)) };
  } catch (error) {
    return failed(read, error, context);
  }
}

async function readSlow(read: PartitionRead, context: RequestContext): Promise<FetchedPartition> {
  const { slice } = read;
  if (slice === null || !slice.isSlow) return readNow(read, context);
  try {
    const target = memoryFor(slice, context);
    return { read, records: target.subarray(0, await slice.read(target)) };
  } catch (error) {
    return failed(read, error, context);
  }
}

/** Damage or a broken disk concerns this partition; the others are answered. */
function failed(read: PartitionRead, error: unknown, context: RequestContext): FetchedPartition {
  if (!(error instanceof StorageError)) throw error;
  const { topic, partition } = read.request;
  context.broker.logger.error('Records cannot be read', { topic, partition }, error);
  const errorCode = error.kind === 'corrupt' ? ErrorCode.CORRUPT_MESSAGE : ErrorCode.KAFKA_STORAGE_ERROR;
  return { read: failedRead(read.request, read.partition, errorCode), records: null };
}

function memoryFor(slice: LogSlice, context: RequestContext): Buffer {
  const buffer = context.broker.pool.take(slice.sizeBytes);
  context.lend(buffer);
  return buffer.subarray(0, slice.sizeBytes);
}
