import {
  COMMAND_CONFIG,
  EITHER_BOOTSTRAP,
  flag,
  type Given,
  type Options,
  OUTPUT,
  oneOf,
  text,
  UsageError,
  type Valued,
} from '../../shell/index.ts';

const ACTIONS = ['list', 'add', 'remove'] as const;
const PATTERN_TYPES = ['any', 'match', 'literal', 'prefixed'] as const;
const REPEATED = { isRepeated: true };

const PATTERN_TYPE: Valued<(typeof PATTERN_TYPES)[number]> = {
  ...oneOf(
    PATTERN_TYPES,
    'How names are meant. literal and prefixed are kinds of entries; to list and to remove, "any" means entries of all ' +
      'kinds with exactly this name, "match" all entries that concern what has this name.',
    { fallback: 'literal' },
  ),
  parse: (word: string) => PATTERN_TYPES.find((type) => type === word.toLowerCase()),
};

export const ACL_OPTIONS = {
  'bootstrap-server': { ...EITHER_BOOTSTRAP['bootstrap-server'], aliases: [] },
  'bootstrap-controller': { ...EITHER_BOOTSTRAP['bootstrap-controller'], aliases: [] },
  ...COMMAND_CONFIG,
  ...OUTPUT,
  list: flag('Lists entries: of the resources that are given, or all.'),
  add: flag('Adds entries.'),
  remove: flag('Takes entries away, after asking.'),
  topic: text('topic', 'The topic; * stands for all topics.', { ...REPEATED, completes: 'topic' }),
  group: text('group', 'The group; * stands for all groups.', { ...REPEATED, completes: 'group' }),
  cluster: flag('The cluster.'),
  'transactional-id': text('id', 'The transactional id; * stands for all.', REPEATED),
  'delegation-token': text('token', 'The id of a delegation token; * stands for all.', REPEATED),
  'user-principal': text('user', 'The user whose tokens are created or described.', REPEATED),
  'resource-pattern-type': PATTERN_TYPE,
  operation: text(
    'operation',
    'What is allowed or denied: All, Read, Write, Create, Delete, Alter, Describe, ClusterAction, DescribeConfigs, ' +
      'AlterConfigs, IdempotentWrite, CreateTokens, DescribeTokens, TwoPhaseCommit. All, if none is given.',
    REPEATED,
  ),
  'allow-principal': text('type:name', 'Who may, such as User:alice; User:* stands for all.', REPEATED),
  'deny-principal': text('type:name', 'Who may not, which counts more.', REPEATED),
  'allow-host': text(
    'address',
    'From where --allow-principal may; from everywhere, if none is given.',
    REPEATED,
  ),
  'deny-host': text('address', 'From where --deny-principal may not.', REPEATED),
  principal: text('type:name', 'With --list: only entries of this principal.', REPEATED),
  producer: flag('What producers need: Write, Describe and Create of --topic.'),
  consumer: flag('What consumers need: Read and Describe of --topic, Read of --group.'),
  idempotent: flag('With --producer: IdempotentWrite of the cluster, for brokers before 2.8.'),
  force: flag('Does not ask.'),
} as const satisfies Options;

export type AclOptions = Given<typeof ACL_OPTIONS>;
export type Action = (typeof ACTIONS)[number];

/** What to do. @throws UsageError for options that do not go together, in the words of the original */
export function actionOf(given: AclOptions): Action {
  const addresses = given.present('bootstrap-server', 'bootstrap-controller').length;
  if (addresses === 2)
    throw new UsageError('Only one of --bootstrap-server or --bootstrap-controller must be specified');
  if (addresses === 0)
    throw new UsageError('One of --bootstrap-server or --bootstrap-controller must be specified');
  const action = given.action(ACTIONS, 'Command must include exactly one action: --list, --add, --remove. ');
  const denials = ['deny-host', 'deny-principal'] as const;
  given.exclude('list', 'producer', 'consumer', 'allow-host', 'allow-principal', ...denials);
  given.exclude('producer', 'operation', 'deny-principal', 'deny-host');
  given.exclude('consumer', 'operation', 'deny-principal', 'deny-host');
  if (given.has('principal') && action !== 'list')
    throw new UsageError('The --principal option is only available if --list is set');
  if (given.has('producer') && !given.has('topic'))
    throw new UsageError('With --producer you must specify a --topic');
  if (given.has('idempotent') && !given.has('producer'))
    throw new UsageError('The --idempotent option is only available if --producer is set');
  checkConsumer(given);
  const patternType = given.need('resource-pattern-type');
  if (action === 'add' && (patternType === 'any' || patternType === 'match'))
    throw new UsageError(
      `A '--resource-pattern-type' value of '${patternType.toUpperCase()}' is not valid when adding acls.`,
    );
  return action;
}

function checkConsumer(given: AclOptions): void {
  if (!given.has('consumer')) return;
  const isOfProducer = given.has('producer');
  const hasOthers = !isOfProducer && given.present('cluster', 'transactional-id').length > 0;
  if (given.present('topic', 'group').length < 2 || hasOthers)
    throw new UsageError(
      'With --consumer you must specify a --topic and a --group and no --cluster or --transactional-id option should be ' +
        'specified.',
    );
}
