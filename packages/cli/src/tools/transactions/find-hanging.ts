import { type Admin, BrokerError, type PartitionProducers, type TransactionDescription } from '@kavka/client';
import {
  CONNECTION,
  clientProperties,
  defineCommand,
  type Given,
  integer,
  type Options,
  OUTPUT,
  Progress,
  printJson,
  printTabbedTable,
  type ToolContext,
  ToolError,
  tableObjects,
  text,
  wantsJson,
} from '../../shell/index.ts';
import { failingAs } from './failing-as.ts';
import { requirePartition } from './require-partition.ts';

const COLUMNS = [
  'Topic',
  'Partition',
  'ProducerId',
  'ProducerEpoch',
  'CoordinatorEpoch',
  'StartOffset',
  'LastTimestamp',
  'Duration(min)',
];
const BATCH = 500;
const MINUTE_MS = 60_000;

const OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  'broker-id': integer('id', 'Only partitions of this broker.'),
  'max-transaction-timeout': integer('minutes', 'Only transactions that are open for longer.', {
    fallback: 15,
  }),
  topic: text('topic', 'Only this topic.', { completes: 'topic' }),
  partition: integer('number', 'With --topic: only this partition.'),
} as const satisfies Options;

type Found = Given<typeof OPTIONS>;
type Producer = PartitionProducers['producers'][number];

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

interface OpenTransaction extends Partition {
  readonly producer: Producer;
}

export const findHanging = defineCommand({
  summary: 'Finds open transactions that no coordinator knows of.',
  options: OPTIONS,
  async run(given, context) {
    if (!given.has('topic') && !given.has('broker-id'))
      throw new ToolError(
        'The `find-hanging` command requires either --topic or --broker-id to limit the scope of the search',
      );
    if (given.has('partition') && !given.has('topic'))
      throw new ToolError('The --partition argument requires --topic to be provided');
    const admin = await context.clients.admin(clientProperties(given, context));
    const partitions = await partitionsOf(admin, given, context.signal);
    const open = await openTransactions(admin, partitions, given, context);
    const hanging = open.length === 0 ? [] : await unknownToCoordinators(admin, open, context.signal);
    const nowMs = BigInt(context.clock.now());
    const table = { columns: COLUMNS, rows: hanging.map((one) => rowOf(one, nowMs)) };
    if (wantsJson(given)) printJson(context.output, tableObjects(table));
    else printTabbedTable(context.output, table);
  },
});

async function partitionsOf(admin: Admin, given: Found, signal: AbortSignal): Promise<Partition[]> {
  const topic = given.get('topic');
  const partition = given.get('partition');
  const brokerId = given.get('broker-id');
  if (topic !== undefined && partition !== undefined) {
    const one = { topic, partition };
    await requirePartition(admin, one, 'Failed to describe producers for 1 partitions', signal);
    return [one];
  }
  const topics =
    topic === undefined
      ? (await failingAs('Failed to list topics', admin.listTopics({ signal }))).map(({ name }) => name)
      : [topic];
  const found = await failingAs(
    `Failed to describe ${topics.length} topics`,
    admin.describeTopics(topics, { signal }),
  );
  return found.flatMap(({ name, partitions }) =>
    partitions
      .filter(({ replicas }) => brokerId === undefined || replicas.includes(brokerId))
      .map((one) => ({ topic: name, partition: one.partition })),
  );
}

async function openTransactions(
  admin: Admin,
  partitions: readonly Partition[],
  given: Found,
  { clock, errors, signal }: ToolContext,
): Promise<OpenTransaction[]> {
  using progress = new Progress(errors, clock);
  const limitMs = BigInt(given.need('max-transaction-timeout') * MINUTE_MS);
  const brokerId = given.get('broker-id');
  const options = { signal, ...(brokerId === undefined ? {} : { brokerId }) };
  const open: OpenTransaction[] = [];
  for (let at = 0; at < partitions.length; at += BATCH) {
    progress.show(() => `${at} of ${partitions.length} partitions searched`);
    const batch = partitions.slice(at, at + BATCH);
    const found = await failingAs(
      `Failed to describe producers for ${batch.length} partitions on broker ${brokerId ?? 'that leads'}`,
      admin.describeProducers(batch, options),
    );
    const nowMs = BigInt(clock.now());
    for (const { topic, partition, producers } of found)
      for (const producer of producers)
        if (producer.transactionStartOffset >= 0 && nowMs - producer.lastTimestamp > limitMs)
          open.push({ topic, partition, producer });
  }
  return open;
}

async function unknownToCoordinators(
  admin: Admin,
  open: readonly OpenTransaction[],
  signal: AbortSignal,
): Promise<OpenTransaction[]> {
  const producerIds = [...new Set(open.map(({ producer }) => producer.producerId))];
  const listed = await failingAs(
    `Failed to list transactions for ${producerIds.length} producers`,
    admin.listTransactions({ producerIds, signal }),
  );
  const known = new Map<bigint, TransactionDescription | undefined>();
  for (const { transactionalId, producerId } of listed)
    known.set(producerId, await describedTransaction(admin, transactionalId, signal));
  return open.filter(({ topic, partition, producer }) => {
    const partitions = known.get(producer.producerId)?.partitions ?? [];
    return !partitions.some((one) => one.topic === topic && one.partition === partition);
  });
}

/** Undefined for one that is gone in the meantime. */
async function describedTransaction(
  admin: Admin,
  transactionalId: string,
  signal: AbortSignal,
): Promise<TransactionDescription | undefined> {
  const call = admin.describeTransactions([transactionalId], { signal }).catch((error: unknown) => {
    if (error instanceof BrokerError && error.code === 'TRANSACTIONAL_ID_NOT_FOUND') return [];
    throw error;
  });
  const [found] = await failingAs('Failed to describe 1 transactions', call);
  return found;
}

function rowOf({ topic, partition, producer }: OpenTransaction, nowMs: bigint) {
  return [
    topic,
    partition,
    producer.producerId,
    producer.producerEpoch,
    producer.coordinatorEpoch,
    producer.transactionStartOffset,
    producer.lastTimestamp,
    (nowMs - producer.lastTimestamp) / BigInt(MINUTE_MS),
  ];
}
