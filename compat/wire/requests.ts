import type { AbortedTransaction } from './aborted-batches.ts';
import { FrameReader } from './frame-reader.ts';
import { FrameWriter } from './frame-writer.ts';
import type { WireConnection } from './wire-connection.ts';

/** The few requests that the harness itself sends, each in an old version that is easy to write by hand. */

export const API = {
  PRODUCE: 0,
  FETCH: 1,
  LIST_OFFSETS: 2,
  METADATA: 3,
  API_VERSIONS: 18,
  CREATE_TOPICS: 19,
  DELETE_TOPICS: 20,
  INCREMENTAL_ALTER_CONFIGS: 44,
} as const;

/** An answer with an error code where the harness needs success. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly errorCode: number;

  constructor(what: string, errorCode: number) {
    super(`${what}: error ${errorCode}`);
    this.errorCode = errorCode;
  }
}

function accepted(what: string, errorCode: number): void {
  if (errorCode !== 0) throw new RefusedError(what, errorCode);
}

/** The API keys that the server announces, with their lowest and highest version. */
export async function apiVersions(
  connection: WireConnection,
): Promise<Map<number, readonly [number, number]>> {
  const answer = new FrameReader(await connection.request(API.API_VERSIONS, 0, Buffer.alloc(0)));
  accepted('ApiVersions', answer.int16());
  const range = () => [answer.int16(), answer.int16()] as const;
  return new Map(answer.array(() => [answer.int16(), range()] as const));
}

export async function createTopic(
  connection: WireConnection,
  topic: string,
  partitions: number,
  configs: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = new FrameWriter()
    .array([topic], (name, writer) => {
      writer.string(name).int32(partitions).int16(1).int32(0);
      writer.array(Object.entries(configs), ([key, value]) => writer.string(key).string(value));
    })
    .int32(30_000)
    .int8(0);
  const answer = new FrameReader(await connection.request(API.CREATE_TOPICS, 4, body.finish()));
  answer.int32(); // throttle time
  answer.array((result) => {
    result.string();
    accepted(`create topic ${topic}`, result.int16());
    result.string();
  });
}

export async function deleteTopic(connection: WireConnection, topic: string): Promise<void> {
  const body = new FrameWriter().array([topic], (name, writer) => writer.string(name)).int32(30_000);
  const answer = new FrameReader(await connection.request(API.DELETE_TOPICS, 3, body.finish()));
  answer.int32();
  answer.array((result) => {
    result.string();
    accepted(`delete topic ${topic}`, result.int16());
  });
}

/** Sets one config of a topic. */
export async function alterTopicConfig(
  connection: WireConnection,
  topic: string,
  name: string,
  value: string,
): Promise<void> {
  const [topicType, setOperation] = [2, 0];
  const body = new FrameWriter().array([topic], (resource, writer) => {
    writer.int8(topicType).string(resource);
    writer.array([name], (config) => writer.string(config).int8(setOperation).string(value));
  });
  body.int8(0);
  const answer = new FrameReader(await connection.request(API.INCREMENTAL_ALTER_CONFIGS, 0, body.finish()));
  answer.int32();
  answer.array((result) => accepted(`alter ${name} of ${topic}`, result.int16()));
}

/** How many partitions of the topic have a leader; 0 for a topic that is not there. */
export async function partitionsWithLeader(connection: WireConnection, topic: string): Promise<number> {
  const body = new FrameWriter().array([topic], (name, writer) => writer.string(name)).int8(0);
  const answer = new FrameReader(await connection.request(API.METADATA, 4, body.finish()));
  answer.int32();
  answer.array((broker) => [broker.int32(), broker.string(), broker.int32(), broker.string()]);
  answer.string(); // cluster id
  answer.int32(); // controller id
  let count = 0;
  answer.array(() => {
    answer.int16();
    answer.string();
    answer.int8();
    answer.array(() => {
      const errorCode = answer.int16();
      answer.int32();
      if (errorCode === 0 && answer.int32() >= 0) count++;
      answer.array(() => answer.int32());
      answer.array(() => answer.int32());
    });
  });
  return count;
}

/** The body of a Produce request of version 7 with one partition. */
export function produceBody(
  topic: string,
  partition: number,
  records: Uint8Array,
  acks = 1,
  transactionalId: string | null = null,
): Buffer {
  return new FrameWriter()
    .string(transactionalId)
    .int16(acks)
    .int32(30_000)
    .array([topic], (name, writer) => {
      writer.string(name).array([partition], () => writer.int32(partition).bytes(records));
    })
    .finish();
}

export interface ProduceOutcome {
  readonly errorCode: number;
  readonly baseOffset: bigint;
}

export function readProduceAnswer(bytes: Buffer): ProduceOutcome {
  const answer = new FrameReader(bytes);
  const [outcomes] = answer.array(() => {
    answer.string();
    return answer.array(() => {
      answer.int32();
      const outcome = { errorCode: answer.int16(), baseOffset: answer.int64() };
      answer.int64();
      answer.int64();
      return outcome;
    });
  });
  const first = outcomes?.[0];
  if (!first) throw new Error('a produce answer without a partition');
  return first;
}

export async function produce(
  connection: WireConnection,
  topic: string,
  partition: number,
  records: Uint8Array,
  acks = 1,
): Promise<ProduceOutcome> {
  return readProduceAnswer(
    await connection.request(API.PRODUCE, 7, produceBody(topic, partition, records, acks)),
  );
}

export interface FetchLimits {
  readonly maxWaitMs: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  /** Only up to the last stable offset. */
  readonly isReadCommitted?: boolean;
}

const FETCH_AT_ONCE: FetchLimits = { maxWaitMs: 0, minBytes: 1, maxBytes: 16 << 20 };

/** The body of a Fetch request of version 4 for one partition. */
export function fetchBody(
  topic: string,
  partition: number,
  offset: bigint,
  limits: FetchLimits = FETCH_AT_ONCE,
): Buffer {
  return new FrameWriter()
    .int32(-1)
    .int32(limits.maxWaitMs)
    .int32(limits.minBytes)
    .int32(limits.maxBytes)
    .int8(limits.isReadCommitted ? 1 : 0)
    .array([topic], (name, writer) => {
      writer.string(name);
      writer.array([partition], () => writer.int32(partition).int64(offset).int32(limits.maxBytes));
    })
    .finish();
}

export interface FetchOutcome {
  readonly errorCode: number;
  readonly highWatermark: bigint;
  readonly aborted: readonly AbortedTransaction[];
  readonly records: Buffer;
}

export function readFetchAnswer(bytes: Buffer): FetchOutcome {
  const answer = new FrameReader(bytes);
  answer.int32();
  const [outcomes] = answer.array(() => {
    answer.string();
    return answer.array(() => {
      answer.int32();
      const errorCode = answer.int16();
      const highWatermark = answer.int64();
      answer.int64(); // last stable offset
      const aborted = answer.array(() => ({ producerId: answer.int64(), firstOffset: answer.int64() }));
      return { errorCode, highWatermark, aborted, records: answer.bytes() ?? Buffer.alloc(0) };
    });
  });
  const first = outcomes?.[0];
  if (!first) throw new Error('a fetch answer without a partition');
  return first;
}

export async function fetch(
  connection: WireConnection,
  topic: string,
  partition: number,
  offset: bigint,
): Promise<FetchOutcome> {
  const body = fetchBody(topic, partition, offset);
  return readFetchAnswer(await connection.request(API.FETCH, 4, body));
}

/** The offset that a new record would get. */
export async function endOffset(
  connection: WireConnection,
  topic: string,
  partition: number,
): Promise<bigint> {
  const latest = -1n;
  const body = new FrameWriter().int32(-1).array([topic], (name, writer) => {
    writer.string(name).array([partition], () => writer.int32(partition).int64(latest));
  });
  const answer = new FrameReader(await connection.request(API.LIST_OFFSETS, 1, body.finish()));
  const [offsets] = answer.array(() => {
    answer.string();
    return answer.array(() => {
      answer.int32();
      accepted(`list offsets of ${topic}`, answer.int16());
      answer.int64();
      return answer.int64();
    });
  });
  return offsets?.[0] ?? -1n;
}
