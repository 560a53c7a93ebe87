import type { Admin, HangingTransaction } from '@kavka/client';
import {
  CONNECTION,
  clientProperties,
  defineCommand,
  type Given,
  integer,
  long,
  type Options,
  parseInteger,
  ToolError,
  text,
} from '../../shell/index.ts';
import { failingAs } from './failing-as.ts';
import { requirePartition } from './require-partition.ts';

const MAX_SHORT = 2 ** 15 - 1;

const OPTIONS = {
  ...CONNECTION,
  topic: text('topic', 'The topic.', { isRequired: true, completes: 'topic' }),
  partition: integer('number', 'The number of the partition.', { isRequired: true }),
  'start-offset': long('offset', 'Where the transaction starts. For brokers of 3.0 and later.'),
  'producer-id': long('id', 'The producer, for brokers before 3.0; with its epochs.'),
  'producer-epoch': {
    ...integer('epoch', 'The epoch of the producer.'),
    parse: (word: string) => {
      const epoch = parseInteger(word);
      return epoch !== undefined && Math.abs(epoch) <= MAX_SHORT ? epoch : undefined;
    },
  },
  'coordinator-epoch': integer('epoch', 'The epoch of the coordinator.'),
} as const satisfies Options;

export const abort = defineCommand({
  summary: 'Aborts a transaction that nobody ends any more, in one partition.',
  options: OPTIONS,
  async run(given, context) {
    const named = namedTransaction(given);
    const admin = await context.clients.admin(clientProperties(given, context));
    const transaction = named ?? (await openTransaction(admin, given, context.signal));
    const what = `Failed to abort transaction ${textOf(transaction)}`;
    await requirePartition(admin, transaction, what, context.signal);
    await failingAs(what, admin.abortTransaction(transaction, { signal: context.signal }));
  },
});

/** Undefined where it is to be found by its start. @throws ToolError for what is missing */
function namedTransaction(given: Given<typeof OPTIONS>): HangingTransaction | undefined {
  if (given.has('start-offset')) return undefined;
  const producerId = given.get('producer-id');
  const producerEpoch = given.get('producer-epoch');
  const coordinatorEpoch = given.get('coordinator-epoch');
  if (producerId === undefined)
    throw new ToolError(
      'The transaction to abort must be identified either with --start-offset (for brokers on 3.0 or above) or with ' +
        '--producer-id, --producer-epoch, and --coordinator-epoch (for older brokers)',
    );
  if (producerEpoch === undefined) throw new ToolError('Missing required argument --producer-epoch');
  if (coordinatorEpoch === undefined) throw new ToolError('Missing required argument --coordinator-epoch');
  return {
    ...partitionOf(given),
    producerId,
    producerEpoch,
    coordinatorEpoch: Math.max(coordinatorEpoch, 0),
  };
}

/** @throws ToolError where none starts there */
async function openTransaction(
  admin: Admin,
  given: Given<typeof OPTIONS>,
  signal: AbortSignal,
): Promise<HangingTransaction> {
  const partition = partitionOf(given);
  const name = `${partition.topic}-${partition.partition}`;
  const startOffset = given.need('start-offset');
  const what = `Failed to validate producer state for partition ${name}`;
  await requirePartition(admin, partition, what, signal);
  const [found] = await failingAs(what, admin.describeProducers([partition], { signal }));
  const producer = found?.producers.find(
    ({ transactionStartOffset }) =>
      transactionStartOffset >= 0 && BigInt(transactionStartOffset) === startOffset,
  );
  if (producer === undefined)
    throw new ToolError(
      `Could not find any open transactions starting at offset ${startOffset} on partition ${name}`,
    );
  const { producerId, producerEpoch, coordinatorEpoch } = producer;
  return { ...partition, producerId, producerEpoch, coordinatorEpoch: Math.max(coordinatorEpoch, 0) };
}

function partitionOf(given: Given<typeof OPTIONS>): { readonly topic: string; readonly partition: number } {
  return { topic: given.need('topic'), partition: given.need('partition') };
}

/** In the form of the original. */
function textOf({
  topic,
  partition,
  producerId,
  producerEpoch,
  coordinatorEpoch,
}: HangingTransaction): string {
  return (
    `AbortTransactionSpec(topicPartition=${topic}-${partition}, producerId=${producerId}, ` +
    `producerEpoch=${producerEpoch}, coordinatorEpoch=${coordinatorEpoch})`
  );
}
