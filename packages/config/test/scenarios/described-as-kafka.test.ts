import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  clientMetricsConfig,
  type DescribedConfig,
  describeBroker,
  describeBrokerDefaults,
  describeBrokerLoggers,
  describeClientMetrics,
  describeGroup,
  describeTopic,
  groupConfig,
  parseProperties,
  readBrokerConfig,
  topicConfig,
} from '../../src/index.ts';

// What Apache Kafka 4.3.1 answered to DescribeConfigs with this file, before and after these changes through the admin API.
const CLUSTER = {
  'log.retention.ms': '70000000',
  'listener.name.plaintext.max.connections': '12',
  'max.connections.per.ip': '500',
  'num.io.threads': '12',
};
const BROKER = {
  'num.io.threads': '10',
  'log.cleanup.policy': 'compact , delete',
  'listener.name.plaintext.ssl.keystore.type': 'PEM',
  'listener.name.plaintext.foo': '9',
  'listener.name.plaintext.plain.sasl.jaas.config': 'secret',
  'listener.name.plaintext.ssl.key.password': 'secret',
  'log.flush.interval.ms': '100',
  'leader.replication.throttled.rate': '1000',
  'foo.dynamic': '5',
  'compression.type': 'gzip',
  'cordoned.log.dirs': '*',
};
const TOPIC = {
  'cleanup.policy': 'compact, delete',
  'retention.ms': ' 60000 ',
  preallocate: 'TRUE',
  'min.cleanable.dirty.ratio': '.25d',
  'internal.segment.bytes': '1000',
  'flush.messages': '+5',
  'leader.replication.throttled.replicas': '0:1, 1:1',
};
const GROUP = {
  'consumer.session.timeout.ms': '50000',
  'share.auto.offset.reset': 'by_duration:PT1H',
};
const METRICS = { 'interval.ms': '1000', match: 'client_id=abc,client_software_name=x.*' };

/** Set by Kafka's storage format where eligible leader replicas are on. */
const FORMATTED = new Map([['min.insync.replicas', '1']]);

test('configs are described as Kafka does: values, sources, synonyms, types, flags', () => {
  const described = describeAll(FORMATTED, {}, {}, {}, {});
  assert.deepEqual(described, fixture('before.tsv'));
});

test('changed configs are described as Kafka does', () => {
  const cluster = new Map([...FORMATTED, ...Object.entries(CLUSTER)]);
  const described = describeAll(cluster, BROKER, TOPIC, GROUP, METRICS);
  assert.deepEqual(described, fixture('after.tsv'));
});

test('only the named configs are described, unknown names not at all', () => {
  const { config } = readBrokerConfig(parseProperties(text('server.properties')));
  const topic = topicConfig(new Map(), config);
  const names = (found: readonly DescribedConfig[]) => found.map(({ name }) => name);
  assert.deepEqual(names(describeTopic(topic, config, ['segment.ms', 'no.such', 'cleanup.policy'])), [
    'cleanup.policy',
    'segment.ms',
  ]);
  assert.deepEqual(names(describeBroker(config, ['node.id'])), ['node.id']);
});

test('loggers are described without type and synonyms', () => {
  assert.deepEqual(describeBrokerLoggers(new Map([['root', 'INFO']])), [
    {
      name: 'root',
      value: 'INFO',
      readOnly: false,
      source: 6,
      sensitive: false,
      synonyms: [],
      type: 0,
      documentation: null,
    },
  ]);
});

type Texts = Readonly<Record<string, string>>;

function describeAll(
  cluster: ReadonlyMap<string, string>,
  broker: Texts,
  topic: Texts,
  group: Texts,
  metrics: Texts,
): string[] {
  const { config } = readBrokerConfig(parseProperties(text('server.properties')));
  const node = config.withDynamic(cluster, mapOf(broker));
  return [
    ...rows('TOPIC:t', describeTopic(topicConfig(mapOf(topic), node), node)),
    ...rows('BROKER:1', describeBroker(node)),
    ...rows('BROKER:', describeBrokerDefaults(node)),
    ...rows('GROUP:g', describeGroup(groupConfig(mapOf(group), node), node)),
    ...rows('CLIENT_METRICS:m', describeClientMetrics(clientMetricsConfig(mapOf(metrics)))),
  ].sort();
}

const SOURCES = [
  'UNKNOWN',
  'DYNAMIC_TOPIC_CONFIG',
  'DYNAMIC_BROKER_CONFIG',
  'DYNAMIC_DEFAULT_BROKER_CONFIG',
  'STATIC_BROKER_CONFIG',
  'DEFAULT_CONFIG',
  'DYNAMIC_BROKER_LOGGER_CONFIG',
  'DYNAMIC_CLIENT_METRICS_CONFIG',
  'DYNAMIC_GROUP_CONFIG',
];
const TYPES = ['UNKNOWN', 'BOOLEAN', 'STRING', 'INT', 'SHORT', 'LONG', 'DOUBLE', 'LIST', 'CLASS', 'PASSWORD'];

/** The lines that a program with Kafka's admin client printed. */
function rows(resource: string, configs: readonly DescribedConfig[]): string[] {
  return configs.map(({ name, value, source, type, readOnly, sensitive, synonyms }) => {
    const chain = synonyms.map((synonym) => `|${synonym.name}=${synonym.value}@${SOURCES[synonym.source]}`);
    const flags = [readOnly ? 'ro' : 'rw', sensitive ? 'sensitive' : ''];
    return [resource, name, String(value), SOURCES[source], TYPES[type], ...flags, chain.join('')].join('\t');
  });
}

function fixture(name: string): string[] {
  return text(name).replace(/\n$/, '').split('\n').sort();
}

function text(name: string): string {
  return readFileSync(new URL(`../fixtures/described/${name}`, import.meta.url), 'utf8');
}

function mapOf(texts: Texts): Map<string, string> {
  return new Map(Object.entries(texts));
}
