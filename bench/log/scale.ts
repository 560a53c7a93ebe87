import { setTimeout as delay } from 'node:timers/promises';
import { openFiles, residentBytes } from '../../compat/machine/process-figures.ts';
import type { ServerProcess } from '../../compat/server/server-process.ts';
import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import { secondsToFirstAck } from '../first-ack.ts';
import { medianOf, type Results } from '../results.ts';
import type { LogMeasure } from './log-measure.ts';
import { plainBatch, roundRobin, sendAll } from './wire-load.ts';

const TOPICS = 10;
const PARTITIONS_A_TOPIC = 1000;
const PARTITIONS = TOPICS * PARTITIONS_A_TOPIC;
const RECORDS = 16;
const VALUE_BYTES = 1000;
/** How long a started server is left alone before its memory is read. */
const SETTLE_MS = 3_000;
const ALONE = 'alone';

/** A node with ten thousand partitions, each with a record: how soon it answers, and what the partitions cost at rest. */
export const scale: LogMeasure = {
  name: 'scale',
  overrides: {},
  async run(server, results, { rounds }) {
    const connection = await WireConnection.open(server.port);
    await createReadyTopic(connection, ALONE);
    const before: number[] = [];
    for (let round = 0; round < rounds; round++) before.push((await restarted(server, 'stop')).memory);
    const batch = plainBatch(RECORDS, VALUE_BYTES);
    for (let number = 0; number < TOPICS; number++) await fill(server, `many-${number}`, batch);
    const count = PARTITIONS.toLocaleString('en');
    const openNow = openFiles(server.pid);
    const files = { name: `open files, ${count} partitions written`, unit: 'files', better: 'less' } as const;
    results.add(server.kind, files, openNow);
    for (let round = 0; round < rounds; round++) {
      await addStart(server, results, 'kill', `kill -9, ${count} partitions`);
      const memory = await addStart(server, results, 'stop', `a clean stop, ${count} partitions`);
      const cost = {
        name: 'memory of a partition at rest',
        unit: 'KB',
        better: 'less',
        target: '<= 1',
      } as const;
      results.add(server.kind, cost, (memory - medianOf(before)) / PARTITIONS / 1000);
    }
  },
};

async function fill(server: ServerProcess, topic: string, batch: Buffer): Promise<void> {
  const connection = await WireConnection.open(server.port);
  await createReadyTopic(connection, topic, PARTITIONS_A_TOPIC);
  connection.close();
  const megabytes = (PARTITIONS_A_TOPIC * batch.length) / 1e6;
  await sendAll(server.port, roundRobin(topic, PARTITIONS_A_TOPIC, batch, megabytes));
}

/** The memory afterwards, in bytes. */
async function addStart(
  server: ServerProcess,
  results: Results,
  end: 'kill' | 'stop',
  how: string,
): Promise<number> {
  const { seconds, memory } = await restarted(server, end);
  const figure = { name: `first ack after ${how}`, unit: 's', better: 'less', target: '<= 1' } as const;
  results.add(server.kind, figure, seconds);
  return memory;
}

async function restarted(server: ServerProcess, end: 'kill' | 'stop') {
  await server[end]();
  const seconds = await secondsToFirstAck(server, ALONE);
  await delay(SETTLE_MS);
  return { seconds, memory: residentBytes(server.pid) };
}
