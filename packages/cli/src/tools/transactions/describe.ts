import {
  CONNECTION,
  clientProperties,
  defineCommand,
  OUTPUT,
  printJson,
  printTabbedTable,
  tableObjects,
  text,
  wantsJson,
} from '../../shell/index.ts';
import { failingAs } from './failing-as.ts';

const COLUMNS = [
  'CoordinatorId',
  'TransactionalId',
  'ProducerId',
  'ProducerEpoch',
  'TransactionState',
  'TransactionTimeoutMs',
  'CurrentTransactionStartTimeMs',
  'TransactionDurationMs',
  'TopicPartitions',
];

export const describe = defineCommand({
  summary: 'Shows what the transaction of one id is about.',
  options: {
    ...CONNECTION,
    ...OUTPUT,
    'transactional-id': text('id', 'The transactional id.', { isRequired: true }),
  },
  async run(given, context) {
    const { clock, output, signal } = context;
    const id = given.need('transactional-id');
    const admin = await context.clients.admin(clientProperties(given, context));
    const [found] = await failingAs(
      `Failed to describe transaction state of transactional-id \`${id}\``,
      admin.describeTransactions([id], { signal }),
    );
    if (found === undefined) return;
    const coordinatorId = await admin.findCoordinator('transaction', id, signal);
    const isOpen = found.startTimestamp >= 0n;
    const row = [
      coordinatorId,
      id,
      found.producerId,
      found.producerEpoch,
      found.state,
      found.timeoutMs,
      isOpen ? found.startTimestamp : 'None',
      isOpen ? BigInt(clock.now()) - found.startTimestamp : 'None',
      found.partitions.map(({ topic, partition }) => `${topic}-${partition}`).join(','),
    ];
    const table = { columns: COLUMNS, rows: [row] };
    if (wantsJson(given)) printJson(output, tableObjects(table));
    else printTabbedTable(output, table);
  },
});
