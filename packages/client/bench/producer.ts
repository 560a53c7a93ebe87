/**
 * How fast records leave: `node packages/client/bench/producer.ts --broker host:port [--mode promise|callback|none] [--size 100]
 * [--count 5000000] [--topic bench] [-X name=value ...]`. Prints one line of JSON. The topic should exist; it
 * is created on the broker's defaults otherwise.
 */
import { parseArgs } from 'node:util';
import { Producer, type ProducerConfig } from '../src/index.ts';

const { values } = parseArgs({
  options: {
    broker: { type: 'string', default: 'localhost:9092' },
    topic: { type: 'string', default: 'bench' },
    mode: { type: 'string', default: 'promise' },
    size: { type: 'string', default: '100' },
    count: { type: 'string', default: '5000000' },
    config: { type: 'string', short: 'X', multiple: true, default: [] },
  },
});
const { topic, mode } = values;
const count = Number(values.count);
const value = Buffer.alloc(Number(values.size), 'x');
const config = Object.fromEntries(values.config.map((pair) => pair.split('=') as [string, string]));
/** A caller who awaits its sends in groups of this many. */
const GROUP = 10_000;
const CALLERS = 4;
/** Gives the event loop a turn. */
const TURN = 20_000;

async function sendWithPromises(producer: Producer): Promise<void> {
  let left = count;
  const caller = async (): Promise<void> => {
    while (left > 0) {
      const size = Math.min(GROUP, left);
      left -= size;
      const sent = new Array<Promise<unknown>>(size);
      for (let i = 0; i < size; i++) sent[i] = producer.send({ topic, value });
      await Promise.all(sent);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

async function sendWithCallbacks(producer: Producer, isCounted: boolean): Promise<void> {
  let failed = 0;
  const completed = isCounted
    ? (error: unknown): void => {
        if (error !== null) failed++;
      }
    : null;
  for (let sent = 0; sent < count; ) {
    if (!producer.trySend({ topic, value }, completed)) await producer.ready(topic);
    else if (++sent % TURN === 0) await new Promise(setImmediate);
  }
  await producer.flush();
  if (failed > 0) throw new Error(`${failed} failed`);
}

await using producer = new Producer({ 'bootstrap.servers': values.broker, ...config } as ProducerConfig);
await producer.ready(topic);
await producer.send({ topic, value });
const startMs = performance.now();
const startCpu = process.cpuUsage();
if (mode === 'promise') await sendWithPromises(producer);
else await sendWithCallbacks(producer, mode === 'callback');
const seconds = (performance.now() - startMs) / 1000;
const { user, system } = process.cpuUsage(startCpu);
process.stdout.write(
  `${JSON.stringify({
    mode,
    size: value.length,
    count,
    messagesPerSecond: Math.round(count / seconds),
    megabytesPerSecond: Math.round((count * value.length) / seconds / 1e6),
    cpuMicrosPerMessage: Number(((user + system) / count).toFixed(3)),
    rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  })}\n`,
);
