import { CONSUMER_CONFIGS, ConfigError, type ConfigValues } from '@kavka/config';
import {
  type ClientExtras,
  type ClusterSettings,
  type ConfigInput,
  checkCodeOptions,
  clusterSettings,
  listOf,
  objectWith,
  readClientConfig,
  securityDefaults,
  separated,
  withoutNames,
} from '../config/index.ts';
import { type ConsumerHooks, HOOKS } from '../hooks/index.ts';
import { type Deserializer, serdes } from '../serde/index.ts';
import { type Assignor, BUILT_IN_ASSIGNORS } from './assignors/index.ts';
import { consumerConflicts } from './consumer-conflicts.ts';
import type { FetchSettings } from './fetch/fetcher.ts';
import type { GroupSettings } from './group/membership.ts';
import { parseResetPolicy, type ResetPolicy } from './offsets/reset-policy.ts';
import type { Deserializers } from './records/record-source.ts';

const DEFINITIONS = withoutNames(
  CONSUMER_CONFIGS,
  'key.deserializer',
  'value.deserializer',
  'interceptor.classes',
);

/** What stands in their place. */
const ABSENT = {
  'key.deserializer': 'give keyDeserializer, an object',
  'value.deserializer': 'give valueDeserializer, an object',
  'interceptor.classes': 'give hooks, functions',
};

const DESERIALIZER = objectWith('deserialize');
const CODE_OPTIONS = {
  keyDeserializer: DESERIALIZER,
  valueDeserializer: DESERIALIZER,
  assignors: listOf(objectWith('assign')),
  hooks: HOOKS,
};

type Values = ConfigValues<typeof DEFINITIONS>;

/**
 * Kafka's consumer configs, in its own names or in camel case, and what is code: deserializers, and assignors of one's own, which
 * come before
 * those of `partition.assignment.strategy`.
 *
 * @example
 * new Consumer({ bootstrapServers: 'localhost:9092', groupId: 'billing', groupProtocol: 'consumer', autoOffsetReset: 'earliest' });
 */
export type ConsumerOptions<K, V> = ConfigInput<typeof DEFINITIONS> & ClientExtras & ConsumerExtras<K, V>;

/** What a consumer takes beside configs. */
interface ConsumerExtras<K, V> {
  /** Without it, keys are bytes. */
  readonly keyDeserializer?: Deserializer<K>;
  /** Without it, values are bytes. */
  readonly valueDeserializer?: Deserializer<V>;
  readonly assignors?: readonly Assignor[];
  readonly hooks?: ConsumerHooks<K, V>;
}

export interface ConsumerSettings {
  readonly cluster: ClusterSettings;
  readonly fetch: FetchSettings;
  /** Undefined without a `group.id`. */
  readonly group: GroupSettings | undefined;
  readonly isModernGroup: boolean;
  readonly serverAssignor: string | null;
  readonly assignors: readonly Assignor[];
  readonly reset: ResetPolicy;
  /** Undefined where nothing is committed in the background. */
  readonly autoCommitIntervalMs: number | undefined;
  readonly defaultTimeoutMs: number;
  readonly allowsAutoCreate: boolean;
  readonly excludesInternalTopics: boolean;
}

const JAVA_NAMES: ReadonlyMap<string, string> = new Map([
  ['RangeAssignor', 'range'],
  ['RoundRobinAssignor', 'roundrobin'],
  ['StickyAssignor', 'sticky'],
  ['CooperativeStickyAssignor', 'cooperative-sticky'],
]);

/** @throws ConfigError */
export function consumerSettings<K, V>(options: ConsumerOptions<K, V>): ConsumerSettings {
  checkCodeOptions(options, CODE_OPTIONS);
  const {
    keyDeserializer: _key,
    valueDeserializer: _value,
    hooks: _hooks,
    assignors = [],
    ...given
  } = options;
  const { extras, config } = separated(given);
  const values = readClientConfig(DEFINITIONS, config, securityDefaults(extras), ABSENT);
  const problems = consumerConflicts(config, values);
  if (problems.length > 0) throw new ConfigError(problems);
  const groupId = values.string('group.id');
  return {
    cluster: clusterSettings(values, extras),
    fetch: fetchSettings(values),
    group: groupId === null ? undefined : groupSettings(values, groupId),
    isModernGroup: values.string('group.protocol').toLowerCase() === 'consumer',
    serverAssignor: values.string('group.remote.assignor'),
    assignors: [...assignors, ...assignorsNamed(values.list('partition.assignment.strategy'))],
    reset: resetPolicy(values.string('auto.offset.reset')),
    autoCommitIntervalMs:
      groupId !== null && values.boolean('enable.auto.commit')
        ? values.number('auto.commit.interval.ms')
        : undefined,
    defaultTimeoutMs: values.number('default.api.timeout.ms'),
    allowsAutoCreate: values.boolean('allow.auto.create.topics'),
    excludesInternalTopics: values.boolean('exclude.internal.topics'),
  };
}

/** Bytes where nothing else is asked for. */
export function deserializersOf<K, V>({
  keyDeserializer,
  valueDeserializer,
}: ConsumerOptions<K, V>): Deserializers<K, V> {
  return {
    key: keyDeserializer ?? (serdes.buffer as Deserializer<unknown> as Deserializer<K>),
    value: valueDeserializer ?? (serdes.buffer as Deserializer<unknown> as Deserializer<V>),
  };
}

function fetchSettings(values: Values): FetchSettings {
  return {
    minBytes: values.number('fetch.min.bytes'),
    maxBytes: values.number('fetch.max.bytes'),
    maxWaitMs: values.number('fetch.max.wait.ms'),
    maxPartitionBytes: values.number('max.partition.fetch.bytes'),
    isolationLevel: values.string('isolation.level') === 'read_committed' ? 1 : 0,
    checksCrcs: values.boolean('check.crcs'),
    rackId: values.string('client.rack'),
  };
}

function groupSettings(values: Values, groupId: string): GroupSettings {
  return {
    groupId,
    groupInstanceId: values.string('group.instance.id'),
    sessionTimeoutMs: values.number('session.timeout.ms'),
    heartbeatIntervalMs: values.number('heartbeat.interval.ms'),
    maxPollIntervalMs: values.number('max.poll.interval.ms'),
    rackId: values.string('client.rack'),
    defaultTimeoutMs: values.number('default.api.timeout.ms'),
  };
}

function assignorsNamed(names: readonly string[]): Assignor[] {
  return names.map((name) => {
    const wanted = JAVA_NAMES.get(name.slice(name.lastIndexOf('.') + 1)) ?? name;
    const assignor = BUILT_IN_ASSIGNORS.find((one) => one.name === wanted);
    if (assignor !== undefined) return assignor;
    const known = BUILT_IN_ASSIGNORS.map((one) => one.name).join(', ');
    throw new ConfigError([
      `Invalid value "${name}" in partition.assignment.strategy: expected one of ${known}`,
    ]);
  });
}

function resetPolicy(text: string): ResetPolicy {
  const policy = parseResetPolicy(text);
  if (policy !== undefined) return policy;
  const expected = 'earliest, latest, none or by_duration: with a duration such as PT1H';
  throw new ConfigError([`Invalid value "${text}" for auto.offset.reset: expected ${expected}`]);
}
