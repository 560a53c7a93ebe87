import { API, endOffset, fetchBody, RefusedError, readFetchAnswer } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';
import type { SoakTopic } from './load.ts';
import { type MarkedRecord, marksIn } from './marked-batch.ts';

const FETCH_VERSION = 4;
const LIMITS = { maxWaitMs: 200, minBytes: 1, maxBytes: 1 << 20 };

/** The records from `offset` on that one fetch gives, and where the next begins; null where it gives none. */
export async function fetchMarks(
  wire: WireConnection,
  topic: SoakTopic,
  partition: number,
  offset: bigint,
): Promise<{ readonly records: readonly MarkedRecord[]; readonly next: bigint | null }> {
  const { name, isTransactional = false } = topic;
  const body = fetchBody(name, partition, offset, { ...LIMITS, isReadCommitted: isTransactional });
  const { errorCode, records, aborted } = readFetchAnswer(await wire.request(API.FETCH, FETCH_VERSION, body));
  if (errorCode !== 0) throw new RefusedError(`fetch of ${name}-${partition} at ${offset}`, errorCode);
  return marksIn(records, aborted);
}

/** All records of a partition, from its start to its present end. */
export async function* allMarks(
  wire: WireConnection,
  topic: SoakTopic,
  partition: number,
): AsyncGenerator<MarkedRecord> {
  const end = await endOffset(wire, topic.name, partition);
  for (let offset = 0n; offset < end; ) {
    const { records, next } = await fetchMarks(wire, topic, partition, offset);
    yield* records;
    if (next === null) return;
    offset = next;
  }
}
