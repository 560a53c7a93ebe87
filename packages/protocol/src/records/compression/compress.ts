import { Codec } from '../codec.ts';
import { compressGzip } from './gzip.ts';
import { compressLz4 } from './lz4.ts';
import { compressSnappy } from './snappy.ts';
import { compressZstd } from './zstd.ts';

/** The records of a batch, compressed; for `none` the same bytes. `level` is by the codec's own scale; snappy has none. */
export function compress(codec: Codec, records: Buffer, level?: number): Buffer {
  switch (codec) {
    case Codec.none:
      return records;
    case Codec.gzip:
      return compressGzip(records, level);
    case Codec.snappy:
      return compressSnappy(records);
    case Codec.lz4:
      return compressLz4(records, level);
    case Codec.zstd:
      return compressZstd(records, level);
  }
}
