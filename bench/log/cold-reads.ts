import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Server } from '../../compat/server/server.ts';
import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import { stream } from '../measures/latency.ts';
import { quantile } from '../results.ts';
import { withTopic } from '../with-topic.ts';
import type { LogMeasure } from './log-measure.ts';
import { plainBatch, roundRobin, sendAll } from './wire-load.ts';

const READER = join(import.meta.dirname, 'cold-reader.ts');
const TOPIC = 'cold';
const BATCH_RECORDS = 100;
const VALUE_BYTES = 1000;

/** A producer's acknowledgements while another client reads what the page cache does not hold. */
export const coldReads: LogMeasure = {
  name: 'cold-reads',
  overrides: { 'log.segment.delete.delay.ms': '100' },
  async run(server, results, { rounds, coldMegabytes, latencyMessages }) {
    const connection = await WireConnection.open(server.port);
    await createReadyTopic(connection, TOPIC, 1, { 'segment.bytes': '268435456' });
    connection.close();
    const batch = plainBatch(BATCH_RECORDS, VALUE_BYTES);
    await sendAll(server.port, roundRobin(TOPIC, 1, batch, coldMegabytes));
    const figure = { unit: 'ms', better: 'less' } as const;
    for (let round = 0; round <= rounds; round++) {
      const alone = await acknowledgementP99(server, latencyMessages);
      const reader = await beginReading(server);
      const beside = await acknowledgementP99(server, latencyMessages);
      const rate = await reader.end();
      if (round === 0) continue; // the warm-up
      results.add(server.kind, { name: 'acknowledgement p99, alone', ...figure }, alone);
      const target = '<= 1';
      results.add(server.kind, { name: 'acknowledgement p99 beside cold reads', ...figure, target }, beside);
      results.add(server.kind, { name: 'cold reads', unit: 'MB/s', better: 'more', target: '>= 1' }, rate);
    }
  },
};

async function acknowledgementP99(server: Server, messages: number): Promise<number> {
  let times: readonly number[] = [];
  await withTopic(server, 1, async (topic) => {
    times = (await stream(server, topic, messages)).ackMs;
  });
  return quantile(times, 0.99);
}

/** `end` gives its megabytes a second. */
async function beginReading({ port, dataFolder }: Server): Promise<{ end(): Promise<number> }> {
  const reader = spawn(process.execPath, [READER, `${port}`, dataFolder, TOPIC], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(reader.stdout);
  await once(lines, 'line');
  return {
    async end() {
      const last = once(lines, 'line');
      reader.stdin.end();
      return Number((await last)[0]);
    },
  };
}
