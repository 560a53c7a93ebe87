import {
  type Given,
  integer,
  type Options,
  type OutputStream,
  parseInteger,
  printLine,
  ToolError,
  text,
  UsageError,
} from '../../shell/index.ts';

const NAMED = ['bootstrap-server', 'topic', 'num-records', 'producer-acks', 'record-size'] as const;

export const LATENCY_OPTIONS = {
  'bootstrap-server': text('host:port,...', 'The brokers to ask first. REQUIRED.', {
    aliases: ['broker-list'],
  }),
  topic: text('topic', 'The topic to write to and to read; created where it is not there. REQUIRED.', {
    completes: 'topic',
  }),
  'num-records': integer('number', 'How many records to send, one after the other. REQUIRED.'),
  'producer-acks': text('1|all', 'Who must have stored a record. REQUIRED.'),
  'record-size': integer('bytes', 'The size of values. REQUIRED.'),
  'record-key-size': integer('bytes', 'The size of keys.', { fallback: 0, whenAlone: 0 }),
  'num-headers': integer('number', 'How many headers a record has.', { fallback: 0, whenAlone: 0 }),
  'record-header-key-size': integer('bytes', 'The size of their names.', { fallback: 0, whenAlone: 0 }),
  'record-header-size': integer('bytes', 'The size of their values; -1: null.', {
    fallback: 0,
    whenAlone: 0,
  }),
  'command-config': text('file', 'A properties file with configs of the clients.', { completes: 'file' }),
} as const satisfies Options;

export type LatencyGiven = Given<typeof LATENCY_OPTIONS>;

/** What is sent how often. */
export interface Measurement {
  readonly servers: string;
  readonly topic: string;
  readonly records: number;
  readonly acks: string;
  readonly valueSize: number;
  readonly keySize: number;
  readonly headers: number;
  readonly headerKeySize: number;
  /** -1: null. */
  readonly headerValueSize: number;
  readonly configFile: string | undefined;
}

/** @throws UsageError in the words of the original */
export function measurementOf(given: LatencyGiven, output: OutputStream): Measurement {
  const isNamed = given.rest.length === 0 || given.present(...NAMED).length > 0;
  if (isNamed) given.require(...NAMED);
  const measurement = {
    ...(isNamed ? named(given) : positional(given.rest, output)),
    keySize: given.need('record-key-size'),
    headers: given.need('num-headers'),
    headerKeySize: given.need('record-header-key-size'),
    headerValueSize: given.need('record-header-size'),
  };
  check(measurement);
  return measurement;
}

type Essentials = Pick<Measurement, 'servers' | 'topic' | 'records' | 'acks' | 'valueSize' | 'configFile'>;

function named(given: LatencyGiven): Essentials {
  return {
    servers: given.need('bootstrap-server'),
    topic: given.need('topic'),
    records: given.need('num-records'),
    acks: given.need('producer-acks'),
    valueSize: given.need('record-size'),
    configFile: given.get('command-config'),
  };
}

/** As it was before Kafka 4.2. */
function positional(words: readonly string[], output: OutputStream): Essentials {
  const [servers, topic, records, acks, valueSize, configFile] = words;
  if (words.length > 6 || servers === undefined || topic === undefined || acks === undefined || !valueSize)
    throw new ToolError(
      `Invalid number of arguments. Expected 5 or 6 positional arguments, but got ${words.length}. ` +
        'Usage: bootstrap-server topic num-records producer-acks record-size [optional] command-config',
    );
  printLine(
    output,
    'WARNING: Positional argument usage is deprecated and will be removed in Apache Kafka 5.0. ' +
      `Please use named arguments instead: --${NAMED.join(', --')}, --command-config`,
  );
  return {
    servers,
    topic,
    records: numberOf('num-records', records ?? ''),
    acks,
    valueSize: numberOf('record-size', valueSize),
    configFile,
  };
}

function numberOf(name: string, word: string): number {
  const number = parseInteger(word);
  if (number === undefined) throw new UsageError(`Cannot parse argument '${word}' of option ${name}`);
  return number;
}

function check(measurement: Measurement): void {
  const { acks, records, valueSize, keySize, headers, headerKeySize, headerValueSize } = measurement;
  if (acks !== '1' && acks !== 'all')
    throw new UsageError(
      "Invalid value for --producer-acks. Latency testing requires synchronous acknowledgement. Please use '1' or 'all'.",
    );
  if (records <= 0) throw new UsageError('Value for --num-records must be a positive integer.');
  const sizes = {
    'record-size': valueSize,
    'record-key-size': keySize,
    'record-header-key-size': headerKeySize,
    'num-headers': headers,
  };
  for (const [name, size] of Object.entries(sizes))
    if (size < 0) throw new UsageError(`Value for --${name} must be a non-negative integer.`);
  if (headerValueSize < -1)
    throw new UsageError(
      'Value for --record-header-size must be a non-negative integer or -1 for null header value.',
    );
}
