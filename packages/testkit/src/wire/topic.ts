import type { Uuid } from '@kavka/base';
import { ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import type {
  ProduceRequest,
  ProduceResponsePartitionProduceResponse,
} from '@kavka/protocol/messages/00-produce';
import type {
  FetchRequest,
  FetchResponse,
  FetchResponsePartitionData,
} from '@kavka/protocol/messages/01-fetch';
import { API } from './api.ts';
import { batchOf, type ReceivedRecord, recordsIn, type SentRecord } from './records.ts';
import type { WireClient } from './wire-client.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 50 * 1024 * 1024;

/** A topic as requests name it. */
export interface TestTopic {
  readonly name: string;
  readonly id: Uuid;
}

export interface NewTestTopic {
  readonly partitions?: number;
  readonly configs?: Readonly<Record<string, string>>;
}

/** @throws Error where the broker refuses. */
export async function createTopic(
  client: WireClient,
  name: string,
  { partitions = 1, configs = {} }: NewTestTopic = {},
): Promise<TestTopic> {
  const { topics } = await client.ask(API.createTopics, {
    topics: [
      {
        name,
        numPartitions: partitions,
        replicationFactor: 1,
        configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
      },
    ],
    timeoutMs: TIMEOUT_MS,
  });
  const [answer] = topics;
  if (answer === undefined || answer.errorCode !== 0)
    throw new Error(`topic ${name} is not created: ${errorInfo(answer?.errorCode ?? -1).name}`);
  return { name, id: answer.topicId };
}

export interface ProduceOptions {
  readonly partition?: number;
  readonly acks?: number;
}

/** A request with one batch for one partition. */
export function produceRequest(
  topic: TestTopic,
  records: Buffer | readonly (string | SentRecord)[],
  { partition = 0, acks = -1 }: ProduceOptions = {},
): Init<ProduceRequest> {
  const batch = Buffer.isBuffer(records) ? records : batchOf(records);
  return {
    acks,
    timeoutMs: TIMEOUT_MS,
    topicData: [
      { name: topic.name, topicId: topic.id, partitionData: [{ index: partition, records: batch }] },
    ],
  };
}

/** Produces one batch to one partition; what came of it. */
export async function produce(
  client: WireClient,
  topic: TestTopic,
  records: Buffer | readonly (string | SentRecord)[],
  options?: ProduceOptions,
): Promise<ProduceResponsePartitionProduceResponse> {
  const response = await client.ask(API.produce, produceRequest(topic, records, options));
  return only(response.responses.flatMap(({ partitionResponses }) => partitionResponses));
}

export interface FetchOptions {
  readonly partition?: number;
  readonly maxWaitMs?: number;
  readonly minBytes?: number;
  readonly maxBytes?: number;
  readonly partitionMaxBytes?: number;
  readonly sessionId?: number;
  readonly sessionEpoch?: number;
  readonly leaderEpoch?: number;
}

/** A request for one partition, without a session where nothing else is said. */
export function fetchRequest(
  topic: TestTopic,
  offset: number,
  options: FetchOptions = {},
): Init<FetchRequest> {
  const { partition = 0, maxWaitMs = 0, minBytes = 1, maxBytes = MAX_BYTES } = options;
  const { partitionMaxBytes = MAX_BYTES, sessionId = 0, sessionEpoch = -1, leaderEpoch = -1 } = options;
  const wanted = {
    partition,
    currentLeaderEpoch: leaderEpoch,
    fetchOffset: BigInt(offset),
    lastFetchedEpoch: -1,
    logStartOffset: -1n,
    partitionMaxBytes,
  };
  return {
    maxWaitMs,
    minBytes,
    maxBytes,
    sessionId,
    sessionEpoch,
    topics: [{ topic: topic.name, topicId: topic.id, partitions: [wanted] }],
  };
}

/** What a fetch of one partition found. */
export async function fetchFrom(
  client: WireClient,
  topic: TestTopic,
  offset: number,
  options?: FetchOptions,
): Promise<FetchResponsePartitionData> {
  return onlyPartition(await client.ask(API.fetch, fetchRequest(topic, offset, options)));
}

/** All records that a consumer can see from `offset` on. @throws Error where the broker answers with an error. */
export async function readTopic(
  client: WireClient,
  topic: TestTopic,
  offset = 0,
  partition = 0,
): Promise<ReceivedRecord[]> {
  const all: ReceivedRecord[] = [];
  for (let next = offset; ; ) {
    const { errorCode, highWatermark, records } = await fetchFrom(client, topic, next, { partition });
    if (errorCode !== ErrorCode.NONE) throw new Error(`offset ${next}: ${errorInfo(errorCode).name}`);
    if (next >= Number(highWatermark)) return all;
    // A batch comes whole, also where it begins before the offset.
    const found = recordsIn(records).filter((record) => record.offset >= next);
    if (found.length === 0) throw new Error(`nothing at offset ${next}, below the high watermark`);
    all.push(...found);
    next = (found.at(-1)?.offset ?? next) + 1;
  }
}

/** The values alone, where that is all a test looks at. */
export async function readValues(
  client: WireClient,
  topic: TestTopic,
  offset = 0,
  partition = 0,
): Promise<(string | null)[]> {
  return (await readTopic(client, topic, offset, partition)).map(({ value }) => value);
}

/** The one partition of an answer. */
export function onlyPartition(response: FetchResponse): FetchResponsePartitionData {
  return only(response.responses.flatMap(({ partitions }) => partitions));
}

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length > 1)
    throw new Error(`${items.length} partitions in an answer about one`);
  return item;
}
