import { type BatchView, Codec, RecordBatchBuilder, recordsOf } from '@kavka/protocol/records';
import type { LogConfig } from '../log-config.ts';

/** The codec that the topic stores batches in, given the one they came in. */
export function targetCodec(config: LogConfig, source: number): number {
  const { compressionType } = config;
  if (compressionType === 'producer') return source;
  return compressionType === 'uncompressed' ? Codec.none : Codec[compressionType];
}

/** A new batch of the same records with `codec`, with offsets in order; the producer's fields stay. @throws RecordError */
export function rewriteBatch(batch: BatchView, codec: number, level: number | undefined): Buffer {
  const builder = new RecordBatchBuilder({
    codec: codec as Codec,
    level,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    isTransactional: batch.isTransactional,
  });
  const records = recordsOf(batch);
  while (records.next()) builder.append(records.timestamp, records.key, records.value, headersOf(records));
  return builder.build();
}

function headersOf(records: ReturnType<typeof recordsOf>): { key: Buffer; value: Buffer | null }[] {
  return records.headerCount === 0 ? [] : records.headers();
}
