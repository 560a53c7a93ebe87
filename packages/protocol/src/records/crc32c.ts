import { crc32c as hardwareCrc32c } from '@node-rs/crc32';

/** CRC-32C of `bytes` as an unsigned number; `seed` is the result of the part before, so that parts can be summed one after the other. */
export function crc32c(bytes: Uint8Array, seed = 0): number {
  return hardwareCrc32c(bytes, seed);
}

/** CRC-32C of `bytes[start, end)`, without the cost of a `Buffer` view. */
export function crc32cOfRange(bytes: Buffer, start: number, end: number): number {
  return hardwareCrc32c(new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start));
}
