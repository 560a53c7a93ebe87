import { ConfigError, PRODUCER_CONFIGS } from '@kavka/config';
import { Codec } from '@kavka/protocol/records';
import {
  type ClientExtras,
  type ClusterSettings,
  type ConfigInput,
  clusterSettings,
  readClientConfig,
  securityDefaults,
  withoutNames,
} from '../config/index.ts';
import type { BackoffPolicy } from '../connection/index.ts';

/** Producer configs, but for those that name Java classes: this client takes objects and functions in their place. */
export const PRODUCER_DEFINITIONS = withoutNames(
  PRODUCER_CONFIGS,
  'key.serializer',
  'value.serializer',
  'partitioner.class',
  'interceptor.classes',
);

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

/** @throws ConfigError with all that is wrong */
export function producerSettings(given: ProducerConfig, extras: ClientExtras = {}): ProducerSettings {
  const values = readClientConfig(PRODUCER_DEFINITIONS, given, securityDefaults(extras));
  const acks = ACKS[values.string('acks')] ?? -1;
  const maxInFlight = values.number('max.in.flight.requests.per.connection');
  const retries = values.number('retries');
  const isWanted = values.boolean('enable.idempotence');
  const isGiven = isSet(given, 'enable.idempotence', 'enableIdempotence');
  const obstacles = [
    ...(acks === -1 ? [] : ['acks=all']),
    ...(retries > 0 ? [] : ['retries above 0']),
    ...(maxInFlight <= MAX_IN_FLIGHT_IDEMPOTENT
      ? []
      : ['max.in.flight.requests.per.connection of at most 5']),
  ];
  const problems: string[] = [];
  if (isWanted && isGiven && obstacles.length > 0)
    problems.push(
      `Invalid value "true" for enable.idempotence: expected together with ${obstacles.join(' and ')}`,
    );
  const transactionalId = values.string('transactional.id');
  if (transactionalId !== null && (!isWanted || obstacles.length > 0)) {
    const expected = ['enable.idempotence=true', ...obstacles].join(' and ');
    problems.push(
      `Invalid value "${transactionalId}" for transactional.id: expected together with ${expected}`,
    );
  }
  const deliveryTimeoutMs = deliveryTimeout(given, values, problems);
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
    isIdempotent: isWanted && obstacles.length === 0,
    transactionalId,
    transactionTimeoutMs: values.number('transaction.timeout.ms'),
    ignoresKeys: values.boolean('partitioner.ignore.keys'),
    isAdaptive: values.boolean('partitioner.adaptive.partitioning.enable'),
  };
}

type Values = ReturnType<typeof readClientConfig<typeof PRODUCER_DEFINITIONS>>;

/** The default makes way for a longer linger or request time; a value that was given must not be shorter. */
function deliveryTimeout(given: ProducerConfig, values: Values, problems: string[]): number {
  const deliveryMs = values.number('delivery.timeout.ms');
  const leastMs = values.number('linger.ms') + values.number('request.timeout.ms');
  if (deliveryMs >= leastMs) return deliveryMs;
  if (isSet(given, 'delivery.timeout.ms', 'deliveryTimeoutMs')) {
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

function isSet(given: ProducerConfig, ...names: (keyof ProducerConfig)[]): boolean {
  return names.some((name) => given[name] !== undefined && given[name] !== null);
}
