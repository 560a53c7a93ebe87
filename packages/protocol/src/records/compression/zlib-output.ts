import { corrupt, tooLarge } from './expansion.ts';

const SMALLEST_CHUNK = 16 * 1024;
const LARGEST_CHUNK = 128 * 1024;
const USUAL_RATIO = 4;

/** Options of node:zlib that keep what `compressed` expands to within `maxBytes`. */
export function boundedOutput(
  compressed: Uint8Array,
  maxBytes: number,
): { maxOutputLength: number; chunkSize: number } {
  const expected = compressed.length * USUAL_RATIO;
  return {
    maxOutputLength: Math.max(maxBytes, 1),
    chunkSize: Math.min(Math.max(expected, SMALLEST_CHUNK), LARGEST_CHUNK),
  };
}

/** Runs a call of node:zlib, whose errors become a CompressionError. */
export function boundedCall<Result>(maxBytes: number, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? tooLarge(maxBytes)
      : corrupt(error instanceof Error ? error.message : String(error), error);
  }
}
