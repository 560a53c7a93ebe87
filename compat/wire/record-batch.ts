const POLYNOMIAL = 0x82f63b78;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  return crc;
});

/** CRC-32C, a byte at a time: for the few bytes of a check. */
export function crc32c(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

const HEADER_BYTES = 61;

/** A record batch (magic 2, not compressed, no keys, no headers) with these values, all of the same time. */
export function recordBatch(values: readonly Uint8Array[], timestamp = Date.now()): Buffer {
  const records = values.map((value, index) => record(value, index));
  const batch = Buffer.concat([Buffer.alloc(HEADER_BYTES), ...records]);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt32BE(-1, 12); // leader epoch
  batch.writeInt8(2, 16); // magic
  batch.writeInt32BE(values.length - 1, 23); // last offset delta
  batch.writeBigInt64BE(BigInt(timestamp), 27);
  batch.writeBigInt64BE(BigInt(timestamp), 35);
  batch.fill(0xff, 43, 57); // producer id, epoch, sequence: none
  batch.writeInt32BE(values.length, 57);
  return sealed(batch);
}

/** The same batch with the CRC that its bytes have now. */
export function sealed(batch: Buffer): Buffer {
  batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
  return batch;
}

function record(value: Uint8Array, offsetDelta: number): Buffer {
  const noKey = varint(-1);
  const body = Buffer.concat([
    Buffer.of(0), // attributes
    varint(0), // timestamp delta
    varint(offsetDelta),
    noKey,
    varint(value.length),
    value,
    varint(0), // headers
  ]);
  return Buffer.concat([varint(body.length), body]);
}

function varint(value: number): Buffer {
  let left = ((value << 1) ^ (value >> 31)) >>> 0;
  const bytes: number[] = [];
  while (left > 0x7f) {
    bytes.push((left & 0x7f) | 0x80);
    left >>>= 7;
  }
  return Buffer.from([...bytes, left]);
}

export interface BatchSummary {
  readonly baseOffset: bigint;
  /** 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd. */
  readonly codec: number;
  readonly recordCount: number;
  readonly hasProducerId: boolean;
  readonly bytes: Buffer;
}

/** What the headers of these batches say; a batch that is cut off at the end is left out. */
export function batchesOf(records: Buffer): BatchSummary[] {
  const batches: BatchSummary[] = [];
  for (let at = 0; at + HEADER_BYTES <= records.length; ) {
    const end = at + 12 + records.readInt32BE(at + 8);
    if (end > records.length) break;
    const bytes = records.subarray(at, end);
    batches.push({
      baseOffset: bytes.readBigInt64BE(0),
      codec: bytes.readInt16BE(21) & 7,
      recordCount: bytes.readInt32BE(57),
      hasProducerId: bytes.readBigInt64BE(43) >= 0n,
      bytes,
    });
    at = end;
  }
  return batches;
}
