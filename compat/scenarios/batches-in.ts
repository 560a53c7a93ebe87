import { type BatchSummary, batchesOf } from '../wire/record-batch.ts';
import { endOffset, fetch } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';

/** The headers of all batches of a partition. */
export async function batchesIn(
  wire: WireConnection,
  topic: string,
  partition: number,
): Promise<BatchSummary[]> {
  const end = await endOffset(wire, topic, partition);
  const batches: BatchSummary[] = [];
  for (let offset = 0n; offset < end; ) {
    const { records, errorCode } = await fetch(wire, topic, partition, offset);
    const found = batchesOf(records);
    if (found.length === 0) throw new Error(`nothing at offset ${offset} of ${topic}: error ${errorCode}`);
    batches.push(...found);
    offset = nextOffset(found.at(-1)!);
  }
  return batches;
}

function nextOffset(batch: BatchSummary): bigint {
  const lastOffsetDelta = batch.bytes.readInt32BE(23);
  return batch.baseOffset + BigInt(lastOffsetDelta) + 1n;
}
