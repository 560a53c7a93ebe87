import { ErrorCode } from '@kavka/protocol';
import { type BatchView, RecordError, type RecordView, recordsOf } from '@kavka/protocol/records';
import { isCompacted, type LogConfig } from '../log-config.ts';
import { type RecordProblem, type Refusal, refusal } from './append-types.ts';

const NO_TIMESTAMP = -1;

/** What the records of a batch are like, beyond being well-formed. */
export interface CheckedRecords {
  readonly maxTimestamp: bigint;
  /** False where offsets have gaps or repeat: the batch has to be written anew. */
  readonly areOffsetsInOrder: boolean;
}

/** Goes over all records that a client sent in `batch`. */
export function checkRecords(batch: BatchView, config: LogConfig, nowMs: number): CheckedRecords | Refusal {
  try {
    return new RecordChecks(batch, config, nowMs).run();
  } catch (error) {
    if (error instanceof RecordError) return refusal(ErrorCode.INVALID_RECORD, error.message);
    throw error;
  }
}

class RecordChecks {
  readonly #batch: BatchView;
  readonly #records: RecordView;
  readonly #needsKeys: boolean;
  readonly #usesOwnTime: boolean;
  readonly #earliestMs: number;
  readonly #latestMs: number;
  #timestampErrors = 0;
  #problems: RecordProblem[] | null = null;

  constructor(batch: BatchView, config: LogConfig, nowMs: number) {
    this.#batch = batch;
    this.#records = recordsOf(batch);
    this.#needsKeys = isCompacted(config);
    this.#usesOwnTime = config.messageTimestampType === 'CreateTime';
    this.#earliestMs = nowMs - config.messageTimestampBeforeMaxMs;
    this.#latestMs = nowMs + config.messageTimestampAfterMaxMs;
  }

  run(): CheckedRecords | Refusal {
    const batch = this.#batch;
    const records = this.#records;
    const isLogAppendTime = batch.isLogAppendTime;
    const baseMs = Number(batch.baseTimestamp);
    const sameMs = isLogAppendTime ? Number(batch.maxTimestamp) : null;
    let areOffsetsInOrder = true;
    let max = Number.NEGATIVE_INFINITY;
    let maxExact: bigint | null = null;
    for (let index = 0; records.next(); index++) {
      records.checkHeaders();
      const timestampMs = sameMs ?? baseMs + records.timestampDelta;
      if (timestampMs > max) {
        max = timestampMs;
        maxExact = Number.isSafeInteger(timestampMs) ? null : records.timestamp;
      }
      if (records.offsetDelta !== index) areOffsetsInOrder = false;
      if (this.#needsKeys && records.keyLength < 0)
        this.#report(index, 'a record of a compacted topic has no key');
      else if (this.#usesOwnTime && timestampMs !== NO_TIMESTAMP) this.#checkTime(index, timestampMs);
      else if (isLogAppendTime)
        this.#reportTime(index, 'a producer may not set the timestamp type LogAppendTime');
    }
    if (this.#problems !== null) return this.#refuse(this.#problems);
    return { maxTimestamp: maxExact ?? BigInt(Math.max(max, NO_TIMESTAMP)), areOffsetsInOrder };
  }

  #checkTime(index: number, timestampMs: number): void {
    if (timestampMs >= this.#earliestMs && timestampMs <= this.#latestMs) return;
    this.#reportTime(
      index,
      `timestamp ${timestampMs} is outside of what the topic takes now: ${this.#earliestMs} to ${this.#latestMs}`,
    );
  }

  #reportTime(index: number, message: string): void {
    this.#timestampErrors++;
    this.#report(index, message);
  }

  #report(batchIndex: number, message: string): void {
    this.#problems ??= [];
    this.#problems.push({ batchIndex, message });
  }

  #refuse(problems: readonly RecordProblem[]): Refusal {
    const errorCode = this.#timestampErrors > 0 ? ErrorCode.INVALID_TIMESTAMP : ErrorCode.INVALID_RECORD;
    const first = problems[0]?.message ?? '';
    return refusal(
      errorCode,
      `${problems.length} records of the batch were refused; the first: ${first}`,
      problems,
    );
  }
}
