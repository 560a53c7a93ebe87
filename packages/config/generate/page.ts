import { BROKER_CONFIGS } from '../src/broker/all.ts';
import { GROUP_CONFIGS } from '../src/broker/groups.ts';
import { CONSUMER_GROUP_CONFIGS } from '../src/broker/groups-consumer.ts';
import { SHARE_GROUP_CONFIGS } from '../src/broker/groups-share.ts';
import { STREAMS_GROUP_CONFIGS } from '../src/broker/groups-streams.ts';
import { LISTENER_CONFIGS } from '../src/broker/listeners.ts';
import { LOG_CONFIGS } from '../src/broker/log.ts';
import { LOG_CLEANER_CONFIGS } from '../src/broker/log-cleaner.ts';
import { METADATA_CONFIGS } from '../src/broker/metadata.ts';
import { METRICS_CONFIGS } from '../src/broker/metrics.ts';
import { NETWORK_CONFIGS } from '../src/broker/network.ts';
import { NODE_CONFIGS } from '../src/broker/node.ts';
import { OFFSETS_CONFIGS } from '../src/broker/offsets.ts';
import { QUORUM_CONFIGS } from '../src/broker/quorum.ts';
import { QUOTA_CONFIGS } from '../src/broker/quotas.ts';
import { REPLICATION_CONFIGS } from '../src/broker/replication.ts';
import { REPLICATION_THROTTLE_CONFIGS } from '../src/broker/replication-throttles.ts';
import { SASL_CONFIGS } from '../src/broker/sasl.ts';
import { SASL_OAUTHBEARER_CONFIGS } from '../src/broker/sasl-oauthbearer.ts';
import { SECURITY_CONFIGS } from '../src/broker/security.ts';
import { SSL_CONFIGS } from '../src/broker/ssl.ts';
import { TIERED_STORAGE_CONFIGS } from '../src/broker/tiered-storage.ts';
import { TOPIC_DEFAULT_CONFIGS } from '../src/broker/topics.ts';
import { TRANSACTION_CONFIGS } from '../src/broker/transactions.ts';
import { CLIENT_METRICS_CONFIGS } from '../src/client-metrics/all.ts';
import type { Definition, Definitions } from '../src/define.ts';
import { EFFECTIVE } from '../src/effects.ts';
import { GROUP_LEVEL_CONFIGS } from '../src/group/all.ts';
import { KAVKA_DEFAULTS } from '../src/kavka-defaults.ts';
import { TOPIC_CONFIGS } from '../src/topic/all.ts';
import { topicSynonym } from '../src/topic-synonyms.ts';
import { describeValidator } from '../src/validators.ts';

const BROKER_SECTIONS: readonly (readonly [string, Definitions])[] = [
  ['The node', NODE_CONFIGS],
  ['Listeners', LISTENER_CONFIGS],
  ['Network and requests', NETWORK_CONFIGS],
  ['Quorum of controllers', QUORUM_CONFIGS],
  ['Metadata log', METADATA_CONFIGS],
  ['Logs', LOG_CONFIGS],
  ['Compaction', LOG_CLEANER_CONFIGS],
  ['Topics', TOPIC_DEFAULT_CONFIGS],
  ['Replication', REPLICATION_CONFIGS],
  ['Committed offsets', OFFSETS_CONFIGS],
  ['Groups', GROUP_CONFIGS],
  ['Consumer groups', CONSUMER_GROUP_CONFIGS],
  ['Streams groups', STREAMS_GROUP_CONFIGS],
  ['Share groups', SHARE_GROUP_CONFIGS],
  ['Transactions', TRANSACTION_CONFIGS],
  ['Quotas', QUOTA_CONFIGS],
  ['Replication throttles (set while running only)', REPLICATION_THROTTLE_CONFIGS],
  ['Remote storage', TIERED_STORAGE_CONFIGS],
  ['Figures', METRICS_CONFIGS],
  ['Access', SECURITY_CONFIGS],
  ['TLS', SSL_CONFIGS],
  ['SASL', SASL_CONFIGS],
  ['OAuth tokens', SASL_OAUTHBEARER_CONFIGS],
];

const OF_BROKER: ReadonlySet<string> = new Set(EFFECTIVE.broker);
const OF_TOPIC: ReadonlySet<string> = new Set(EFFECTIVE.topic);
const OF_GROUP: ReadonlySet<string> = new Set(EFFECTIVE.group);

/** A column: its head, and what it says of a definition. */
type Column = readonly [string, (definition: Definition) => string];

const NAME: Column = ['name', ({ name }) => code(name)];
const TYPE: Column = ['type', ({ type }) => type];
const DEFAULT: Column = ['default', ({ defaultText }) => textOfDefault(defaultText)];
const EXPECTED: Column = ['expected', ({ validator }) => (validator ? describeValidator(validator) : '')];
const MODE: Column = ['change', ({ mode }) => mode ?? ''];
const ABOUT: Column = ['what it does', ({ documentation }) => documentation];

/** The whole page, as Markdown. */
export function configurationPage(): string {
  return `${[...introduction(), ...brokerPart(), ...topicPart(), ...groupPart(), ...clientMetricsPart()].join('\n')}\n`;
}

function introduction(): string[] {
  return [
    '# Configuration',
    '',
    'Generated from `packages/config` by `node packages/config/generate/docs.ts`; do not edit by hand.',
    '',
    "Kavka takes Apache Kafka 4.3.1's names, types, defaults and bounds. All of them are read, judged and described; the column",
    "**effect** says which ones Kavka acts on already. Properties come from a file in Java's Properties format and from",
    '`--override name=value`. A name that nobody knows is a warning, a wrong value an error.',
    '',
    '**change** says where a broker config may be changed while running: `read-only` only in the file, with a restart; `per-broker`',
    'for one broker; `cluster-wide` also for all brokers at once. The largest long, 9223372036854775807, means "no limit".',
    '',
    '## Without a properties file',
    '',
    'A node that is given no file starts as if these were in it. With a file, what it leaves out has the defaults below.',
    '',
    '```properties',
    ...[...KAVKA_DEFAULTS].map(([name, value]) => `${name}=${value}`),
    '```',
    '',
  ];
}

function brokerPart(): string[] {
  const effect = effectColumn(OF_BROKER);
  const columns = [NAME, TYPE, DEFAULT, EXPECTED, MODE, effect, ABOUT];
  return [
    '## Broker and controller',
    '',
    countOf(BROKER_CONFIGS, OF_BROKER),
    '',
    ...BROKER_SECTIONS.flatMap(([title, definitions]) => [
      `### ${title}`,
      '',
      ...table(columns, definitions),
      '',
    ]),
  ];
}

function topicPart(): string[] {
  const synonym: Column = ['default from', ({ name }) => code(topicSynonym(name) ?? '')];
  const columns = [NAME, TYPE, DEFAULT, EXPECTED, synonym, effectColumn(OF_TOPIC), ABOUT];
  return [
    '## Topics',
    '',
    countOf(TOPIC_CONFIGS, OF_TOPIC),
    'A value set for the topic counts first, then the broker config under "default from" (set while running for the broker, for',
    'all brokers, then in the file), then the default. `retention.ms`, `segment.ms` and `segment.jitter.ms` also listen to the',
    "broker's configs in other units, `flush.ms` to `log.flush.scheduler.interval.ms`.",
    '',
    ...table(columns, TOPIC_CONFIGS),
    '',
  ];
}

function groupPart(): string[] {
  const columns = [NAME, TYPE, DEFAULT, EXPECTED, effectColumn(OF_GROUP), ABOUT];
  return [
    '## Groups',
    '',
    countOf(GROUP_LEVEL_CONFIGS, OF_GROUP),
    "The defaults are those of the broker's configs with `group.` before the name, which also bound what a group may be given.",
    '',
    ...table(columns, GROUP_LEVEL_CONFIGS),
    '',
  ];
}

function clientMetricsPart(): string[] {
  return [
    "## Subscriptions to clients' figures",
    '',
    ...table([NAME, TYPE, DEFAULT, EXPECTED, ABOUT], CLIENT_METRICS_CONFIGS),
  ];
}

function effectColumn(effective: ReadonlySet<string>): Column {
  return ['effect', ({ name }) => (effective.has(name) ? 'yes' : 'no')];
}

function countOf(definitions: Definitions, effective: ReadonlySet<string>): string {
  return `${Object.keys(definitions).length} configs, ${effective.size} of them with an effect.`;
}

function table(columns: readonly Column[], definitions: Definitions): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(columns.map(([head]) => head)),
    `|${columns.map(() => '---').join('|')}|`,
    ...Object.values(definitions).map((definition) => line(columns.map(([, cell]) => cell(definition)))),
  ];
}

function textOfDefault(text: string | null | undefined): string {
  if (text === undefined) return 'must be given';
  if (text === null) return 'not set';
  return text === '' ? 'empty' : code(text);
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
