import { BROKER_CONFIGS, CLIENT_METRICS_CONFIGS, GROUP_LEVEL_CONFIGS, TOPIC_CONFIGS } from '@kavka/config';
import {
  COMMAND_CONFIG,
  EITHER_BOOTSTRAP,
  flag,
  type Given,
  type Options,
  OUTPUT,
  text,
} from '../../shell/index.ts';

export const BOOTSTRAP_ERROR = 'Either --bootstrap-server or --bootstrap-controller must be specified.';

const names = (configs: object): string => Object.keys(configs).sort().join(', ');

export const CONFIGS_OPTIONS = {
  ...EITHER_BOOTSTRAP,
  ...COMMAND_CONFIG,
  ...OUTPUT,
  describe: flag('Shows configs.'),
  alter: flag('Changes configs.'),
  all: flag('With --describe: also configs that have their default.'),
  'entity-type': text(
    'type',
    'topics, clients, users, brokers, broker-loggers, ips, client-metrics or groups.',
    {
      isRepeated: true,
    },
  ),
  'entity-name': text('name', 'The name of the topic, client, user, broker and so on.', { isRepeated: true }),
  'entity-default': flag('The default for all of the type, in the place of --entity-name.'),
  topic: text('name', 'A topic.', { completes: 'topic' }),
  broker: text('id', 'A broker.'),
  'broker-defaults': flag('The defaults of all brokers.'),
  'broker-logger': text('id', 'The levels of the loggers of a broker.'),
  user: text('name', 'A user.'),
  'user-defaults': flag('The defaults of all users.'),
  client: text('id', 'A client.'),
  'client-defaults': flag('The defaults of all clients.'),
  ip: text('address', 'A network address.'),
  'ip-defaults': flag('The defaults of all addresses.'),
  'client-metrics': text('name', 'A subscription to metrics of clients.'),
  group: text('id', 'A group.', { completes: 'group' }),
  'add-config': text(
    'k1=v1,k2=[v2,v3]',
    'Configs to set. Brackets hold values that contain commas. ' +
      `Topics have: ${names(TOPIC_CONFIGS)}. Groups have: ${names(GROUP_LEVEL_CONFIGS)}. ` +
      `Client metrics have: ${names(CLIENT_METRICS_CONFIGS)}. Users and clients have: consumer_byte_rate, ` +
      'controller_mutation_rate, producer_byte_rate, request_percentage; users also SCRAM-SHA-256 and SCRAM-SHA-512 ' +
      '(=[iterations=8192,password=secret]). Addresses have: connection_creation_rate. ' +
      `Brokers have ${Object.keys(BROKER_CONFIGS).length} configs, of which docs/configuration.md says which can be changed.`,
  ),
  'add-config-file': text('file', 'A properties file with configs to set.', { completes: 'file' }),
  'delete-config': text('k1,k2', 'Configs to take away: the default counts again.', { isRepeated: true }),
} as const satisfies Options;

export type ConfigsGiven = Given<typeof CONFIGS_OPTIONS>;
