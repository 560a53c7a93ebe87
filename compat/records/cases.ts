import { BATCH_OVERHEAD, Codec, RecordBatchBuilder } from '@kavka/protocol/records';
import fc from 'fast-check';
import { sampleRecords } from '../../packages/protocol/test/records/arbitraries.ts';
import { batchChange, sealed } from '../../packages/protocol/test/records/batch-change.ts';

/** A batch for both to judge. */
export interface Case {
  readonly codec: string;
  readonly bytes: Buffer;
}

/** Batches as our builder writes them, in every codec. */
export function builtBatches(seed: number, perCodec: number): Case[] {
  return Object.entries(Codec).flatMap(([name, codec]) =>
    fc.sample(sampleRecords, { seed, numRuns: perCodec }).map((records) => {
      const builder = new RecordBatchBuilder({ codec });
      for (const { timestamp, key, value, headers } of records)
        builder.append(timestamp, key, value, headers);
      return { codec: name, bytes: builder.build() };
    }),
  );
}

/** The same batches with a few bytes of their records changed; the headers stay, since a broker refuses some for reasons of its own. */
export function changedBatches(cases: readonly Case[], seed: number): Case[] {
  const changes = fc.sample(batchChange, { seed, numRuns: cases.length });
  return cases.map(({ codec, bytes }, index) => {
    const records = changes[index]!(bytes).subarray(BATCH_OVERHEAD);
    return { codec, bytes: sealed(Buffer.concat([bytes.subarray(0, BATCH_OVERHEAD), records])) };
  });
}
