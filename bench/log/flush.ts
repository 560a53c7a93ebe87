import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { produceBody } from '../../compat/wire/requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import type { LogMeasure } from './log-measure.ts';
import { plainBatch, sendAll } from './wire-load.ts';

const TOPIC = 'flushed';
const PRODUCERS = [1, 16];
const VALUE_BYTES = 1000;

/** Every write on the device before it is acknowledged (`flush.messages=1`): producers that each wait for their answer. */
export const flush: LogMeasure = {
  name: 'flush',
  overrides: {},
  async run(server, results, { rounds, flushSeconds }) {
    const connection = await WireConnection.open(server.port);
    await createReadyTopic(connection, TOPIC, 1, { 'flush.messages': '1' });
    connection.close();
    const body = produceBody(TOPIC, 0, plainBatch(1, VALUE_BYTES));
    for (let round = 0; round <= rounds; round++) {
      for (const producers of PRODUCERS) {
        let acknowledged = 0;
        const startedAt = performance.now();
        const endAt = startedAt + flushSeconds * 1000;
        const bodies = function* () {
          for (; performance.now() < endAt; acknowledged++) yield body;
        };
        await Promise.all(Array.from({ length: producers }, () => sendAll(server.port, bodies(), 1)));
        const seconds = (performance.now() - startedAt) / 1000;
        const name = `writes on the device, ${producers} producer${producers === 1 ? '' : 's'}`;
        if (round > 0)
          results.add(
            server.kind,
            { name, unit: 'writes/s', better: 'more', target: '>= 1' },
            acknowledged / seconds,
          );
      }
    }
  },
};
