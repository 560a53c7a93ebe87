import { gunzipSync, gzipSync } from 'node:zlib';
import { boundedCall, boundedOutput } from './zlib-output.ts';

/** `level`: 1 to 9, or -1 for zlib's own choice. */
export function compressGzip(bytes: Uint8Array, level = -1): Buffer {
  return gzipSync(bytes, { level });
}

/** Several members one after the other are read as one. */
export function decompressGzip(compressed: Uint8Array, maxBytes: number): Buffer {
  return boundedCall(maxBytes, () => gunzipSync(compressed, boundedOutput(compressed, maxBytes)));
}
