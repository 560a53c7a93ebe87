import { crc32c } from '@kavka/protocol/records';
import { NO_TRANSACTION, type ProducerEntry } from './producer-entry.ts';

const VERSION = 1;
const CRC_AT = 2;
/** Version and CRC: what the CRC does not cover. */
const COVERED_FROM = 6;
const HEADER_SIZE = 10;
const ENTRY_SIZE = 46;
const NO_BATCH = -1;

/** The bytes of a producer snapshot: of each producer the last batch alone. */
export function encodeProducerSnapshot(entries: Iterable<ProducerEntry>, count: number): Buffer {
  const bytes = Buffer.alloc(HEADER_SIZE + count * ENTRY_SIZE);
  bytes.writeInt16BE(VERSION, 0);
  bytes.writeInt32BE(count, COVERED_FROM);
  let at = HEADER_SIZE;
  for (const entry of entries) {
    const last = entry.batches.at(-1);
    bytes.writeBigInt64BE(entry.producerId, at);
    bytes.writeInt16BE(entry.producerEpoch, at + 8);
    bytes.writeInt32BE(last?.lastSequence ?? NO_BATCH, at + 10);
    bytes.writeBigInt64BE(BigInt(last?.lastOffset ?? NO_BATCH), at + 14);
    bytes.writeInt32BE(last?.offsetDelta ?? 0, at + 22);
    bytes.writeBigInt64BE(entry.lastTimestamp, at + 26);
    bytes.writeInt32BE(entry.coordinatorEpoch, at + 34);
    bytes.writeBigInt64BE(BigInt(entry.transactionFirstOffset), at + 38);
    at += ENTRY_SIZE;
  }
  bytes.writeUInt32BE(crc32c(bytes.subarray(COVERED_FROM)), CRC_AT);
  return bytes;
}

/** What is in a snapshot; what is wrong with it as a string where it cannot be used. */
export function decodeProducerSnapshot(bytes: Buffer): ProducerEntry[] | string {
  if (bytes.length < HEADER_SIZE) return `it has ${bytes.length} bytes`;
  const version = bytes.readInt16BE(0);
  if (version !== VERSION) return `it has version ${version}`;
  const count = bytes.readInt32BE(COVERED_FROM);
  if (count < 0 || bytes.length !== HEADER_SIZE + count * ENTRY_SIZE)
    return `it has ${bytes.length} bytes for ${count} producers`;
  if (crc32c(bytes.subarray(COVERED_FROM)) !== bytes.readUInt32BE(CRC_AT)) return 'its CRC is wrong';
  const entries: ProducerEntry[] = [];
  for (let at = HEADER_SIZE; at < bytes.length; at += ENTRY_SIZE) entries.push(decodeEntry(bytes, at));
  return entries;
}

function decodeEntry(bytes: Buffer, at: number): ProducerEntry {
  const lastOffset = Number(bytes.readBigInt64BE(at + 14));
  const lastTimestamp = bytes.readBigInt64BE(at + 26);
  const batch = {
    lastSequence: bytes.readInt32BE(at + 10),
    lastOffset,
    offsetDelta: bytes.readInt32BE(at + 22),
    timestamp: lastTimestamp,
  };
  return {
    producerId: bytes.readBigInt64BE(at),
    producerEpoch: bytes.readInt16BE(at + 8),
    coordinatorEpoch: bytes.readInt32BE(at + 34),
    lastTimestamp,
    transactionFirstOffset: Math.max(Number(bytes.readBigInt64BE(at + 38)), NO_TRANSACTION),
    batches: lastOffset >= 0 ? [batch] : [],
  };
}
