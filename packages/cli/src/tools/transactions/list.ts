import {
  CONNECTION,
  clientProperties,
  defineCommand,
  long,
  OUTPUT,
  printJson,
  printTabbedTable,
  tableObjects,
  text,
  wantsJson,
} from '../../shell/index.ts';
import { failingAs } from './failing-as.ts';

const COLUMNS = ['TransactionalId', 'Coordinator', 'ProducerId', 'TransactionState'];

export const list = defineCommand({
  summary: 'Lists transactional ids.',
  options: {
    ...CONNECTION,
    ...OUTPUT,
    'duration-filter': long('ms', 'Only transactions that are open for longer; all where it is less than 0.'),
    'transactional-id-pattern': text('regex', 'Only ids of this kind (RE2).'),
  },
  async run(given, context) {
    const { output, signal } = context;
    const duration = given.get('duration-filter');
    const pattern = given.get('transactional-id-pattern');
    const admin = await context.clients.admin(clientProperties(given, context));
    const found = await failingAs(
      'Failed to list transactions',
      admin.listTransactions({
        signal,
        ...(duration === undefined ? {} : { openForMs: Number(duration) }),
        ...(pattern === undefined ? {} : { transactionalIdPattern: pattern }),
      }),
    );
    const rows = found.map((one) => [one.transactionalId, one.coordinatorId, one.producerId, one.state]);
    const table = { columns: COLUMNS, rows };
    if (wantsJson(given)) printJson(output, tableObjects(table));
    else printTabbedTable(output, table);
  },
});
