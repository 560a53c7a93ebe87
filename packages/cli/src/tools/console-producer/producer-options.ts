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
} from '../../shell/index.ts';

const READER_PROPERTIES =
  'parse.key=false, key.separator=\\t, parse.headers=false, headers.delimiter=\\t, headers.separator=",", ' +
  'headers.key.separator=:, ignore.error=false, null.marker (what stands for null)';

export const PRODUCER_OPTIONS = {
  ...BOOTSTRAP,
  ...COMMAND_CONFIG,
  topic: text('topic', 'The topic to write to.', { isRequired: true, completes: 'topic' }),
  'command-property': text('name=value', 'A config of the producer; wins over --command-config.', {
    isRepeated: true,
  }),
  'producer-property': text('name=value', 'A config of the producer.', {
    isRepeated: true,
    replacedBy: 'command-property',
  }),
  'producer.config': text('file', 'A properties file with configs of the producer.', {
    replacedBy: 'command-config',
    completes: 'file',
  }),
  'reader-property': text('name=value', `How lines become records: ${READER_PROPERTIES}.`, {
    isRepeated: true,
  }),
  property: text('name=value', 'How lines become records.', {
    isRepeated: true,
    replacedBy: 'reader-property',
  }),
  'reader-config': text('file', 'A properties file in the place of --reader-property, which wins over it.', {
    completes: 'file',
  }),
  'line-reader': text('class', 'What makes records of lines; there is only the one of the default.', {
    fallback: 'org.apache.kafka.tools.LineMessageReader',
  }),
  sync: flag('Waits for each record to be stored before it sends the next.'),
  'compression-codec': text(
    'codec',
    'How batches are compressed: none, gzip, snappy, lz4 or zstd; alone: gzip.',
    {
      whenAlone: 'gzip',
    },
  ),
  'batch-size': integer('bytes', 'The most of one batch (batch.size).', { fallback: 16_384 }),
  'max-partition-memory-bytes': integer('bytes', 'The same as --batch-size, by an older name.', {
    isHidden: true,
  }),
  timeout: long('ms', 'How long a batch waits for more records (linger.ms).', { fallback: 1000n }),
  'request-required-acks': text('acks', 'Who must have stored a record: 0, 1 or all.', { fallback: '-1' }),
  'request-timeout-ms': integer('ms', 'How long an answer may take.', { fallback: 1500 }),
  'message-send-max-retries': integer('number', 'How often a batch is sent again.', { fallback: 3 }),
  'retry-backoff-ms': long('ms', 'The wait before that.', { fallback: 100n }),
  'socket-buffer-size': integer('bytes', 'The send buffer of the socket.', { fallback: 102_400 }),
  'max-memory-bytes': long('bytes', 'Memory for records that are not sent yet.', { fallback: 33_554_432n }),
  'metadata-expiry-ms': long('ms', 'After which time the cluster is asked anew who leads.', {
    fallback: 300_000n,
  }),
  'max-block-ms': long('ms', 'How long a record may wait for its topic and for memory.', {
    fallback: 60_000n,
  }),
} as const satisfies Options;

export type ProducerGiven = Given<typeof PRODUCER_OPTIONS>;

/** Options and the configs that they stand for. */
const STAND_FOR = [
  ['timeout', 'linger.ms'],
  ['request-required-acks', 'acks'],
  ['request-timeout-ms', 'request.timeout.ms'],
  ['message-send-max-retries', 'retries'],
  ['retry-backoff-ms', 'retry.backoff.ms'],
  ['socket-buffer-size', 'send.buffer.bytes'],
  ['max-memory-bytes', 'buffer.memory'],
  ['batch-size', 'batch.size'],
  ['metadata-expiry-ms', 'metadata.max.age.ms'],
  ['max-block-ms', 'max.block.ms'],
] as const;

/** What was typed as an option counts most, then properties, then the files, then the defaults of the options. */
export function producerProperties(given: ProducerGiven, context: ToolContext): Record<string, string> {
  const file = given.get('command-config');
  const properties: Record<string, string> = {
    'client.id': 'console-producer',
    ...(file === undefined ? {} : readProperties(context, file)),
    ...Object.fromEntries(pairs('command-property', given.all('command-property'))),
    'bootstrap.servers': given.need('bootstrap-server'),
    'compression.type': given.get('compression-codec') ?? 'none',
  };
  for (const [option, config] of STAND_FOR)
    if (given.has(option) || properties[config] === undefined)
      properties[config] = String(given.need(option));
  const batchSize = given.get('max-partition-memory-bytes');
  if (batchSize !== undefined) properties['batch.size'] = String(batchSize);
  return properties;
}

export function readerProperties(given: ProducerGiven, context: ToolContext): Record<string, string> {
  const file = given.get('reader-config');
  return {
    ...(file === undefined ? {} : readProperties(context, file)),
    ...Object.fromEntries(given.all('reader-property').map(untrimmedPair)),
  };
}

/** Blanks and tabs are separators as good as any. */
function untrimmedPair(word: string): [key: string, value: string] {
  const split = word.indexOf('=');
  return split < 0 ? [word, ''] : [word.slice(0, split), word.slice(split + 1)];
}
