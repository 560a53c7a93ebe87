import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import zlib from 'node:zlib';
import { base64, bootstrap, bytes, requireInstalled, serve, tell } from '../javascript/serve.js';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = requireInstalled('kafkajs');
const lz4 = requireInstalled('lz4-napi');
CompressionCodecs[CompressionTypes.Snappy] = requireInstalled('kafkajs-snappy');
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => lz4.compressFrameSync(encoder.buffer),
  decompress: async (buffer) => lz4.decompressFrameSync(buffer),
});
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: async (encoder) => zlib.zstdCompressSync(encoder.buffer),
  decompress: async (buffer) => zlib.zstdDecompressSync(buffer),
});
const TYPES = { none: 'None', gzip: 'GZIP', snappy: 'Snappy', lz4: 'LZ4', zstd: 'ZSTD' };

/** Long enough for a restart of the server. */
const RETRY = { retries: 20, maxRetryTime: 500 };
/** A consumer ends with its outstanding fetch. */
const MAX_WAIT_MS = 200;

const kafka = new Kafka({
  clientId: 'kafkajs',
  brokers: [bootstrap],
  logLevel: logLevel.NOTHING,
  retry: RETRY,
});
const admin = kafka.admin();
await admin.connect();
const producers = new Map();
const members = new Map();
let readers = 0;

async function producerFor(idempotent) {
  if (!producers.has(idempotent)) {
    const producer = kafka.producer({ idempotent, ...(idempotent ? { maxInFlightRequests: 1 } : {}) });
    await producer.connect();
    producers.set(idempotent, producer);
  }
  return producers.get(idempotent);
}

function fromWire({ key, value, headers }) {
  const grouped = {};
  for (const [name, text] of headers) grouped[name] = [...(grouped[name] ?? []), bytes(text)];
  const single = ([name, values]) => [name, values.length === 1 ? values[0] : values];
  return {
    key: bytes(key),
    value: bytes(value),
    headers: Object.fromEntries(Object.entries(grouped).map(single)),
  };
}

function toWire(partition, { key, value, headers, offset }) {
  const pairs = Object.entries(headers ?? {}).flatMap(([name, values]) =>
    [values].flat().map((one) => [name, base64(one)]),
  );
  return { key: base64(key), value: base64(value), headers: pairs, partition, offset: Number(offset) };
}

async function send(topic, messages, compression, idempotent) {
  const producer = await producerFor(idempotent);
  await producer.send({ topic, acks: -1, compression: CompressionTypes[TYPES[compression]], messages });
}

/** Takes `count` messages in a group, each handed to `take`; commits exactly these. */
async function takeInGroup({ topic, group, count, fromTimestamp }, take) {
  const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: MAX_WAIT_MS });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const done = Promise.withResolvers();
  const next = new Map();
  let left = count;
  const seeks = fromTimestamp ? await admin.fetchTopicOffsetsByTimestamp(topic, fromTimestamp) : [];
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      if (left === 0) return;
      left--;
      next.set(partition, Number(message.offset) + 1);
      take(partition, message);
      if (left === 0) done.resolve();
    },
  });
  for (const { partition, offset } of seeks) consumer.seek({ topic, partition, offset });
  await done.promise;
  await consumer.commitOffsets(
    [...next].map(([partition, offset]) => ({ topic, partition, offset: String(offset) })),
  );
  await consumer.disconnect();
}

async function collect(fields) {
  const messages = [];
  await takeInGroup(fields, (partition, message) => messages.push(toWire(partition, message)));
  return messages;
}

const unnamedGroup = () => `kafkajs-reader-${process.pid}-${++readers}`;

serve(
  {
    async createTopic({ topic, partitions }) {
      const topics = [{ topic, numPartitions: partitions, replicationFactor: 1 }];
      if (!(await admin.createTopics({ topics, waitForLeaders: true }))) throw new Error('it exists already');
    },
    deleteTopic: ({ topic }) => admin.deleteTopics({ topics: [topic] }),
    produce: ({ topic, messages, compression, idempotent }) =>
      send(topic, messages.map(fromWire), compression, idempotent),
    async produceLines({ topic, file, compression, idempotent }) {
      const batch = [];
      for await (const line of createInterface({ input: createReadStream(file) })) {
        batch.push({ value: line, partition: 0 });
        if (batch.length === 2000) await send(topic, batch.splice(0), compression, idempotent);
      }
      if (batch.length) await send(topic, batch, compression, idempotent);
    },
    consume: (fields) => collect({ ...fields, group: unnamedGroup() }),
    async consumeLines({ topic, count, file }) {
      const lines = [];
      const lineEnd = Buffer.from('\n');
      await takeInGroup({ topic, count, group: unnamedGroup() }, (_, message) =>
        lines.push(message.value, lineEnd),
      );
      writeFileSync(file, Buffer.concat(lines));
    },
    consumeInGroup: collect,
    async join({ topic, group, member }) {
      const consumer = kafka.consumer({
        groupId: group,
        sessionTimeout: 10_000,
        heartbeatInterval: 500,
        maxWaitTimeInMs: MAX_WAIT_MS,
      });
      members.set(member, consumer);
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        tell({ member, assigned: payload.memberAssignment[topic] ?? [] });
      });
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        eachMessage: async ({ partition, message }) => tell({ member, message: toWire(partition, message) }),
      });
    },
    leave: ({ member }) => members.get(member).disconnect(),
  },
  async () => {
    for (const producer of producers.values()) await producer.disconnect();
    await admin.disconnect();
  },
);
