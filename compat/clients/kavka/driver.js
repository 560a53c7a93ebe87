import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Admin, Consumer, Producer } from '@kavka/client';
import { base64, bootstrap, bytes, serve, tell } from '../javascript/serve.js';

const bootstrapServers = bootstrap;
const admin = new Admin({ bootstrapServers });
const producers = new Map();
const members = new Map();
const BOUNDS = { maxBlockMs: 5000, maxRequestSize: 10_000_000 };
const groupProtocol = process.env.GROUP_PROTOCOL;
const own = groupProtocol === 'consumer' ? {} : { heartbeatIntervalMs: 500, sessionTimeoutMs: 10_000 };

function producerFor(compressionType, enableIdempotence) {
  const name = `${compressionType} ${enableIdempotence}`;
  if (!producers.has(name))
    producers.set(name, new Producer({ bootstrapServers, compressionType, enableIdempotence, ...BOUNDS }));
  return producers.get(name);
}

function fromWire(topic, { key, value, headers }) {
  const list = headers.map(([name, text]) => ({ key: name, value: bytes(text) }));
  return { topic, key: bytes(key), value: bytes(value), headers: list };
}

function toWire({ key, value, headers, partition, offset }) {
  const pairs = headers.map((header) => [String(header.key), base64(header.value)]);
  return { key: base64(key), value: base64(value), headers: pairs, partition, offset };
}

function join(topic, groupId, listener = {}, options = {}) {
  const config = { bootstrapServers, groupId, groupProtocol, autoOffsetReset: 'earliest' };
  const consumer = new Consumer({ ...config, ...own, enableAutoCommit: false, ...options });
  consumer.subscribe([topic], listener);
  return consumer;
}

/** Hands `count` records of all partitions to `take`, without a group. */
async function read({ topic, count, fromTimestamp }, take) {
  await using consumer = new Consumer({
    bootstrapServers,
    autoOffsetReset: 'earliest',
    isolationLevel: 'read_committed',
  });
  consumer.assign(await consumer.partitionsOf(topic));
  if (fromTimestamp) consumer.seekToTime(BigInt(fromTimestamp));
  let left = count;
  for await (const record of consumer) {
    take(record);
    if (--left === 0) return;
  }
}

async function consumeInGroup({ topic, group, count }) {
  await using consumer = join(topic, group);
  const messages = [];
  for await (const record of consumer) if (messages.push(toWire(record)) === count) break;
  await consumer.commit();
  return messages;
}

async function follow(consumer, member) {
  for await (const record of consumer) tell({ member, message: toWire(record) });
}

serve(
  {
    createTopic: ({ topic, partitions }) => admin.createTopics([{ name: topic, partitions }]),
    deleteTopic: ({ topic }) => admin.deleteTopics([topic]),
    async produce({ topic, messages, compression, idempotent }) {
      const records = messages.map((message) => fromWire(topic, message));
      await producerFor(compression, idempotent).sendBatch(records);
    },
    async produceLines({ topic, file, compression, idempotent }) {
      const lines = createInterface({ input: createReadStream(file) });
      const sends = [];
      for await (const line of lines)
        sends.push(producerFor(compression, idempotent).send({ topic, partition: 0, value: line }));
      await Promise.all(sends);
    },
    async consume(fields) {
      const messages = [];
      await read(fields, (record) => messages.push(toWire(record)));
      return messages;
    },
    async consumeLines({ topic, count, file }) {
      const lines = [];
      await read({ topic, count }, ({ value }) => lines.push(value, Buffer.from('\n')));
      writeFileSync(file, Buffer.concat(lines));
    },
    consumeInGroup,
    join({ topic, group, member }) {
      const own = new Set();
      const changed = (change) => (partitions) => {
        for (const { partition } of partitions) own[change](partition);
        tell({ member, assigned: [...own] });
      };
      const listener = { assigned: changed('add'), revoked: changed('delete') };
      const consumer = join(topic, group, listener, { enableAutoCommit: true, autoCommitIntervalMs: 200 });
      members.set(member, { consumer, done: follow(consumer, member) });
    },
    async leave({ member }) {
      const { consumer, done } = members.get(member);
      await consumer.close();
      await done;
    },
    async transact({ topic, transactionalId, rounds }) {
      await using producer = new Producer({ bootstrapServers, transactionalId });
      await producer.initTransactions();
      for (const { values, isCommitted } of rounds) {
        producer.beginTransaction();
        await producer.sendBatch(values.map((value, at) => ({ topic, partition: at % 2, value })));
        await (isCommitted ? producer.commitTransaction() : producer.abortTransaction());
      }
    },
  },
  async () => {
    for (const producer of producers.values()) await producer.close();
    await admin.close();
  },
);
