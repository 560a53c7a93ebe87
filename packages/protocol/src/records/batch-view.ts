import {
  ATTRIBUTES_AT,
  BASE_OFFSET_AT,
  BASE_SEQUENCE_AT,
  BASE_TIMESTAMP_AT,
  CODEC_MASK,
  CONTROL_FLAG,
  CRC_AT,
  DELETE_HORIZON_FLAG,
  LAST_OFFSET_DELTA_AT,
  LEADER_EPOCH_AT,
  LENGTH_AT,
  LOG_APPEND_TIME_FLAG,
  LOG_OVERHEAD,
  MAGIC_AT,
  MAX_TIMESTAMP_AT,
  NO_PRODUCER_ID,
  NO_SEQUENCE,
  PRODUCER_EPOCH_AT,
  PRODUCER_ID_AT,
  RECORD_COUNT_AT,
  TRANSACTIONAL_FLAG,
} from './batch-layout.ts';
import { crc32cOfRange } from './crc32c.ts';
import { readInt64, writeInt64 } from './int64.ts';
import { sequenceAfter } from './sequence.ts';

const NOTHING = Buffer.alloc(0);

/**
 * A window on a record batch (magic 2) that stands in a larger buffer. Nothing is copied or kept: each getter reads the bytes, each setter
 * changes them in place. One view serves many batches through `wrap`.
 */
export class BatchView {
  bytes: Buffer = NOTHING;
  offset = 0;

  /** Moves the window. The caller has checked that BATCH_OVERHEAD bytes are there, and for the CRC that the whole batch is. */
  wrap(bytes: Buffer, offset: number): this {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /** Setting it does not touch the CRC. */
  get baseOffset(): number {
    return readInt64(this.bytes, this.offset + BASE_OFFSET_AT);
  }

  set baseOffset(value: number) {
    writeInt64(this.bytes, this.offset + BASE_OFFSET_AT, value);
  }

  /** Of the whole batch, with the 12 bytes that the length field leaves out. */
  get sizeInBytes(): number {
    return LOG_OVERHEAD + this.bytes.readInt32BE(this.offset + LENGTH_AT);
  }

  /** Setting it does not touch the CRC. */
  get leaderEpoch(): number {
    return this.bytes.readInt32BE(this.offset + LEADER_EPOCH_AT);
  }

  set leaderEpoch(value: number) {
    this.bytes.writeInt32BE(value, this.offset + LEADER_EPOCH_AT);
  }

  get magic(): number {
    return this.bytes.readInt8(this.offset + MAGIC_AT);
  }

  get crc(): number {
    return this.bytes.readUInt32BE(this.offset + CRC_AT);
  }

  get attributes(): number {
    return this.bytes.readInt16BE(this.offset + ATTRIBUTES_AT);
  }

  /** 0 to 7: see `isCodec`. */
  get codec(): number {
    return this.attributes & CODEC_MASK;
  }

  get isLogAppendTime(): boolean {
    return (this.attributes & LOG_APPEND_TIME_FLAG) !== 0;
  }

  get isTransactional(): boolean {
    return (this.attributes & TRANSACTIONAL_FLAG) !== 0;
  }

  get isControl(): boolean {
    return (this.attributes & CONTROL_FLAG) !== 0;
  }

  /** The base timestamp is then the time from which tombstones and markers in this batch may go. */
  get hasDeleteHorizon(): boolean {
    return (this.attributes & DELETE_HORIZON_FLAG) !== 0;
  }

  get lastOffsetDelta(): number {
    return this.bytes.readInt32BE(this.offset + LAST_OFFSET_DELTA_AT);
  }

  get lastOffset(): number {
    return this.baseOffset + this.lastOffsetDelta;
  }

  get nextOffset(): number {
    return this.lastOffset + 1;
  }

  get baseTimestamp(): bigint {
    return this.bytes.readBigInt64BE(this.offset + BASE_TIMESTAMP_AT);
  }

  get maxTimestamp(): bigint {
    return this.bytes.readBigInt64BE(this.offset + MAX_TIMESTAMP_AT);
  }

  get producerId(): bigint {
    return this.bytes.readBigInt64BE(this.offset + PRODUCER_ID_AT);
  }

  get hasProducerId(): boolean {
    return this.producerId > NO_PRODUCER_ID;
  }

  get producerEpoch(): number {
    return this.bytes.readInt16BE(this.offset + PRODUCER_EPOCH_AT);
  }

  get baseSequence(): number {
    return this.bytes.readInt32BE(this.offset + BASE_SEQUENCE_AT);
  }

  get lastSequence(): number {
    const base = this.baseSequence;
    return base === NO_SEQUENCE ? NO_SEQUENCE : sequenceAfter(base, this.lastOffsetDelta);
  }

  get recordCount(): number {
    return this.bytes.readInt32BE(this.offset + RECORD_COUNT_AT);
  }

  computeCrc(): number {
    return crc32cOfRange(this.bytes, this.offset + ATTRIBUTES_AT, this.offset + this.sizeInBytes);
  }

  isCrcValid(): boolean {
    return this.computeCrc() === this.crc;
  }

  /** To be called after a change of anything the CRC covers. */
  updateCrc(): void {
    this.bytes.writeUInt32BE(this.computeCrc(), this.offset + CRC_AT);
  }

  /** Sets the largest timestamp and whether it is the broker's own for all records; sums anew where that changed anything. */
  setMaxTimestamp(timestamp: bigint, isLogAppendTime: boolean): void {
    if (this.isLogAppendTime === isLogAppendTime && this.maxTimestamp === timestamp) return;
    const others = this.attributes & ~LOG_APPEND_TIME_FLAG;
    this.bytes.writeInt16BE(
      isLogAppendTime ? others | LOG_APPEND_TIME_FLAG : others,
      this.offset + ATTRIBUTES_AT,
    );
    this.bytes.writeBigInt64BE(timestamp, this.offset + MAX_TIMESTAMP_AT);
    this.updateCrc();
  }

  /** The whole batch, as a view. */
  toBuffer(): Buffer {
    return this.bytes.subarray(this.offset, this.offset + this.sizeInBytes);
  }
}
