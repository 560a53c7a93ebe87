import type { FetchResponsePartitionData } from '@kavka/protocol/messages/01-fetch';
import { batchesIn, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';
import { API, type TestTopic, type WireClient } from '@kavka/testkit/wire';

const READ_COMMITTED = 1;
/** Names topics by name. */
const FETCH_VERSION = 12;
const MAX_BYTES = 10_000_000;

/** All values of a partition that a reader of committed data sees; the last stable offset must have reached the end of the log. */
export async function committedValues(
  client: WireClient,
  topic: TestTopic,
  partition: number,
): Promise<{ readonly values: string[]; readonly isStable: boolean }> {
  const { responses } = await client.ask(
    API.fetch,
    {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: MAX_BYTES,
      isolationLevel: READ_COMMITTED,
      topics: [
        {
          topic: topic.name,
          partitions: [{ partition, fetchOffset: 0n, partitionMaxBytes: MAX_BYTES }],
        },
      ],
    },
    FETCH_VERSION,
  );
  const data = responses[0]?.partitions[0];
  if (data === undefined || data.errorCode !== 0) throw new Error(`fetch: error ${data?.errorCode}`);
  return { values: visibleValues(data), isStable: data.lastStableOffset === data.highWatermark };
}

/** As consumers do it: what an aborted transaction wrote is left out from its first offset to its marker. */
function visibleValues({ records, abortedTransactions }: FetchResponsePartitionData): string[] {
  const coming = (abortedTransactions ?? []).toSorted((a, b) => Number(a.firstOffset - b.firstOffset));
  const aborted = new Set<bigint>();
  const values: string[] = [];
  for (const batch of batchesIn(records ?? Buffer.alloc(0))) {
    while (coming[0] !== undefined && coming[0].firstOffset <= batch.lastOffset)
      aborted.add(coming.shift()?.producerId ?? -1n);
    const isHidden = batch.isTransactional && aborted.has(batch.producerId);
    const record = recordsOf(batch);
    while (record.next()) {
      if (!batch.isControl && !isHidden) values.push(record.value?.toString() ?? '');
      if (batch.isControl && decodeControlKey(record.key) === ControlType.abort)
        aborted.delete(batch.producerId);
    }
  }
  return values;
}
