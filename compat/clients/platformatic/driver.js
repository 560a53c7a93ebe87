import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { base64, bootstrap, bytes, requireInstalled, serve, tell } from '../javascript/serve.js';

const { Admin, Consumer, Producer } = requireInstalled('@platformatic/kafka');

const base = { clientId: 'platformatic', bootstrapBrokers: [bootstrap], retries: 40, retryDelay: 200 };
const admin = new Admin(base);
const producers = new Map();
const members = new Map();
let readers = 0;

function producerFor(idempotent) {
  if (!producers.has(idempotent))
    producers.set(idempotent, new Producer({ ...base, idempotent, autocreateTopics: true }));
  return producers.get(idempotent);
}

function fromWire(topic, { key, value, headers }) {
  const map = new Map(headers.map(([name, text]) => [Buffer.from(name), bytes(text)]));
  return { topic, key: bytes(key) ?? undefined, value: bytes(value) ?? undefined, headers: map };
}

function toWire({ key, value, headers, partition, offset }) {
  const pairs = [...headers].map(([name, bytes]) => [name.toString(), base64(bytes)]);
  return { key: base64(key), value: base64(value), headers: pairs, partition, offset: Number(offset) };
}

async function send(messages, compression, idempotent) {
  await producerFor(idempotent).send({ messages, compression, acks: -1, idempotent });
}

/** Takes `count` messages in a group, each handed to `take`; commits exactly these. */
async function takeInGroup({ topic, group, count, fromTimestamp }, take) {
  const consumer = new Consumer({ ...base, groupId: group });
  const start = fromTimestamp
    ? { mode: 'manual', offsets: await offsetsAt(consumer, topic, fromTimestamp) }
    : { mode: 'committed', fallbackMode: 'earliest' };
  const stream = await consumer.consume({ topics: [topic], autocommit: false, ...start });
  const last = new Map();
  let left = count;
  for await (const message of stream) {
    take(message);
    last.set(message.partition, message);
    if (--left === 0) break;
  }
  await consumer.commit({
    offsets: [...last].map(([partition, { offset }]) => ({
      topic,
      partition,
      offset: offset + 1n,
      leaderEpoch: -1,
    })),
  });
  await consumer.close(true);
}

async function offsetsAt(consumer, topic, timestamp) {
  const byTopic = await consumer.listOffsets({ topics: [topic], timestamp: BigInt(timestamp) });
  return byTopic.get(topic).map((offset, partition) => ({ topic, partition, offset }));
}

async function collect(fields) {
  const messages = [];
  await takeInGroup(fields, (message) => messages.push(toWire(message)));
  return messages;
}

const unnamedGroup = () => `platformatic-reader-${process.pid}-${++readers}`;

serve(
  {
    createTopic: ({ topic, partitions }) => admin.createTopics({ topics: [topic], partitions, replicas: 1 }),
    deleteTopic: ({ topic }) => admin.deleteTopics({ topics: [topic] }),
    produce: ({ topic, messages, compression, idempotent }) =>
      send(
        messages.map((message) => fromWire(topic, message)),
        compression,
        idempotent,
      ),
    async produceLines({ topic, file, compression, idempotent }) {
      const batch = [];
      for await (const line of createInterface({ input: createReadStream(file) })) {
        batch.push({ topic, value: Buffer.from(line), partition: 0 });
        if (batch.length === 2000) await send(batch.splice(0), compression, idempotent);
      }
      if (batch.length) await send(batch, compression, idempotent);
    },
    consume: (fields) => collect({ ...fields, group: unnamedGroup() }),
    async consumeLines({ topic, count, file }) {
      const lines = [];
      const lineEnd = Buffer.from('\n');
      await takeInGroup({ topic, count, group: unnamedGroup() }, ({ value }) => lines.push(value, lineEnd));
      writeFileSync(file, Buffer.concat(lines));
    },
    consumeInGroup: collect,
    async join({ topic, group, member }) {
      const consumer = new Consumer({
        ...base,
        groupId: group,
        sessionTimeout: 10_000,
        heartbeatInterval: 500,
      });
      consumer.on('consumer:group:join', ({ assignments }) => {
        tell({ member, assigned: assignments?.find((one) => one.topic === topic)?.partitions ?? [] });
      });
      const stream = await consumer.consume({
        topics: [topic],
        autocommit: 200,
        mode: 'committed',
        fallbackMode: 'earliest',
      });
      stream.on('data', (message) => tell({ member, message: toWire(message) }));
      stream.on('error', (error) => tell({ member, error: String(error) }));
      members.set(member, consumer);
    },
    leave: ({ member }) => members.get(member).close(true),
  },
  async () => {
    for (const producer of producers.values()) await producer.close();
    await admin.close();
  },
);
