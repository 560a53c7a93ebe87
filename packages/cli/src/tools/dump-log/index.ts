import {
  defineTool,
  flag,
  type Given,
  integer,
  printLine,
  type ToolContext,
  text,
} from '../../shell/index.ts';
import { type Complaints, dumpOffsetIndex, dumpTimeIndex, openFile } from './dump-indexes.ts';
import { dumpProducerSnapshot, dumpTransactionIndex } from './dump-producers.ts';
import { dumpRecords, type Gaps, type RecordsOptions } from './dump-records.ts';
import {
  decodeClusterMetadata,
  decodeOffsetsRecord,
  decodeRemoteMetadata,
  decodeShareStateRecord,
  decodeTransactionRecord,
} from './kind-decoders.ts';
import { classDecoder, type RecordDecoder } from './record-decoder.ts';

const STRING_DECODER = 'org.apache.kafka.tools.api.StringDecoder';
const NO_LIMIT = 2 ** 31 - 1;

const OPTIONS = {
  files: text('file,...', 'Segments, indexes and snapshots of a log folder.', {
    isRequired: true,
    completes: 'file',
  }),
  'print-data-log': flag('Shows keys and values of records.'),
  'deep-iteration': flag('Shows records, not only batches.'),
  'verify-index-only': flag('Checks indexes against the log, and shows only what is wrong.'),
  'index-sanity-check': flag('Checks indexes as a broker does when it starts.'),
  'max-bytes': integer('bytes', 'How much of each log is read.', { fallback: NO_LIMIT }),
  'max-message-size': integer('bytes', 'Does nothing: a batch may be as large as its file.', {
    isHidden: true,
  }),
  'skip-record-metadata': flag('Shows of records nothing but keys and values.'),
  'key-decoder-class': text('class', 'What reads keys: StringDecoder, LongDecoder, IntegerDecoder.', {
    fallback: STRING_DECODER,
    whenAlone: STRING_DECODER,
  }),
  'value-decoder-class': text('class', 'What reads values.', {
    fallback: STRING_DECODER,
    whenAlone: STRING_DECODER,
  }),
  'offsets-decoder': flag('Reads records of __consumer_offsets.'),
  'transaction-log-decoder': flag('Reads records of __transaction_state.'),
  'cluster-metadata-decoder': flag('Reads records of __cluster_metadata and of its snapshots.'),
  'remote-log-metadata-decoder': flag('Reads records of __remote_log_metadata.'),
  'share-group-state-decoder': flag('Reads records of __share_group_state.'),
} as const;

type DumpGiven = Given<typeof OPTIONS>;

const DECODERS = [
  ['offsets-decoder', decodeOffsetsRecord],
  ['transaction-log-decoder', decodeTransactionRecord],
  ['cluster-metadata-decoder', decodeClusterMetadata],
  ['remote-log-metadata-decoder', decodeRemoteMetadata],
  ['share-group-state-decoder', decodeShareStateRecord],
] as const satisfies readonly (readonly [keyof typeof OPTIONS, RecordDecoder])[];

export const dumpLog = defineTool({
  name: 'kafka-dump-log',
  summary: 'Shows what is in the files of a log: segments, indexes, snapshots.',
  options: OPTIONS,
  example: 'kafka-dump-log --files data/orders-0/00000000000000000000.log --print-data-log',
  async run(given, context) {
    const records = recordsOptions(given);
    const complaints: string[] = [];
    for (const path of given.need('files').split(',')) {
      context.signal.throwIfAborted();
      printLine(context.output, `Dumping ${path}`);
      complaints.push(...dumpFile(path, given, records, context));
    }
    for (const line of complaints) printLine(context.errors, line);
  },
});

function recordsOptions(given: DumpGiven): RecordsOptions {
  const chosen = DECODERS.filter(([name]) => given.has(name)).map(([, decode]) => decode);
  const isDecoded = chosen.length > 0 || given.present('key-decoder-class', 'value-decoder-class').length > 0;
  const showsContents = given.has('print-data-log') || isDecoded;
  return {
    showsContents,
    isDeep: given.has('deep-iteration') || showsContents,
    skipsMetadata: given.has('skip-record-metadata'),
    maxBytes: given.need('max-bytes'),
    decode: chosen[0] ?? classDecoder(given.need('key-decoder-class'), given.need('value-decoder-class')),
  };
}

/** What is wrong with the file; the lines come after all files. */
function dumpFile(path: string, given: DumpGiven, records: RecordsOptions, context: ToolContext): Complaints {
  const index = {
    checksSanity: given.has('index-sanity-check'),
    onlyVerifies: given.has('verify-index-only'),
  };
  switch (/\.\w+$/.exec(path)?.[0]) {
    case '.log':
    case '.checkpoint':
      openFile(context, path).close();
      return gapLines(path, dumpRecords(path, records, context));
    case '.index':
      return dumpOffsetIndex(path, index, context);
    case '.timeindex':
      return dumpTimeIndex(path, index, context);
    case '.snapshot':
      dumpProducerSnapshot(path, context);
      return [];
    case '.txnindex':
      dumpTransactionIndex(path, context);
      return [];
    default:
      return [`Ignoring unknown file ${path}`];
  }
}

function gapLines(path: string, gaps: Gaps): string[] {
  if (gaps.length === 0) return [];
  return [
    `Non-consecutive offsets in ${path}`,
    ...gaps.toReversed().map(([offset, next]) => `  ${offset} is followed by ${next}`),
  ];
}
