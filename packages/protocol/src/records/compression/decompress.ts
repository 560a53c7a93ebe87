import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { assert } from '@kavka/base';
import { Codec } from '../codec.ts';

/** The records of a batch, expanded to at most `maxBytes`. */
export function decompress(codec: number, records: Uint8Array, maxBytes: number): Buffer {
  assert(codec === Codec.gzip || codec === Codec.zstd, 'codec not there yet');
  return codec === Codec.gzip
    ? gunzipSync(records, { maxOutputLength: maxBytes })
    : zstdDecompressSync(records, { maxOutputLength: maxBytes });
}
