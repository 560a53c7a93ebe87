import { CONSUMER_CONFIGS, ConfigError } from '@kavka/config';
import {
  type ClientExtras,
  type ClusterSettings,
  type ConfigInput,
  checkCodeOptions,
  clusterSettings,
  FUNCTION,
  objectWith,
  readClientConfig,
  securityDefaults,
  separated,
  withoutNames,
} from '../config/index.ts';
import type { Deserializers } from '../consumer/records/record-source.ts';
import { type ClientHooks, HOOKS } from '../hooks/index.ts';
import { type Deserializer, serdes } from '../serde/index.ts';
import type { AcknowledgeOutcome } from './outcome.ts';

/** What Kafka's share consumer refuses, and what is code here. */
const DEFINITIONS = withoutNames(
  CONSUMER_CONFIGS,
  'auto.offset.reset',
  'enable.auto.commit',
  'group.instance.id',
  'group.protocol',
  'group.remote.assignor',
  'heartbeat.interval.ms',
  'interceptor.classes',
  'isolation.level',
  'key.deserializer',
  'partition.assignment.strategy',
  'session.timeout.ms',
  'value.deserializer',
);

const NOT_SHARED = 'share groups know none';
const ABSENT = {
  'auto.offset.reset': "it is the group's: the config share.auto.offset.reset",
  'enable.auto.commit': NOT_SHARED,
  'group.instance.id': NOT_SHARED,
  'group.protocol': NOT_SHARED,
  'group.remote.assignor': NOT_SHARED,
  'heartbeat.interval.ms': "it is the group's: the config share.heartbeat.interval.ms",
  'interceptor.classes': NOT_SHARED,
  'isolation.level': "it is the group's: the config share.isolation.level",
  'key.deserializer': 'give keyDeserializer, an object',
  'partition.assignment.strategy': NOT_SHARED,
  'session.timeout.ms': "it is the group's: the config share.session.timeout.ms",
  'value.deserializer': 'give valueDeserializer, an object',
};

const DESERIALIZER = objectWith('deserialize');
const CODE_OPTIONS = {
  keyDeserializer: DESERIALIZER,
  valueDeserializer: DESERIALIZER,
  hooks: HOOKS,
  onAcknowledged: FUNCTION,
};

/**
 * Kafka's consumer configs as far as share groups know them, in its own names or in camel case, and what is code.
 *
 * @example
 * new ShareConsumer({ bootstrapServers: 'localhost:9092', groupId: 'mails', shareAcknowledgementMode: 'explicit' });
 */
export type ShareConsumerOptions<K, V> = ConfigInput<typeof DEFINITIONS> &
  ClientExtras & {
    /** Without it, keys are bytes. */
    readonly keyDeserializer?: Deserializer<K>;
    /** Without it, values are bytes. */
    readonly valueDeserializer?: Deserializer<V>;
    readonly hooks?: ClientHooks;
    /** Told what became of acknowledgements, whoever sent them. */
    readonly onAcknowledged?: (outcomes: readonly AcknowledgeOutcome[]) => void;
  };

export interface ShareConsumerSettings {
  readonly cluster: ClusterSettings;
  readonly groupId: string;
  readonly rackId: string;
  /** Asking for the next record accepts the last one. */
  readonly isImplicit: boolean;
  /** Never more records than `maxRecords`; otherwise whole batches. */
  readonly isRecordLimit: boolean;
  readonly maxRecords: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly maxWaitMs: number;
  readonly checksCrcs: boolean;
  readonly defaultTimeoutMs: number;
}

/** @throws ConfigError */
export function shareConsumerSettings<K, V>(options: ShareConsumerOptions<K, V>): ShareConsumerSettings {
  checkCodeOptions(options, CODE_OPTIONS);
  const {
    keyDeserializer: _key,
    valueDeserializer: _value,
    hooks: _hooks,
    onAcknowledged: _onAcknowledged,
    ...given
  } = options;
  const { extras, config } = separated(given);
  const values = readClientConfig(DEFINITIONS, config, securityDefaults(extras), ABSENT);
  const groupId = values.string('group.id');
  if (groupId === null || groupId.trim() === '')
    throw new ConfigError(['group.id is missing: share consumers are always members of a group']);
  return {
    cluster: clusterSettings(values, extras),
    groupId,
    rackId: values.string('client.rack'),
    isImplicit: values.string('share.acknowledgement.mode') === 'implicit',
    isRecordLimit: values.string('share.acquire.mode').toLowerCase() === 'record_limit',
    maxRecords: values.number('max.poll.records'),
    minBytes: values.number('fetch.min.bytes'),
    maxBytes: values.number('fetch.max.bytes'),
    maxWaitMs: values.number('fetch.max.wait.ms'),
    checksCrcs: values.boolean('check.crcs'),
    defaultTimeoutMs: values.number('default.api.timeout.ms'),
  };
}

/** Bytes where nothing else is asked for. */
export function deserializersOf<K, V>(options: ShareConsumerOptions<K, V>): Deserializers<K, V> {
  const { keyDeserializer, valueDeserializer } = options;
  return {
    key: keyDeserializer ?? (serdes.buffer as Deserializer<unknown> as Deserializer<K>),
    value: valueDeserializer ?? (serdes.buffer as Deserializer<unknown> as Deserializer<V>),
  };
}
