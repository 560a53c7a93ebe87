import { SCENARIO_OPTIONS, SCENARIOS } from '../../offsets/reset-scenarios.ts';
import {
  BOOTSTRAP,
  COMMAND_CONFIG,
  flag,
  type Given,
  long,
  type Options,
  OUTPUT,
  text,
  UsageError,
} from '../../shell/index.ts';

const ACTIONS = ['list', 'describe', 'delete', 'reset-offsets', 'delete-offsets', 'validate-regex'] as const;
const SCOPE = ['group', 'all-groups'] as const;
const REPORTS = ['members', 'offsets', 'state'] as const;

export const GROUP_OPTIONS = {
  'bootstrap-server': { ...BOOTSTRAP['bootstrap-server'], isRequired: false },
  ...COMMAND_CONFIG,
  ...OUTPUT,
  list: flag('Lists all groups of consumers.'),
  describe: flag('Shows groups: their offsets and how far they lag, their members, or their state.'),
  delete: flag('Deletes groups without members, with all their offsets.'),
  'reset-offsets': flag(
    `Sets the offsets of groups without members. Needs one of ${SCENARIOS.map((name) => `--${name}`).join(', ')}; ` +
      'and --topic or --all-topics, but for --from-file. Shows what it would do (--dry-run), or does it (--execute).',
  ),
  'delete-offsets': flag('Deletes the offsets of a group in topics that none of its members reads.'),
  'validate-regex': text('regex', 'Checks a regular expression of a subscription (RE2).'),
  group: text('group', 'The group.', { isRepeated: true, completes: 'group' }),
  'all-groups': flag('All groups of consumers.'),
  topic: text('topic[:0,1,2]', 'The topic, or some of its partitions.', {
    isRepeated: true,
    completes: 'topic',
  }),
  'all-topics': flag('All topics that the group has offsets in.'),
  members: flag('With --describe: the members.'),
  offsets: flag('With --describe: offsets and lag, as without anything.'),
  state: text(
    'states',
    'With --describe: the state. With --list: states of groups, or only groups in these.',
    {
      whenAlone: '',
    },
  ),
  type: text('types', 'With --list: types of groups, or only groups of these: classic, consumer.', {
    whenAlone: '',
  }),
  verbose: flag('With --describe: more columns.'),
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
  for (const name of ['members', 'verbose', 'offsets'] as const)
    if (given.has(name) && !given.has('describe'))
      throw new UsageError(`Option(s) [${name}] are unavailable given other options on the command line`);
  if (!given.has('validate-regex')) given.require('bootstrap-server');
  if (given.has('describe')) checkDescribe(given);
  if (given.has('delete')) checkDelete(given);
  if (given.has('delete-offsets') && given.present('group', 'topic').length < 2)
    throw new UsageError('Option [delete-offsets] takes the following options: [group], [topic]');
  if (given.has('reset-offsets')) checkReset(given);
  given.exclude('group', 'all-groups', 'list');
  given.exclude('topic', 'list', 'describe');
  return given.action(
    ACTIONS,
    `Command must include exactly one action: ${ACTIONS.map((name) => `--${name}`).join(', ')}`,
  );
}

function needScope(given: GroupOptions, action: Action): void {
  if (given.present(...SCOPE).length === 0)
    throw new UsageError(`Option [${action}] takes one of these options: [group], [all-groups]`);
}

function checkDelete(given: GroupOptions): void {
  needScope(given, 'delete');
  if (given.has('topic'))
    throw new UsageError(
      'The consumer does not support topic-specific offset deletion from a consumer group.',
    );
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

function checkReset(given: GroupOptions): void {
  if (given.has('dry-run') && given.has('execute'))
    throw new UsageError('Option [reset-offsets] only accepts one of [execute] and [dry-run]');
  needScope(given, 'reset-offsets');
  for (const scenario of SCENARIOS)
    given.exclude(scenario, ...SCENARIOS.filter((other) => other !== scenario));
}
