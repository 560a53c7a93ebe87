import { BatchFault, FAULT_TEXTS } from './batch-fault.ts';
import { BATCH_OVERHEAD, MAGIC, NO_TIMESTAMP } from './batch-layout.ts';
import type { BatchView } from './batch-view.ts';
import { Codec, isCodec } from './codec.ts';
import { decompress } from './compression/decompress.ts';
import { CompressionError, RecordError } from './record-error.ts';
import { RecordView } from './record-view.ts';
import { TimestampScan } from './timestamp-scan.ts';

/** What the records of a batch from outside may expand to: beyond it they would hold everybody else up. */
const MAX_INCOMING_RECORDS_BYTES = 64 * 1024 * 1024;

export interface BatchCheckOptions {
  /** What compressed records may expand to. */
  readonly maxRecordsBytes?: number;
  /** Records with an earlier or later time are listed; those without a time (-1) never are, nor those of a batch with LogAppendTime. */
  readonly earliestTimestamp?: bigint;
  readonly latestTimestamp?: bigint;
  /** List records without a key, as a compacted topic refuses them. */
  readonly listKeyless?: boolean;
}

const NO_OPTIONS: BatchCheckOptions = {};

/**
 * The length, magic and CRC of the batch at `batch`, of which `available` bytes are there: all that a follower or a recovery looks at.
 * The view's other getters mean nothing until this has said `none`.
 */
export function checkFraming(batch: BatchView, available: number): BatchFault {
  if (available < BATCH_OVERHEAD) return BatchFault.truncated;
  const size = batch.sizeInBytes;
  if (size < BATCH_OVERHEAD) return BatchFault.length;
  if (batch.magic !== MAGIC) return BatchFault.magic;
  if (size > available) return BatchFault.truncated;
  return batch.isCrcValid() ? BatchFault.none : BatchFault.crc;
}

/**
 * Judges a batch from outside down to its last record, and gathers on the way what an append needs to know. One object serves many batches;
 * what it says is of the last one. Checks an uncompressed batch without taking memory, unless records are listed.
 */
export class BatchCheck {
  fault: BatchFault = BatchFault.none;
  /** The fault in words; empty where there is none. */
  detail = '';
  /** The largest of the records; -1 where none has a time. */
  maxTimestamp = NO_TIMESTAMP;
  /** Offset in the batch of the first record with that time; -1 where none has a time. */
  maxTimestampOffsetDelta = -1;
  /** Offsets in the batch, as the options asked. */
  readonly keylessRecords: number[] = [];
  readonly outOfTimeRecords: number[] = [];
  /** The records of a compressed batch, expanded: for who goes on to rewrite it. */
  expandedRecords: Buffer | null = null;

  readonly #view = new RecordView();
  readonly #timestamps = new TimestampScan();

  /** `available`: bytes from the batch's first one to the end of what was received. Nothing but the fault is set where there is one. */
  run(batch: BatchView, available: number, options: BatchCheckOptions = NO_OPTIONS): BatchFault {
    this.#clear();
    const framing = checkFraming(batch, available);
    if (framing !== BatchFault.none) return this.#refuse(framing, FAULT_TEXTS[framing]);
    const { codec, recordCount, lastOffsetDelta } = batch;
    if (!isCodec(codec)) return this.#refuse(BatchFault.codec, `codec ${codec} is unknown`);
    if (recordCount <= 0 || recordCount !== lastOffsetDelta + 1) {
      return this.#refuse(
        BatchFault.recordCount,
        `a batch of ${recordCount} records whose last offset delta is ${lastOffsetDelta}`,
      );
    }
    try {
      this.#wrapRecords(batch, options.maxRecordsBytes ?? MAX_INCOMING_RECORDS_BYTES);
      return this.#walk(batch, options);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      return this.#refuse(faultOf(error), error.message);
    }
  }

  #wrapRecords(batch: BatchView, maxBytes: number): void {
    const start = batch.offset + BATCH_OVERHEAD;
    const end = batch.offset + batch.sizeInBytes;
    if (batch.codec === Codec.none) {
      this.#view.wrap(batch.bytes, start, end, batch.recordCount);
      return;
    }
    const records = decompress(batch.codec, batch.bytes.subarray(start, end), maxBytes);
    this.expandedRecords = records;
    this.#view.wrap(records, 0, records.length, batch.recordCount);
  }

  #walk(batch: BatchView, options: BatchCheckOptions): BatchFault {
    const view = this.#view.relativeTo(0, batch.baseTimestamp, null);
    const timestamps = this.#timestamps;
    const hasOwnTimes = !batch.isLogAppendTime;
    const listKeyless = options.listKeyless === true;
    timestamps.start(batch.baseTimestamp, options.earliestTimestamp, options.latestTimestamp);
    for (let expected = 0; view.next(); expected++) {
      view.checkHeaders();
      if (view.offsetDelta !== expected) {
        return this.#refuse(
          BatchFault.offsets,
          `record ${expected} of a batch has the offset delta ${view.offsetDelta}`,
        );
      }
      if (listKeyless && view.keyLength < 0) this.keylessRecords.push(expected);
      if (hasOwnTimes && !timestamps.take(view)) this.outOfTimeRecords.push(expected);
    }
    this.maxTimestamp = hasOwnTimes ? timestamps.maxTimestamp : batch.maxTimestamp;
    this.maxTimestampOffsetDelta = hasOwnTimes ? timestamps.maxTimestampOffsetDelta : 0;
    return BatchFault.none;
  }

  #refuse(fault: BatchFault, detail: string): BatchFault {
    this.#clear();
    this.fault = fault;
    this.detail = detail;
    return fault;
  }

  #clear(): void {
    this.fault = BatchFault.none;
    this.detail = '';
    this.maxTimestamp = NO_TIMESTAMP;
    this.maxTimestampOffsetDelta = -1;
    this.keylessRecords.length = 0;
    this.outOfTimeRecords.length = 0;
    this.expandedRecords = null;
  }
}

function faultOf(error: RecordError): BatchFault {
  if (!(error instanceof CompressionError)) return BatchFault.records;
  return error.kind === 'tooLarge' ? BatchFault.expandedSize : BatchFault.compression;
}
