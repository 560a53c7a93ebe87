const TWO_TO_32 = 2 ** 32;

/** A big-endian int64 as a number: exact within 2^53, rounded beyond. */
export function readInt64(bytes: Buffer, position: number): number {
  return bytes.readInt32BE(position) * TWO_TO_32 + bytes.readUInt32BE(position + 4);
}

/** Writes a whole number within 2^53 as a big-endian int64. */
export function writeInt64(bytes: Buffer, position: number, value: number): void {
  const high = Math.floor(value / TWO_TO_32);
  bytes.writeInt32BE(high, position);
  bytes.writeUInt32BE(value - high * TWO_TO_32, position + 4);
}
