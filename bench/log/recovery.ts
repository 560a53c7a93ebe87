import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import { secondsToFirstAck } from '../first-ack.ts';
import type { LogMeasure } from './log-measure.ts';
import { plainBatch, roundRobin, sendAll } from './wire-load.ts';

const TOPIC = 'recovered';
const PARTITIONS = 4;
const RECORDS = 1000;
const VALUE_BYTES = 1000;

/** From the command to the first acknowledged record of a node with a large log, after it was killed and after it was stopped. */
export const recovery: LogMeasure = {
  name: 'recovery',
  overrides: {},
  async run(server, results, { rounds, recoveryGigabytes }) {
    const connection = await WireConnection.open(server.port);
    await createReadyTopic(connection, TOPIC, PARTITIONS);
    connection.close();
    const batch = plainBatch(RECORDS, VALUE_BYTES);
    await sendAll(server.port, roundRobin(TOPIC, PARTITIONS, batch, recoveryGigabytes * 1000));
    for (let round = 0; round < rounds; round++) {
      for (const [end, how] of [
        ['kill', 'kill -9'],
        ['stop', 'a clean stop'],
      ] as const) {
        await server[end]();
        const name = `first ack with ${recoveryGigabytes} GB after ${how}`;
        const seconds = await secondsToFirstAck(server, TOPIC);
        results.add(server.kind, { name, unit: 's', better: 'less', target: '<= 0.1' }, seconds);
      }
    }
  },
};
