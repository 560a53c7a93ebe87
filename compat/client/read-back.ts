import { ADMIN_CONFIGS } from '@kavka/config';
import { ApiKey } from '@kavka/protocol';
import { decodeFetchResponse, encodeFetchRequest } from '@kavka/protocol/messages/01-fetch';
import { batchesIn, recordsOf } from '@kavka/protocol/records';
import { Cluster } from '../../packages/client/src/cluster/index.ts';
import { clusterSettings, readClientConfig } from '../../packages/client/src/config/index.ts';
import { api, clientWorld } from '../../packages/client/src/connection/index.ts';
import { TimeoutError } from '../machine/until.ts';
import { AbortedBatches } from '../wire/aborted-batches.ts';

export interface StoredRecord {
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: readonly (readonly [string, string | null])[];
}

/** The last version that names topics by name: enough for reading. */
const FETCH = api(ApiKey.Fetch, encodeFetchRequest, decodeFetchResponse, { highest: 12 });
const READ_COMMITTED = 1;
const MAX_BYTES = 50 * 1024 * 1024;
/** A commit is answered before its mark is in the partition. */
const OPEN_LIMIT_MS = 30_000;

/**
 * All records of a topic that are committed, by partition and offset, each batch checked by its CRC. Waits for the ends of transactions
 * that are open yet.
 */
export async function readBack(bootstrapServers: string, topic: string): Promise<StoredRecord[]> {
  const settings = clusterSettings(readClientConfig(ADMIN_CONFIGS, { bootstrapServers }));
  await using cluster = new Cluster(clientWorld(), settings);
  const { partitions } = await cluster.topic(topic, { timeoutMs: 10_000 });
  const records: StoredRecord[] = [];
  for (const { partition, leaderId } of partitions)
    await readPartition(cluster, leaderId, topic, partition, records);
  return records;
}

async function readPartition(
  cluster: Cluster,
  leaderId: number,
  topic: string,
  partition: number,
  records: StoredRecord[],
): Promise<void> {
  const deadline = performance.now() + OPEN_LIMIT_MS;
  for (let fetchOffset = 0n; ; ) {
    const wanted = { partition, fetchOffset, partitionMaxBytes: MAX_BYTES, currentLeaderEpoch: -1 };
    const response = await cluster.request(leaderId, FETCH, {
      maxWaitMs: 50,
      isolationLevel: READ_COMMITTED,
      maxBytes: MAX_BYTES,
      topics: [{ topic, partitions: [wanted] }],
    });
    const answer = response.responses[0]?.partitions[0];
    if (answer === undefined || answer.errorCode !== 0) throw new Error(`fetch: error ${answer?.errorCode}`);
    const filter = new AbortedBatches(answer.abortedTransactions ?? []);
    for (const batch of batchesIn(answer.records ?? Buffer.alloc(0))) {
      if (!batch.isCrcValid())
        throw new Error(`wrong CRC at ${topic}/${partition}, offset ${batch.baseOffset}`);
      fetchOffset = BigInt(batch.lastOffset + 1);
      if (filter.hides(batch)) continue;
      for (const record of recordsOf(batch)) {
        const headers = record
          .headers()
          .map(({ key, value }) => [String(key), value === null ? null : String(value)] as const);
        const { offset } = record;
        records.push({
          partition,
          offset,
          timestamp: Number(record.timestamp),
          key: record.key === null ? null : String(record.key),
          value: record.value === null ? null : String(record.value),
          headers,
        });
      }
    }
    if (fetchOffset >= answer.highWatermark) return;
    if (performance.now() > deadline)
      throw new TimeoutError(`${topic}/${partition}: a transaction is open from ${answer.lastStableOffset}`);
  }
}
