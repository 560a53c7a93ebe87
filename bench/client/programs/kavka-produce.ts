/** Kavka's producer at work: a promise for each message, a callback for each, or no answer at all. */
import { Producer, type ProducerConfig } from '@kavka/client';
import { inGroups, load, measure, measureLatency, value } from './report.ts';

const { role, mode, topic, count, broker } = load;

/** As the C tool does it; `defaults` is what a program gets that sets nothing. */
const LIKE_THE_C_TOOL: ProducerConfig = { 'batch.size': 1_000_000, 'linger.ms': 5, acks: '1' };
const AT_ONCE: ProducerConfig = { 'linger.ms': 0, acks: '1' };

/** A caller awaits its sends in groups of this many. */
const GROUP = 10_000;
const CALLERS = 4;
/** Gives the event loop a turn. */
const TURN = 20_000;
const WARM_UP_SHARE = 0.2;

type Send = (producer: Producer, messages: number) => Promise<void>;

const sendWithPromises: Send = (producer, messages) =>
  inGroups(messages, GROUP, CALLERS, async (size) => {
    const sent = new Array<Promise<unknown>>(size);
    for (let i = 0; i < size; i++) sent[i] = producer.send({ topic, value });
    await Promise.all(sent);
  });

const sendWithCallbacks: Send = async (producer, messages) => {
  let failed = 0;
  await sendAll(producer, messages, (error) => {
    if (error !== null) failed++;
  });
  if (failed > 0) throw new Error(`${failed} failed`);
};

async function sendAll(
  producer: Producer,
  messages: number,
  completed: ((error: unknown) => void) | null,
): Promise<void> {
  for (let sent = 0; sent < messages; ) {
    if (!producer.trySend({ topic, value }, completed)) await producer.ready(topic);
    else if (++sent % TURN === 0) await new Promise(setImmediate);
  }
  await producer.flush();
}

const MODES: Readonly<Record<string, { readonly config: ProducerConfig; readonly send: Send }>> = {
  promise: { config: LIKE_THE_C_TOOL, send: sendWithPromises },
  callback: { config: LIKE_THE_C_TOOL, send: sendWithCallbacks },
  'no answer': { config: LIKE_THE_C_TOOL, send: (producer, messages) => sendAll(producer, messages, null) },
  'promise, defaults': { config: {}, send: sendWithPromises },
  'callback, defaults': { config: {}, send: sendWithCallbacks },
  'one at a time': { config: AT_ONCE, send: sendWithPromises },
};

const chosen = MODES[mode];
if (chosen === undefined) throw new RangeError(`mode ${mode}: expected ${Object.keys(MODES).join(', ')}`);
await using producer = new Producer({ 'bootstrap.servers': broker, ...chosen.config });
await producer.send({ topic, value });
if (role === 'latency') await measureLatency(count, () => producer.send({ topic, value }));
else {
  const warmUp = Math.floor(count * WARM_UP_SHARE);
  await chosen.send(producer, warmUp);
  await measure(count - warmUp, () => chosen.send(producer, count - warmUp));
}
