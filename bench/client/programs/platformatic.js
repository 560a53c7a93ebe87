/** @platformatic/kafka at work, the way it is fastest: batches of messages a call, and its stream. */
import { requireInstalled } from '../../../compat/clients/javascript/serve.js';
import { inGroups, load, measure, measureLatency, report, start, value } from './report.ts';

const { Consumer, Producer } = requireInstalled('@platformatic/kafka');
const { role, topic, count, broker } = load;
const base = { clientId: 'platformatic', bootstrapBrokers: [broker] };
const GROUP = 2_000;
const CALLERS = 4;
const WARM_UP_SHARE = 0.2;

if (role === 'consume') await consume();
else await produce();
process.exit(0);

async function produce() {
  const producer = new Producer(base);
  const send = (messages) => producer.send({ messages, acks: 1 });
  if (role === 'latency') {
    await measureLatency(count, () => send([{ topic, value }]));
    return;
  }
  const sendSome = (size) => send(Array.from({ length: size }, () => ({ topic, value })));
  const warmUp = Math.floor(count * WARM_UP_SHARE);
  await inGroups(warmUp, GROUP, CALLERS, sendSome);
  await measure(count - warmUp, () => inGroups(count - warmUp, GROUP, CALLERS, sendSome));
}

async function consume() {
  const consumer = new Consumer({ ...base, groupId: `bench-${process.pid}` });
  const stream = await consumer.consume({ topics: [topic], autocommit: false, mode: 'earliest' });
  const warmUp = Math.floor(count * WARM_UP_SHARE);
  let records = 0;
  let started;
  for await (const message of stream) {
    if (message.value.length !== load.size) throw new Error('a value of another size');
    if (++records === warmUp) started = start();
    if (records >= count) break;
  }
  report(records - warmUp, started);
}
