import {
  BOOTSTRAP,
  COMMAND_CONFIG,
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

const GENERATED_GROUPS = 100_000;

export const PERF_OPTIONS = {
  ...BOOTSTRAP,
  ...COMMAND_CONFIG,
  topic: text('topic', 'The topic to read.', { completes: 'topic' }),
  include: text('pattern', 'A regular expression of topics to read, in the place of --topic.'),
  group: text('group', 'The consumer group to read in. Left out: one of its own.', { completes: 'group' }),
  'num-records': long('number', 'How many records to read. REQUIRED.'),
  messages: long('number', 'How many records to read.', { replacedBy: 'num-records' }),
  'fetch-size': integer('bytes', 'The most of one partition in one answer.', { fallback: 1_048_576 }),
  'socket-buffer-size': integer('bytes', 'The receive buffer of the socket.', { fallback: 2_097_152 }),
  'command-property': text('name=value', 'A config of the consumer; wins over --command-config.', {
    isRepeated: true,
  }),
  'consumer.config': text('file', 'A properties file with configs of the consumer.', {
    replacedBy: 'command-config',
    completes: 'file',
  }),
  'from-latest': flag('Begins at the end where the group has no offsets, not with the first record.'),
  timeout: long('ms', 'Ends when no record has come for so long.', {
    fallback: 10_000n,
    whenAlone: 10_000n,
  }),
  'print-metrics': flag('Prints all figures of the consumer at the end.'),
  'show-detailed-stats': flag('Prints a line in each interval, and no total.'),
  'reporting-interval': long('ms', 'The interval of --show-detailed-stats.', { fallback: 5000n }),
  'date-format': text('pattern', 'How times are printed, as of java.text.SimpleDateFormat.', {
    fallback: 'yyyy-MM-dd HH:mm:ss:SSS',
  }),
  'hide-header': flag('Prints no names of columns.'),
} as const satisfies Options;

export type PerfGiven = Given<typeof PERF_OPTIONS>;

/** @throws UsageError for options that do not go together, in the words of the original */
export function checkPerfOptions(given: PerfGiven): void {
  given.exactlyOne('topic', 'include');
  if (!given.has('num-records'))
    throw new UsageError('Exactly one of the following arguments is required: [messages], [num-records]');
  if (given.need('reporting-interval') <= 0n)
    throw new UsageError('Reporting interval must be greater than 0.');
}

/** What was typed counts most, then properties, then the file. */
export function consumerProperties(given: PerfGiven, context: ToolContext): Record<string, string> {
  const path = given.get('command-config');
  return {
    'client.id': 'perf-consumer-client',
    ...(path === undefined ? {} : readProperties(context, path)),
    ...Object.fromEntries(pairs('command-property', given.all('command-property'))),
    'bootstrap.servers': given.need('bootstrap-server'),
    'group.id': given.get('group') ?? `perf-consumer-${context.random.below(GENERATED_GROUPS)}`,
    'receive.buffer.bytes': String(given.need('socket-buffer-size')),
    'max.partition.fetch.bytes': String(given.need('fetch-size')),
    'auto.offset.reset': given.has('from-latest') ? 'latest' : 'earliest',
    'check.crcs': 'false',
  };
}
