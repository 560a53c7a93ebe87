import { TOPIC_CONFIGS } from '@kavka/config';
import {
  CONNECTION,
  flag,
  type Given,
  integer,
  type Options,
  OUTPUT,
  text,
  UsageError,
} from '../../shell/index.ts';

export const ACTIONS = ['create', 'list', 'alter', 'describe', 'delete'] as const;
const REPORTS = [
  'under-replicated-partitions',
  'under-min-isr-partitions',
  'at-min-isr-partitions',
  'unavailable-partitions',
] as const;
const USE_CONFIGS_TOOL = '(To alter topic configurations, the kafka-configs tool can be used.)';

export const TOPIC_OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  list: flag('Lists all topics.'),
  create: flag('Creates a topic.'),
  delete: flag('Deletes topics.'),
  alter: flag(`Changes the number of partitions and where they are. ${USE_CONFIGS_TOOL}`),
  describe: flag('Shows the partitions of topics, their leaders and replicas.'),
  topic: text(
    'topic',
    'The topic to create, alter, describe or delete. Also a regular expression, but for --create; "\\." is a dot then.',
    { completes: 'topic' },
  ),
  'topic-id': text('id', 'The id of the topic to describe.'),
  config: text(
    'name=value',
    `A config of the topic to create. There are: ${Object.keys(TOPIC_CONFIGS).sort().join(', ')}. ${USE_CONFIGS_TOOL}`,
    { isRepeated: true },
  ),
  'delete-config': text('name', 'Does nothing any more.', { isRepeated: true, isHidden: true }),
  partitions: integer(
    'number',
    'How many partitions the topic has or gets. Left out with --create: as the brokers are set. ' +
      'With more partitions, keys go to other partitions than before.',
  ),
  'replication-factor': integer(
    'number',
    'How many replicas each partition of the new topic has. Left out: as the brokers are set.',
  ),
  'replica-assignment': text(
    'id:id,id:id,...',
    'The brokers of each partition, the preferred leader first; partitions are separated by commas.',
  ),
  'under-replicated-partitions': flag('Shows only partitions with replicas that are not in sync.'),
  'unavailable-partitions': flag('Shows only partitions whose leader is not there.'),
  'under-min-isr-partitions': flag(
    'Shows only partitions with fewer replicas in sync than min.insync.replicas.',
  ),
  'at-min-isr-partitions': flag(
    'Shows only partitions with as many replicas in sync as min.insync.replicas.',
  ),
  'topics-with-overrides': flag('Shows only topics that have configs of their own.'),
  'if-exists': flag('With --alter, --delete, --describe: no error when the topic is not there.'),
  'if-not-exists': flag('With --create: no error when the topic is there already.'),
  'exclude-internal': flag('With --list and --describe: leaves out topics such as __consumer_offsets.'),
  'partition-size-limit-per-response': integer(
    'number',
    'Of how many partitions one answer of a broker tells.',
    { fallback: 2000 },
  ),
} as const satisfies Options;

export type TopicOptions = Given<typeof TOPIC_OPTIONS>;
export type Action = (typeof ACTIONS)[number];

/** What to do. @throws UsageError for options that do not go together, in the words of the original */
export function actionOf(given: TopicOptions): Action {
  const action = given.action(
    ACTIONS,
    'Command must include exactly one action: --list, --describe, --create, --alter or --delete',
  );
  if (action === 'describe' && given.has('if-exists') && given.present('topic', 'topic-id').length === 0)
    throw new UsageError('--topic or --topic-id is required to describe a topic');
  if (action !== 'list' && action !== 'describe') given.require('topic');
  if (action === 'alter') {
    if (given.has('config'))
      throw new UsageError(
        `Option combination "[[config], [bootstrap-server]]" can't be used with option "[alter]" ${USE_CONFIGS_TOOL}`,
      );
    given.require('partitions');
  }
  checkTogether(given);
  return action;
}

function checkTogether(given: TopicOptions): void {
  given.exclude('config', ...actionsBut('alter', 'create'));
  given.exclude('partitions', ...actionsBut('alter', 'create'));
  given.exclude('replication-factor', ...actionsBut('create'));
  given.exclude('replica-assignment', ...actionsBut('alter', 'create'));
  if (given.has('create')) given.exclude('replica-assignment', 'partitions', 'replication-factor');
  for (const report of REPORTS) given.exclude(report, ...actionsBut('describe'), 'topics-with-overrides');
  given.exclude('topics-with-overrides', ...actionsBut('describe'), ...REPORTS);
  given.exclude('if-exists', ...actionsBut('alter', 'delete', 'describe'));
  given.exclude('if-not-exists', ...actionsBut('create'));
  given.exclude('exclude-internal', ...actionsBut('list', 'describe'));
}

function actionsBut(...allowed: readonly Action[]): Action[] {
  return ACTIONS.filter((action) => !allowed.includes(action));
}
