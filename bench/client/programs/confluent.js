/** @confluentinc/kafka-javascript at work, the way it is fastest: batches of messages a call, and batches of messages read. */
import { requireInstalled } from '../../../compat/clients/javascript/serve.js';
import { inGroups, load, measure, measureLatency, report, start, value } from './report.ts';

const { Kafka } = requireInstalled('@confluentinc/kafka-javascript').KafkaJS;
const { role, topic, count, broker, partitions } = load;
const base = { 'bootstrap.servers': broker, 'broker.address.family': 'v4', log_level: 2 };
const GROUP = 2_000;
const CALLERS = 4;
const WARM_UP_SHARE = 0.2;

const kafka = new Kafka();

if (role === 'consume') await consume();
else await produce();
process.exit(0);

async function produce() {
  const producer = kafka.producer({ ...base, acks: 1, 'linger.ms': role === 'latency' ? 0 : 5 });
  await producer.connect();
  const send = (messages) => producer.send({ topic, messages });
  if (role === 'latency') {
    await measureLatency(count, () => send([{ value }]));
    return;
  }
  const sendSome = (size) => send(Array.from({ length: size }, () => ({ value })));
  const warmUp = Math.floor(count * WARM_UP_SHARE);
  await inGroups(warmUp, GROUP, CALLERS, sendSome);
  await measure(count - warmUp, () => inGroups(count - warmUp, GROUP, CALLERS, sendSome));
}

async function consume() {
  const consumer = kafka.consumer({
    ...base,
    'group.id': `bench-${process.pid}`,
    'auto.offset.reset': 'earliest',
    'enable.auto.commit': false,
    'js.consumer.max.batch.size': -1,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic] });
  const warmUp = Math.floor(count * WARM_UP_SHARE);
  let records = 0;
  let from = 0;
  let started;
  await new Promise((resolve) => {
    consumer.run({
      partitionsConsumedConcurrently: partitions,
      eachBatch: async ({ batch }) => {
        for (const message of batch.messages) if (message.value.length === load.size) records++;
        if (started === undefined && records >= warmUp) {
          from = records;
          started = start();
        }
        if (records >= count) resolve();
      },
    });
  });
  report(records - from, started);
}
