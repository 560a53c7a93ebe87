import { gzipSync, zstdCompressSync } from 'node:zlib';
import { assert } from '@kavka/base';
import { Codec } from '../codec.ts';

/** The records of a batch, compressed. */
export function compress(codec: Codec, records: Uint8Array, _level?: number): Uint8Array {
  assert(codec === Codec.gzip || codec === Codec.zstd, 'codec not there yet');
  return codec === Codec.gzip ? gzipSync(records) : zstdCompressSync(records);
}
