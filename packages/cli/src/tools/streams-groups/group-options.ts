import { SCENARIO_OPTIONS, SCENARIOS } from '../../offsets/reset-scenarios.ts';
import {
  CONNECTION,
  flag,
  type Given,
  long,
  type Options,
  OUTPUT,
  text,
  UsageError,
} from '../../shell/index.ts';

const ACTIONS = ['list', 'describe', 'delete', 'reset-offsets', 'delete-offsets'] as const;
const REPORTS = ['members', 'offsets', 'state'] as const;

export const GROUP_OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  list: flag('Lists all streams groups.'),
  describe: flag('Shows groups: how far they lag, their members with their tasks, or their state.'),
  delete: flag('Deletes groups without members, with all their offsets.'),
  'reset-offsets': flag(
    `Sets the offsets of groups without members. Needs one of ${SCENARIOS.map((name) => `--${name}`).join(', ')}; ` +
      '--input-topic or --all-input-topics, but for --from-file; and --dry-run or --execute.',
  ),
  'delete-offsets': flag('Deletes the offsets of a group in topics.'),
  group: text('group', 'The group: the id of the application.', { isRepeated: true, completes: 'group' }),
  'all-groups': flag('All streams groups.'),
  'input-topic': text('topic[:0,1,2]', 'The topic, or some of its partitions.', {
    isRepeated: true,
    completes: 'topic',
  }),
  'all-input-topics': flag('All topics that the topology reads from and the group has offsets in.'),
  members: flag('With --describe: the members with their tasks.'),
  offsets: flag('With --describe: offsets and lag, as without anything.'),
  state: text(
    'states',
    'With --describe: the state. With --list: states of groups, or only groups in these.',
    {
      whenAlone: '',
    },
  ),
  verbose: flag('With --describe: more columns.'),
  'delete-internal-topic': text('topic', 'With --reset-offsets --execute: deletes this internal topic too.', {
    isRepeated: true,
    completes: 'topic',
  }),
  'delete-all-internal-topics': flag(
    'With --delete and --reset-offsets --execute: deletes internal topics too.',
  ),
  'dry-run': flag('With --reset-offsets: only shows the new offsets.'),
  execute: flag('With --reset-offsets: sets the new offsets.'),
  export: flag('With --reset-offsets: shows the new offsets as CSV, which --from-file reads.'),
  ...SCENARIO_OPTIONS,
  timeout: long('ms', 'How long brokers may take.', { fallback: 30_000n }),
} as const satisfies Options;

export type GroupOptions = Given<typeof GROUP_OPTIONS>;
export type Action = (typeof ACTIONS)[number];

/** What to do. @throws UsageError for options that do not go together, in the words of the original */
export function actionOf(given: GroupOptions): Action {
  for (const name of [...REPORTS, 'verbose'] as const) {
    const isOfList = name === 'state' && given.has('list');
    if (given.has(name) && !given.has('describe') && !isOfList)
      throw new UsageError(`Option(s) [${name}] are unavailable given other options on the command line`);
  }
  if (given.has('describe')) checkDescribe(given);
  if (given.has('delete')) checkDelete(given);
  if (given.has('delete-offsets')) checkDeleteOffsets(given);
  if (given.has('reset-offsets')) checkReset(given);
  checkInternalTopics(given);
  if (given.present('dry-run', 'execute').length > 0 && !given.has('reset-offsets'))
    throw new UsageError('Only Option [reset-offsets] accepts [execute] or [dry-run]');
  given.exclude('group', 'all-groups', 'list');
  given.exclude('input-topic', 'list', 'describe', 'delete');
  return given.action(
    ACTIONS,
    'Command must include exactly one action: --list, --describe, --delete, --reset-offsets, or --delete-offsets.',
  );
}

function needScope(given: GroupOptions, action: Action): void {
  if (given.present('group', 'all-groups').length === 0)
    throw new UsageError(`Option [${action}] takes one of these options: [all-groups], [group]`);
}

function checkDescribe(given: GroupOptions): void {
  needScope(given, 'describe');
  if (given.present(...REPORTS).length > 1)
    throw new UsageError(
      'Option [describe] takes at most one of these options: [members], [offsets], [state]',
    );
  if (given.has('state') && given.get('state') !== '')
    throw new UsageError('Option [describe] does not take a value for [state]');
}

function checkDelete(given: GroupOptions): void {
  needScope(given, 'delete');
  if (given.present('input-topic', 'all-input-topics').length > 0)
    throw new UsageError(
      'Kafka Streams does not support topic-specific offset deletion from a streams group.',
    );
}

function checkDeleteOffsets(given: GroupOptions): void {
  if (given.present('input-topic', 'all-input-topics').length === 0 || !given.has('group'))
    throw new UsageError(
      'Option [delete-offsets] takes the [group] and one of these options: [all-input-topics], [input-topic]',
    );
  const groups = given.all('group');
  if (groups.length > 1)
    throw new UsageError(
      `Option [delete-offsets] supports only one [group] at a time, but found: [${groups.join(', ')}]`,
    );
}

function checkReset(given: GroupOptions): void {
  const ways = given.present('dry-run', 'execute').length;
  if (ways === 2) throw new UsageError('Option [reset-offsets] only accepts one of [execute] and [dry-run]');
  if (ways === 0) throw new UsageError('Option [reset-offsets] takes the option: [execute] or [dry-run]');
  needScope(given, 'reset-offsets');
  for (const scenario of SCENARIOS)
    given.exclude(scenario, ...SCENARIOS.filter((other) => other !== scenario));
}

function checkInternalTopics(given: GroupOptions): void {
  const isReset = given.has('reset-offsets');
  const isDone = isReset && given.has('execute');
  if (given.has('delete-all-internal-topics')) {
    if (!isReset && !given.has('delete'))
      throw new UsageError(
        'Option [delete-all-internal-topics] takes one of these options: [delete], [reset-offsets]',
      );
    if (isReset && !isDone)
      throw new UsageError(
        'Option [delete-all-internal-topics] takes [execute] when [reset-offsets] is used.',
      );
  } else if (given.has('delete-internal-topic') && !isDone)
    throw new UsageError('Option [delete-internal-topic] takes [reset-offsets] when [execute] is used.');
}
