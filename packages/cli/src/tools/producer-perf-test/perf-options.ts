import { randomUuid } from '@kavka/base';
import {
  COMMAND_CONFIG,
  double,
  flag,
  type Given,
  integer,
  long,
  type Options,
  pairs,
  readProperties,
  type ToolContext,
  text,
  UsageError,
} from '../../shell/index.ts';
import { numberedPayloads, type Payloads, payloadsOfFile, randomPayloads } from './payloads.ts';

const DEFAULT_TRANSACTION_MS = 3000;

export const PERF_OPTIONS = {
  'bootstrap-server': text(
    'host:port,...',
    'The brokers to ask first; the others are found through them. Wins over bootstrap.servers in properties.',
  ),
  topic: text('topic', 'The topic to write to.', { isRequired: true, completes: 'topic' }),
  'num-records': long('number', 'How many records to send.', { isRequired: true }),
  'record-size': integer('bytes', 'Sends random letters of this size.'),
  'payload-file': text('file', 'Sends pieces of this text file, in UTF-8, chosen at random.', {
    completes: 'file',
  }),
  'payload-monotonic': flag('Sends 0, 1, 2 and so on.'),
  'payload-delimiter': text('pattern', 'What is between the pieces of --payload-file.', { fallback: '\\n' }),
  throughput: double('number', 'About how many records to send in a second; -1: as many as can be.', {
    isRequired: true,
  }),
  'command-property': text('name=value', 'Configs of the producer; win over --command-config.', {
    isGreedy: true,
  }),
  'producer-props': text('name=value', 'Configs of the producer.', {
    isGreedy: true,
    replacedBy: 'command-property',
  }),
  ...COMMAND_CONFIG,
  'producer.config': text('file', 'A properties file with configs of the producer.', {
    replacedBy: 'command-config',
    completes: 'file',
  }),
  'print-metrics': flag('Prints all figures of the producer at the end.'),
  'transactional-id': text(
    'id',
    'Sends in transactions, as this id. Left out, with --transaction-duration-ms: one of its own.',
  ),
  'transaction-duration-ms': long(
    'ms',
    `Commits after so long. Left out, with a transactional id: ${DEFAULT_TRANSACTION_MS}.`,
  ),
  'warmup-records': long(
    'number',
    'The first records, which do not count in a summary of the steady state.',
    {
      fallback: 0n,
    },
  ),
  'reporting-interval': long('ms', 'How often progress is told.', { fallback: 5000n }),
} as const satisfies Options;

export type PerfGiven = Given<typeof PERF_OPTIONS>;

/** @throws UsageError for what makes no sense, in the words of the original */
export function checkPerfOptions(given: PerfGiven): void {
  given.exactlyOne('record-size', 'payload-file', 'payload-monotonic');
  const records = given.need('num-records');
  const size = given.get('record-size');
  const duration = given.get('transaction-duration-ms');
  if (records <= 0n) throw new UsageError('--num-records should be greater than zero.');
  if (given.need('warmup-records') >= records)
    throw new UsageError(
      'The value for --warmup-records must be strictly fewer than the number of records in the test, --num-records.',
    );
  if (size !== undefined && size <= 0) throw new UsageError('--record-size should be greater than zero.');
  if (given.present('bootstrap-server', 'command-property', 'command-config').length === 0)
    throw new UsageError(
      'At least one of --bootstrap-server, --command-property, --producer-props, --producer.config or --command-config must be specified.',
    );
  if (duration !== undefined && duration <= 0n)
    throw new UsageError('--transaction-duration-ms should be greater than zero.');
  if (given.need('reporting-interval') <= 0n)
    throw new UsageError('--reporting-interval should be greater than zero.');
}

export function payloadsOf(given: PerfGiven, context: ToolContext): Payloads {
  const path = given.get('payload-file');
  if (path !== undefined) return payloadsOfFile(path, given.need('payload-delimiter'), context);
  const size = given.get('record-size');
  return size === undefined ? numberedPayloads : randomPayloads(size);
}

/** What was typed counts most, then properties, then the file. */
export function producerProperties(given: PerfGiven, context: ToolContext): Record<string, string> {
  const path = given.get('command-config');
  const servers = given.get('bootstrap-server');
  const properties: Record<string, string> = {
    'client.id': 'perf-producer-client',
    ...(path === undefined ? {} : readProperties(context, path)),
    ...Object.fromEntries(pairs('command-property', given.all('command-property'))),
    ...(servers === undefined ? {} : { 'bootstrap.servers': servers }),
  };
  const id = given.get('transactional-id') ?? properties['transactional.id'];
  if (id !== undefined) properties['transactional.id'] = id;
  else if (given.has('transaction-duration-ms'))
    properties['transactional.id'] = `performance-producer-${randomUuid(context.random)}`;
  return properties;
}

/** Undefined: without transactions. */
export function transactionDurationMs(
  given: PerfGiven,
  properties: Readonly<Record<string, string>>,
): number | undefined {
  if (properties['transactional.id'] === undefined) return undefined;
  return Number(given.get('transaction-duration-ms') ?? DEFAULT_TRANSACTION_MS);
}
