import {
  BATCH_OVERHEAD,
  type BatchView,
  Codec,
  decompress,
  isCodec,
  MAX_RECORDS_BYTES,
  NO_TIMESTAMP,
  RecordError,
  RecordView,
} from '@kavka/protocol/records';
import type { ProducerEntry } from '../producers/producer-entry.ts';
import { BatchRewriter } from './batch-rewriter.ts';
import type { CleanTransactions } from './clean-transactions.ts';
import type { OffsetMap } from './offset-map.ts';

/** What decides about the batches of one cleaning. */
export interface CleaningRules {
  readonly map: OffsetMap;
  readonly transactions: CleanTransactions;
  /** When the cleaning began, in milliseconds since the epoch. */
  readonly nowMs: number;
  /** `delete.retention.ms` */
  readonly deleteRetentionMs: number;
  /** Where the part of the log that may be cleaned ends. */
  readonly firstUncleanableOffset: number;
  /** What the log knows of a producer. */
  readonly producer: (producerId: bigint) => ProducerEntry | undefined;
}

/** What became of the records. */
export interface RecordCounts {
  read: number;
  kept: number;
  /** Without a key: a compacted log should have none. */
  keyless: number;
}

interface RecordBytes {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

const NOTHING: RecordBytes = { bytes: Buffer.alloc(0), start: 0, end: 0 };

/** What is to be done with the records of a batch. */
interface Survey {
  kept: number;
  total: number;
  hasTombstone: boolean;
  firstTimestamp: bigint;
}

/**
 * Decides batch by batch what stays of a log: the last record of each key; of the deleted ones what says so, for a while; what producers'
 * states rest on. Offsets never change.
 */
export class BatchCleaner {
  readonly counts: RecordCounts = { read: 0, kept: 0, keyless: 0 };
  readonly #rules: CleaningRules;
  readonly #rewriter = new BatchRewriter();
  readonly #records = new RecordView();
  #flags = new Uint8Array(1024);
  /** Where the records of the present batch stand without compression. */
  #expanded = NOTHING;

  constructor(rules: CleaningRules) {
    this.#rules = rules;
  }

  /**
   * The batch as it goes on: as it is, or a new one that is valid until the next call; null where nothing of it is needed.
   * @throws RecordError where its records make no sense.
   */
  clean(batch: BatchView): Buffer | null {
    const { transactions, nowMs } = this.#rules;
    const isDead = transactions.isDead(batch);
    const horizon = batch.hasDeleteHorizon ? batch.baseTimestamp : null;
    const isPastHorizon = horizon !== null && horizon <= BigInt(nowMs);
    if (isDead && (!batch.isControl || isPastHorizon)) {
      this.counts.read += batch.recordCount;
      return this.#withoutRecords(batch);
    }
    this.#expand(batch);
    const survey = this.#survey(batch, isPastHorizon);
    this.counts.read += survey.total;
    this.counts.kept += survey.kept;
    if (survey.kept === 0) return this.#withoutRecords(batch);
    const needsHorizon = horizon === null && (survey.hasTombstone || (isDead && batch.isControl));
    const newHorizon = needsHorizon ? this.#newHorizon() : null;
    if (survey.kept === survey.total && newHorizon === null) return batch.toBuffer();
    return this.#rewrite(batch, survey, horizon ?? newHorizon);
  }

  #rewrite(batch: BatchView, { kept, firstTimestamp }: Survey, horizon: bigint | null): Buffer {
    const records = this.#rewind(batch);
    const sizeBytes = this.#expanded.end - this.#expanded.start;
    this.#expanded = NOTHING;
    return this.#rewriter.rewrite(
      batch,
      { records, flags: this.#flags, count: kept, sizeBytes, firstTimestamp },
      horizon,
    );
  }

  /** None where tombstones are kept for ever. */
  #newHorizon(): bigint | null {
    const { nowMs, deleteRetentionMs } = this.#rules;
    const horizon = nowMs + deleteRetentionMs;
    return Number.isSafeInteger(horizon) ? BigInt(horizon) : null;
  }

  #withoutRecords(batch: BatchView): Buffer | null {
    const { firstUncleanableOffset } = this.#rules;
    const isKept = batch.nextOffset === firstUncleanableOffset || this.#isLastOfProducer(batch);
    return isKept ? this.#rewriter.empty(batch) : null;
  }

  /** A producer's last batch has its last sequence, or its epoch where only a marker is left. */
  #isLastOfProducer(batch: BatchView): boolean {
    if (!batch.hasProducerId) return false;
    const producer = this.#rules.producer(batch.producerId);
    if (producer === undefined) return false;
    const last = producer.batches.at(-1);
    if (last !== undefined) return last.lastOffset === batch.lastOffset;
    return batch.isControl && batch.producerEpoch === producer.producerEpoch;
  }

  #expand(batch: BatchView): void {
    const { bytes, offset, codec } = batch;
    const start = offset + BATCH_OVERHEAD;
    const end = offset + batch.sizeInBytes;
    if (codec === Codec.none) {
      this.#expanded = { bytes, start, end };
      return;
    }
    if (!isCodec(codec)) throw new RecordError(`a batch with codec ${codec}`);
    const records = decompress(codec, bytes.subarray(start, end), MAX_RECORDS_BYTES);
    this.#expanded = { bytes: records, start: 0, end: records.length };
  }

  /** The records of the batch that was expanded, before the first one. */
  #rewind(batch: BatchView): RecordView {
    const { bytes, start, end } = this.#expanded;
    return this.#records
      .wrap(bytes, start, end, batch.recordCount)
      .relativeTo(batch.baseOffset, batch.baseTimestamp, batch.isLogAppendTime ? batch.maxTimestamp : null);
  }

  #survey(batch: BatchView, isPastHorizon: boolean): Survey {
    const survey: Survey = { kept: 0, total: 0, hasTombstone: false, firstTimestamp: NO_TIMESTAMP };
    const records = this.#rewind(batch);
    const { isControl } = batch;
    while (records.next()) {
      const isKept = isControl || this.#keeps(records, isPastHorizon);
      this.#flag(survey.total++, isKept);
      if (!isKept) continue;
      if (survey.kept++ === 0) survey.firstTimestamp = records.timestamp;
      if (records.valueLength < 0) survey.hasTombstone = true;
    }
    return survey;
  }

  #keeps(record: RecordView, isPastHorizon: boolean): boolean {
    const { map } = this.#rules;
    if (record.offset > map.latestOffset) return true;
    const { keyStart, keyLength } = record;
    if (keyLength < 0) {
      this.counts.keyless++;
      return false;
    }
    const mayStay = record.valueLength >= 0 || !isPastHorizon;
    return mayStay && record.offset >= map.get(record.bytes, keyStart, keyStart + keyLength);
  }

  #flag(index: number, isKept: boolean): void {
    if (index === this.#flags.length) {
      const larger = new Uint8Array(index * 2);
      larger.set(this.#flags);
      this.#flags = larger;
    }
    this.#flags[index] = isKept ? 1 : 0;
  }
}
