import { ConfigError, PRODUCER_CONFIGS } from '@kavka/config';
import { Codec } from '@kavka/protocol/records';
import {
  type ClientExtras,
  type ClusterSettings,
  type ConfigInput,
  checkCodeOptions,
  clusterSettings,
  FUNCTION,
  isGiven,
  objectWith,
  readClientConfig,
  securityDefaults,
  withoutNames,
} from '../config/index.ts';
import type { BackoffPolicy } from '../connection/index.ts';
import { HOOKS } from '../hooks/index.ts';

/** Producer configs, but for those that name Java classes: this client takes objects and functions in their place. */
export const PRODUCER_DEFINITIONS = withoutNames(
  PRODUCER_CONFIGS,
  'key.serializer',
  'value.serializer',
  'partitioner.class',
  'interceptor.classes',
);

/** What stands in their place. */
const ABSENT = {
  'key.serializer': 'give keySerializer, an object',
  'value.serializer': 'give valueSerializer, an object',
  'partitioner.class': 'give partitioner, a function',
  'interceptor.classes': 'give hooks, functions',
};

const SERIALIZER = objectWith('serialize');
const CODE_OPTIONS = {
  keySerializer: SERIALIZER,
  valueSerializer: SERIALIZER,
  partitioner: FUNCTION,
  hooks: HOOKS,
};

/** Kafka's producer configs, in its own names or in camel case. */
export type ProducerConfig = ConfigInput<typeof PRODUCER_DEFINITIONS>;

/** What the parts of a producer need to know. */
export interface ProducerSettings {
  readonly cluster: ClusterSettings;
  readonly acks: number;
  readonly batchBytes: number;
  readonly memoryBytes: number;
  readonly codec: Codec;
  readonly level: number | undefined;
  readonly lingerMs: number;
  readonly maxBlockMs: number;
  readonly maxRequestBytes: number;
  readonly maxInFlight: number;
  readonly requestTimeoutMs: number;
  readonly deliveryTimeoutMs: number;
  readonly retries: number;
  readonly retryBackoff: BackoffPolicy;
  readonly isIdempotent: boolean;
  /** Null where there are no transactions. */
  readonly transactionalId: string | null;
  readonly transactionTimeoutMs: number;
  readonly ignoresKeys: boolean;
  readonly isAdaptive: boolean;
}

const MAX_IN_FLIGHT_IDEMPOTENT = 5;
const ACKS: Readonly<Record<string, number>> = { all: -1, '-1': -1, '0': 0, '1': 1 };

/** @throws ConfigError for `options` that are no object, and for what is code and is not what it must be */
export function checkProducerCode(options: unknown): void {
  checkCodeOptions(options, CODE_OPTIONS);
}

/** @throws ConfigError with all that is wrong */
export function producerSettings(given: ProducerConfig, extras: ClientExtras = {}): ProducerSettings {
  const values = readClientConfig(PRODUCER_DEFINITIONS, given, securityDefaults(extras), ABSENT);
  const acks = acksOf(values);
  const maxInFlight = values.number('max.in.flight.requests.per.connection');
  const retries = values.number('retries');
  const problems: string[] = [];
  const isIdempotent = idempotence(given, values, problems);
  const transactionalId = values.string('transactional.id');
  const deliveryTimeoutMs = deliveryTimeout(given, values, problems);
  if (values.boolean('transaction.two.phase.commit.enable') && isGiven(given, 'transaction.timeout.ms')) {
    const timeoutMs = values.number('transaction.timeout.ms');
    const expected = 'none with transaction.two.phase.commit.enable=true';
    problems.push(`Invalid value "${timeoutMs}" for transaction.timeout.ms: expected ${expected}`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const codecName = values.string('compression.type') as keyof typeof Codec;
  const memoryBytes = values.number('buffer.memory');
  const cluster = clusterSettings(values, extras);
  return {
    cluster,
    acks,
    batchBytes: Math.min(values.number('batch.size'), memoryBytes),
    memoryBytes,
    codec: Codec[codecName],
    level: levelOf(codecName, values),
    lingerMs: values.number('linger.ms'),
    maxBlockMs: values.number('max.block.ms'),
    maxRequestBytes: values.number('max.request.size'),
    maxInFlight,
    requestTimeoutMs: cluster.requestTimeoutMs,
    deliveryTimeoutMs,
    retries,
    retryBackoff: cluster.retryBackoff,
    isIdempotent,
    transactionalId,
    transactionTimeoutMs: values.number('transaction.timeout.ms'),
    ignoresKeys: values.boolean('partitioner.ignore.keys'),
    isAdaptive: values.boolean('partitioner.adaptive.partitioning.enable'),
  };
}

type Values = ReturnType<typeof readClientConfig<typeof PRODUCER_DEFINITIONS>>;

function acksOf(values: Values): number {
  return ACKS[values.string('acks')] ?? -1;
}

/** Whether batches are numbered: it is the default, and makes way for `acks` and `retries` that do not go with it. */
function idempotence(given: ProducerConfig, values: Values, problems: string[]): boolean {
  const isWanted = values.boolean('enable.idempotence');
  const maxInFlight = values.number('max.in.flight.requests.per.connection');
  if (isWanted && maxInFlight > MAX_IN_FLIGHT_IDEMPOTENT)
    problems.push(
      `Invalid value "${maxInFlight}" for max.in.flight.requests.per.connection: expected at most 5 with enable.idempotence=true`,
    );
  const obstacles: string[] = [];
  if (acksOf(values) !== -1) obstacles.push('acks=all');
  if (values.number('retries') === 0) obstacles.push('retries above 0');
  const expected = `expected together with ${obstacles.join(' and ')}`;
  if (isWanted && isGiven(given, 'enable.idempotence') && obstacles.length > 0)
    problems.push(`Invalid value "true" for enable.idempotence: ${expected}`);
  const transactionalId = values.string('transactional.id');
  if (transactionalId !== null && (!isWanted || obstacles.length > 0)) {
    const needed = ['enable.idempotence=true', ...obstacles].join(' and ');
    problems.push(
      `Invalid value "${transactionalId}" for transactional.id: expected together with ${needed}`,
    );
  }
  return isWanted && obstacles.length === 0;
}

/** The default makes way for a longer linger or request time; a value that was given must not be shorter. */
function deliveryTimeout(given: ProducerConfig, values: Values, problems: string[]): number {
  const deliveryMs = values.number('delivery.timeout.ms');
  const leastMs = values.number('linger.ms') + values.number('request.timeout.ms');
  if (deliveryMs >= leastMs) return deliveryMs;
  if (isGiven(given, 'delivery.timeout.ms')) {
    const expected = `at least linger.ms + request.timeout.ms, which is ${leastMs}`;
    problems.push(`Invalid value "${deliveryMs}" for delivery.timeout.ms: expected ${expected}`);
  }
  return leastMs;
}

function levelOf(codec: keyof typeof Codec, values: Values): number | undefined {
  if (codec === 'zstd') return values.number('compression.zstd.level');
  if (codec !== 'gzip') return undefined;
  const level = values.number('compression.gzip.level');
  return level < 0 ? undefined : level;
}
