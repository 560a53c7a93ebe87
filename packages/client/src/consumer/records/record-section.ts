import {
  BATCH_OVERHEAD,
  type BatchView,
  Codec,
  decompress,
  MAX_RECORDS_BYTES,
} from '@kavka/protocol/records';
import type { AnswerMemory } from '../fetch/answer-memory.ts';

/** Where the records of a batch are, uncompressed. */
export interface RecordSection {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** What the bytes are a part of; null for memory that is not used again. */
  readonly memory: AnswerMemory | null;
}

/** @throws RecordError where they cannot be decompressed */
export function recordSection(batch: BatchView, memory: AnswerMemory | null = null): RecordSection {
  const start = batch.offset + BATCH_OVERHEAD;
  const end = batch.offset + batch.sizeInBytes;
  const count = batch.recordCount;
  if (batch.codec === Codec.none) return { bytes: batch.bytes, start, end, count, memory };
  const bytes = decompress(batch.codec, batch.bytes.subarray(start, end), MAX_RECORDS_BYTES);
  return { bytes, start: 0, end: bytes.length, count, memory: null };
}
