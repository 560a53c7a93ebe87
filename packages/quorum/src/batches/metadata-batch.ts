import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  type MetadataRecord,
} from '@kavka/protocol/messages/metadata/index';
import { type BatchView, batchesIn, RecordBatchBuilder, recordsOf } from '@kavka/protocol/records';
import { QuorumError } from '../quorum-error.ts';
import type { BatchPlace } from './control-batch.ts';

/** The largest batch that other implementations take. */
export const MAX_METADATA_BATCH_BYTES = 8 * 1024 * 1024;

/** @throws QuorumError where the records are too many for one batch. */
export function metadataBatch(records: readonly MetadataRecord[], place: BatchPlace): Buffer {
  const builder = new RecordBatchBuilder(place);
  for (const record of records) builder.append(place.timestamp, null, encodeMetadataRecord(record));
  if (builder.sizeInBytes > MAX_METADATA_BATCH_BYTES) {
    throw new QuorumError(`a change of ${records.length} metadata records is too large for one batch`);
  }
  return builder.build();
}

export function decodeMetadataBatch(batch: BatchView): MetadataRecord[] {
  const records: MetadataRecord[] = [];
  for (const record of recordsOf(batch)) {
    const { value } = record;
    if (value === null) throw new QuorumError(`the metadata record at offset ${record.offset} has no value`);
    records.push(decodeMetadataRecord(value));
  }
  return records;
}

/** The batches in `bytes` with their checksums verified. @throws QuorumError where one is damaged. */
export function* verifiedBatches(bytes: Buffer, source: string): Generator<BatchView, void, undefined> {
  for (const batch of batchesIn(bytes)) {
    if (batch.magic !== 2 || !batch.isCrcValid()) {
      throw new QuorumError(
        `${source} is damaged: the batch at offset ${batch.baseOffset} has a wrong checksum`,
      );
    }
    yield batch;
  }
}
