import type { LogSlice } from '@kavka/storage';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { PartitionRead } from './partition-read.ts';

/** Reads the records that were located, into memory that is lent to the answer. Only what is far behind the end of its log is waited for. */
export function readRecords(
  reads: readonly PartitionRead[],
  context: RequestContext,
): readonly (Buffer | null)[] | Promise<(Buffer | null)[]> {
  if (reads.some((read) => read.slice?.isCold === true))
    return Promise.all(reads.map((read) => readCold(read, context)));
  return reads.map((read) => readWarm(read.slice, context));
}

function readWarm(slice: LogSlice | null, context: RequestContext): Buffer | null {
  if (slice === null || slice.sizeBytes === 0) return null;
  const target = memoryFor(slice, context);
  return target.subarray(0, slice.readSync(target));
}

async function readCold(read: PartitionRead, context: RequestContext): Promise<Buffer | null> {
  const { slice } = read;
  if (slice === null || slice.sizeBytes === 0 || !slice.isCold) return readWarm(slice, context);
  const target = memoryFor(slice, context);
  return target.subarray(0, await slice.read(target));
}

function memoryFor(slice: LogSlice, context: RequestContext): Buffer {
  const buffer = context.broker.pool.take(slice.sizeBytes);
  context.lend(buffer);
  return buffer.subarray(0, slice.sizeBytes);
}
