import { ErrorCode } from '@kavka/protocol';
import { batchesIn } from '@kavka/protocol/records';
import { type LogSlice, StorageError } from '@kavka/storage';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { Partition } from '../partition/partition.ts';
import { type AbortedTransaction, withoutAborted } from './aborted-batches.ts';
import type { AcquiredRecords, ReadBatch } from './acquire-records.ts';
import type { SharePartition } from './share-partition.ts';
import type { SessionPartition } from './share-sessions.ts';

const NO_RECORDS = Buffer.alloc(0);

/** What a share fetch finds in one partition, before any byte is read. */
export interface ShareRead {
  readonly asked: SessionPartition;
  readonly partition: Partition;
  readonly share: SharePartition;
  readonly fetchOffset: number;
  readonly found: LogSlice | 'out-of-range';
  readonly aborted: readonly AbortedTransaction[];
}

/** What a share fetch answers for one partition. */
export interface ShareFetchResult {
  readonly asked: SessionPartition;
  readonly errorCode: number;
  readonly records: Buffer;
  readonly acquired: readonly AcquiredRecords[];
}

export interface Acquirer {
  readonly memberId: string;
  readonly isRecordLimit: boolean;
  readonly batchSize: number;
}

/** Where the next records for a share group are, as far as it may see. */
export function locate(
  asked: SessionPartition,
  partition: Partition,
  share: SharePartition,
  options: { readonly maxBytes: number; readonly minOneBatch: boolean; readonly isReadCommitted: boolean },
): ShareRead {
  const { log } = partition;
  const fetchOffset = share.nextFetchOffset();
  const upTo = options.isReadCommitted ? log.lastStableOffset : log.highWatermark;
  const found = log.locate(fetchOffset, options.maxBytes, upTo, options.minOneBatch);
  const aborted = options.isReadCommitted ? log.abortedTransactions(fetchOffset, upTo) : [];
  return { asked, partition, share, fetchOffset, found, aborted };
}

/** Reads the bytes; only what is large, or far behind the end of its log, is waited for. */
export function readShare(
  read: ShareRead,
  context: RequestContext,
): Buffer | number | Promise<Buffer | number> {
  const { found } = read;
  if (found === 'out-of-range' || found.sizeBytes === 0) return NO_RECORDS;
  const buffer = context.broker.pool.take(found.sizeBytes);
  context.lend(buffer);
  const target = buffer.subarray(0, found.sizeBytes);
  if (found.isSlow)
    return found.read(target).then(
      (size) => target.subarray(0, size),
      (error: unknown) => failed(read, error, context),
    );
  try {
    return target.subarray(0, found.readSync(target));
  } catch (error) {
    return failed(read, error, context);
  }
}

/** Hands what was read to the member. A log that begins behind what was wanted moves the group forward. */
export function acquireFrom(
  read: ShareRead,
  bytes: Buffer | number,
  acquirer: Acquirer,
  maxRecords: number,
): ShareFetchResult {
  const { asked, share, fetchOffset, aborted } = read;
  if (typeof bytes === 'number') return { ...emptyResult(asked), errorCode: bytes };
  if (read.found === 'out-of-range') share.moveStart(read.partition.log.logStartOffset);
  if (bytes.length === 0) return emptyResult(asked);
  const batches = batchesOf(bytes);
  const acquired = withoutAborted(
    share,
    share.acquire({ ...acquirer, maxRecords, fetchOffset, batches }),
    bytes,
    aborted,
  );
  if (acquired.length === 0) return emptyResult(asked);
  return { asked, errorCode: ErrorCode.NONE, records: sliceOf(bytes, batches, acquired), acquired };
}

export function emptyResult(asked: SessionPartition): ShareFetchResult {
  return { asked, errorCode: ErrorCode.NONE, records: NO_RECORDS, acquired: [] };
}

interface PlacedBatch extends ReadBatch {
  readonly start: number;
  readonly end: number;
}

function batchesOf(bytes: Buffer): PlacedBatch[] {
  const batches: PlacedBatch[] = [];
  let start = 0;
  for (const { baseOffset, lastOffset, sizeInBytes } of batchesIn(bytes)) {
    batches.push({ baseOffset, lastOffset, start, end: start + sizeInBytes });
    start += sizeInBytes;
  }
  return batches;
}

/** Whole batches, from the first that holds acquired records to the last. */
function sliceOf(
  bytes: Buffer,
  batches: readonly PlacedBatch[],
  acquired: readonly AcquiredRecords[],
): Buffer {
  const firstOffset = acquired[0]?.firstOffset ?? 0;
  const lastOffset = acquired.at(-1)?.lastOffset ?? 0;
  const first = batches.findLast(({ baseOffset }) => baseOffset <= firstOffset) ?? batches[0];
  const last = batches.findLast(({ baseOffset }) => baseOffset <= lastOffset) ?? batches.at(-1);
  return bytes.subarray(first?.start ?? 0, last?.end ?? bytes.length);
}

/** Damage or a broken disk concerns this partition; the others are answered. */
function failed(read: ShareRead, error: unknown, context: RequestContext): number {
  if (!(error instanceof StorageError)) throw error;
  const { topic, partition } = read.asked;
  context.broker.logger.error('Records cannot be read', { topic, partition }, error);
  return error.kind === 'corrupt' ? ErrorCode.CORRUPT_MESSAGE : ErrorCode.KAFKA_STORAGE_ERROR;
}
