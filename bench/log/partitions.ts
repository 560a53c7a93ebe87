import { cpuMs } from '../../compat/machine/process-figures.ts';
import { withTopic } from '../with-topic.ts';
import type { LogMeasure } from './log-measure.ts';
import { plainBatch, roundRobin, sendAll } from './wire-load.ts';

const COUNTS = [1, 100, 1000];
const RECORDS = 16;
const VALUE_BYTES = 1000;

/** Batches of 16 KB to 1, 100 and 1,000 partitions, one a request: the client costs the same for each. */
export const partitions: LogMeasure = {
  name: 'partitions',
  overrides: { 'log.segment.delete.delay.ms': '100' },
  async run(server, results, { rounds, produceMegabytes }) {
    const batch = plainBatch(RECORDS, VALUE_BYTES);
    for (let round = 0; round <= rounds; round++) {
      for (const count of COUNTS) {
        await withTopic(server, count, async (topic) => {
          const before = cpuMs(server.pid);
          const startedAt = performance.now();
          await sendAll(server.port, roundRobin(topic, count, batch, produceMegabytes));
          const seconds = (performance.now() - startedAt) / 1000;
          const usedMs = cpuMs(server.pid) - before;
          if (round === 0) return; // the warm-up
          const name = `produce to ${count.toLocaleString('en')} partition${count === 1 ? '' : 's'}`;
          results.add(
            server.kind,
            { name, unit: 'MB/s', better: 'more', target: '>= 1' },
            produceMegabytes / seconds,
          );
          const cpu = {
            name: `${name}, server CPU`,
            unit: 'ms per MB',
            better: 'less',
            target: '<= 0.5',
          } as const;
          results.add(server.kind, cpu, usedMs / produceMegabytes);
        });
      }
    }
  },
};
