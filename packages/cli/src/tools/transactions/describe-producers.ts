import {
  CONNECTION,
  clientProperties,
  defineCommand,
  integer,
  OUTPUT,
  printJson,
  printTabbedTable,
  tableObjects,
  text,
  wantsJson,
} from '../../shell/index.ts';
import { failingAs } from './failing-as.ts';
import { requirePartition } from './require-partition.ts';

const COLUMNS = [
  'ProducerId',
  'ProducerEpoch',
  'LatestCoordinatorEpoch',
  'LastSequence',
  'LastTimestamp',
  'CurrentTransactionStartOffset',
];

export const describeProducers = defineCommand({
  summary: 'Shows the producers that a partition knows.',
  options: {
    ...CONNECTION,
    ...OUTPUT,
    'broker-id': integer('id', 'Asks this replica, in the place of the leader.'),
    topic: text('topic', 'The topic.', { isRequired: true, completes: 'topic' }),
    partition: integer('number', 'The number of the partition.', { isRequired: true }),
  },
  async run(given, context) {
    const { output, signal } = context;
    const one = { topic: given.need('topic'), partition: given.need('partition') };
    const brokerId = given.get('broker-id');
    const admin = await context.clients.admin(clientProperties(given, context));
    const place = brokerId === undefined ? 'leader' : `broker ${brokerId}`;
    const what = `Failed to describe producers for partition ${one.topic}-${one.partition} on ${place}`;
    await requirePartition(admin, one, what, signal);
    const [found] = await failingAs(
      what,
      admin.describeProducers([one], { signal, ...(brokerId === undefined ? {} : { brokerId }) }),
    );
    const rows = (found?.producers ?? []).map((producer) => [
      producer.producerId,
      producer.producerEpoch,
      producer.coordinatorEpoch,
      producer.lastSequence,
      producer.lastTimestamp,
      producer.transactionStartOffset < 0 ? 'None' : producer.transactionStartOffset,
    ]);
    const table = { columns: COLUMNS, rows };
    if (wantsJson(given)) printJson(output, tableObjects(table));
    else printTabbedTable(output, table);
  },
});
