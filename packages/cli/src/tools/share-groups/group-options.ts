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
const SCENARIOS = ['to-datetime', 'to-earliest', 'to-latest'] as const;

export const GROUP_OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  list: flag('Lists all share groups.'),
  describe: flag('Shows groups: where they are in their partitions, their members, or their state.'),
  delete: flag('Deletes groups without members.'),
  'reset-offsets': flag(
    'Moves a group without members. Needs --to-datetime, --to-earliest or --to-latest; --topic or --all-topics; ' +
      'and --dry-run or --execute.',
  ),
  'delete-offsets': flag('Forgets topics of a group without members.'),
  group: text('group', 'The group.', { isRepeated: true, completes: 'group' }),
  'all-groups': flag('All share groups.'),
  topic: text('topic[:0,1,2]', 'The topic, or with --reset-offsets some of its partitions.', {
    isRepeated: true,
    completes: 'topic',
  }),
  'all-topics': flag('All topics that the group reads.'),
  members: flag('With --describe: the members.'),
  offsets: flag('With --describe: where the group is, as without anything.'),
  state: text(
    'states',
    'With --describe: the state. With --list: states of groups, or only groups in these: Empty, Stable, Dead.',
    { whenAlone: '' },
  ),
  verbose: flag('With --describe: more columns.'),
  'dry-run': flag('With --reset-offsets: only shows the new offsets.'),
  execute: flag('With --reset-offsets: sets the new offsets.'),
  'to-datetime': text(
    'time',
    'To the first record at or after this time: YYYY-MM-DDThh:mm:ss.sss, with or without a zone.',
  ),
  'to-earliest': flag('To the first record.'),
  'to-latest': flag('Behind the last record.'),
  timeout: long('ms', 'How long brokers may take.', { fallback: 30_000n }),
} as const satisfies Options;

export type GroupOptions = Given<typeof GROUP_OPTIONS>;
export type Action = (typeof ACTIONS)[number];
export type Scenario = (typeof SCENARIOS)[number];

/** What to do. @throws UsageError for options that do not go together, in the words of the original */
export function actionOf(given: GroupOptions): Action {
  for (const name of ['members', 'offsets', 'state', 'verbose'] as const) {
    const isOfList = name === 'state' && given.has('list');
    if (given.has(name) && !given.has('describe') && !isOfList)
      throw new UsageError(`Option(s) [${name}] are unavailable given other options on the command line`);
  }
  if (given.has('describe')) checkDescribe(given);
  if (given.has('delete')) checkDelete(given);
  if (given.has('delete-offsets') && given.present('group', 'topic').length < 2)
    throw new UsageError('Option [delete-offsets] takes the following options: [group], [topic]');
  if (given.has('reset-offsets')) checkReset(given);
  given.exclude('group', 'all-groups', 'list');
  given.exclude('topic', 'list', 'describe');
  return given.action(
    ACTIONS,
    `Command must include exactly one action: ${ACTIONS.map((name) => `--${name}`).join(', ')}.`,
  );
}

export function scenarioOf(given: GroupOptions): Scenario {
  const [scenario] = given.present(...SCENARIOS);
  if (scenario !== undefined) return scenario;
  throw new UsageError(
    'Option [reset-offsets] takes one of these options: [to-datetime], [to-earliest], [to-latest]',
  );
}

function checkDescribe(given: GroupOptions): void {
  if (given.present('group', 'all-groups').length === 0)
    throw new UsageError('Option [describe] takes one of these options: [all-groups], [group]');
  if (given.present(...REPORTS).length > 1)
    throw new UsageError(
      'Option [describe] takes at most one of these options: [members], [offsets], [state]',
    );
  if (given.has('state') && given.get('state') !== '')
    throw new UsageError('Option [describe] does not take a value for [state]');
}

function checkDelete(given: GroupOptions): void {
  const scopes = given.present('group', 'all-groups').length;
  if (scopes === 0) throw new UsageError('Option [delete] takes the options [group] or [all-groups]');
  if (scopes === 2) throw new UsageError('Option [delete] takes either [group] or [all-groups], not both.');
  if (given.has('topic')) throw new UsageError('Option [delete] does not take the option: [topic]');
}

function checkReset(given: GroupOptions): void {
  const ways = given.present('dry-run', 'execute').length;
  if (ways === 2) throw new UsageError('Option [reset-offsets] only accepts one of [execute] and [dry-run]');
  if (ways === 0) throw new UsageError('Option [reset-offsets] takes the option: [execute] or [dry-run]');
  if (!given.has('group')) throw new UsageError('Option [reset-offsets] takes the option: [group]');
  if (given.present('topic', 'all-topics').length === 0)
    throw new UsageError('Option [reset-offsets] takes one of these options: [all-topics], [topic]');
  scenarioOf(given);
  for (const scenario of SCENARIOS)
    given.exclude(scenario, ...SCENARIOS.filter((other) => other !== scenario));
}
