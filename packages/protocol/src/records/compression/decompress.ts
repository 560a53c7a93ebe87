import { Codec } from '../codec.ts';
import { corrupt } from './expansion.ts';
import { decompressGzip } from './gzip.ts';
import { decompressLz4 } from './lz4.ts';
import { decompressSnappy } from './snappy.ts';
import { decompressZstd } from './zstd.ts';

/**
 * The records of a batch, expanded in memory that stays within a little more than `maxBytes`; for `none` the same bytes.
 * @throws CompressionError where they are corrupt or would have more than `maxBytes`, or where `codec` is none of Kafka's.
 */
export function decompress(codec: number, records: Buffer, maxBytes: number): Buffer {
  switch (codec) {
    case Codec.none:
      return records;
    case Codec.gzip:
      return decompressGzip(records, maxBytes);
    case Codec.snappy:
      return decompressSnappy(records, maxBytes);
    case Codec.lz4:
      return decompressLz4(records, maxBytes);
    case Codec.zstd:
      return decompressZstd(records, maxBytes);
    default:
      throw corrupt(`codec ${codec} is unknown`);
  }
}
