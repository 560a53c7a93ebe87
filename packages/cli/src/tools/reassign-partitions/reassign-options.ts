import {
  COMMAND_CONFIG,
  EITHER_BOOTSTRAP,
  flag,
  type Given,
  long,
  type Options,
  OUTPUT,
  text,
  UsageError,
} from '../../shell/index.ts';

const ACTIONS = ['generate', 'execute', 'verify', 'cancel', 'list'] as const;
const FORMAT =
  '{"partitions": [{"topic": "orders", "partition": 1, "replicas": [1,2,3], "log_dirs": ["any","any","/data"]}], "version": 1}';
const TOPICS_FORMAT = '{"topics": [{"topic": "orders"}, {"topic": "payments"}], "version": 1}';

export const REASSIGN_OPTIONS = {
  'bootstrap-server': { ...EITHER_BOOTSTRAP['bootstrap-server'], aliases: [] },
  'bootstrap-controller': { ...EITHER_BOOTSTRAP['bootstrap-controller'], aliases: [] },
  ...COMMAND_CONFIG,
  ...OUTPUT,
  generate: flag('Proposes how to spread topics over brokers; changes nothing.'),
  execute: flag('Starts to move partitions as --reassignment-json-file says.'),
  verify: flag(
    'Shows how far the moves of --reassignment-json-file are, and lifts throttles when all are done.',
  ),
  cancel: flag('Ends the moves of --reassignment-json-file: partitions stay where they were.'),
  list: flag('Lists all moves that are under way.'),
  'reassignment-json-file': text(
    'file',
    `Where partitions go: ${FORMAT}. "log_dirs" may be left out; "any" leaves the directory to the broker.`,
    { completes: 'file' },
  ),
  'topics-to-move-json-file': text('file', `With --generate: the topics: ${TOPICS_FORMAT}.`, {
    completes: 'file',
  }),
  'broker-list': text('id,...', 'With --generate: the brokers to spread topics over, such as 0,1,2.'),
  'disable-rack-aware': flag('With --generate: takes no notice of racks.'),
  throttle: long(
    'bytes/s',
    'With --execute: how fast partitions may move between brokers. With --additional it changes that of moves under way.',
    { fallback: -1n },
  ),
  'replica-alter-log-dirs-throttle': long(
    'bytes/s',
    'With --execute: how fast replicas may move between directories of a broker.',
    { fallback: -1n },
  ),
  timeout: long('ms', 'How long moves between directories may take to begin.', { fallback: 10_000n }),
  additional: flag('With --execute: beside moves that are under way.'),
  'preserve-throttles': flag('With --verify and --cancel: leaves throttles as they are.'),
  'disallow-replication-factor-change': flag(
    'With --execute: refuses to change how many replicas a partition has.',
  ),
} as const satisfies Options;

export type ReassignOptions = Given<typeof REASSIGN_OPTIONS>;
export type Action = (typeof ACTIONS)[number];
type Name = keyof typeof REASSIGN_OPTIONS;

const CONNECTION: readonly Name[] = ['bootstrap-server', 'command-config', 'output'];

/** What each action needs, and what else goes with it. */
const OPTIONS_OF: Readonly<
  Record<Action, { readonly needs: readonly Name[]; readonly takes: readonly Name[] }>
> = {
  generate: { needs: ['topics-to-move-json-file', 'broker-list'], takes: ['disable-rack-aware'] },
  execute: {
    needs: ['reassignment-json-file'],
    takes: [
      'additional',
      'throttle',
      'replica-alter-log-dirs-throttle',
      'timeout',
      'disallow-replication-factor-change',
    ],
  },
  verify: { needs: ['reassignment-json-file'], takes: ['preserve-throttles'] },
  cancel: {
    needs: ['reassignment-json-file'],
    takes: ['preserve-throttles', 'timeout', 'bootstrap-controller'],
  },
  list: { needs: [], takes: ['bootstrap-controller'] },
};

/** What to do. @throws UsageError for options that do not go together, in the words of the original */
export function actionOf(given: ReassignOptions): Action {
  const action = given.action(
    ACTIONS,
    `Command must include exactly one action: ${ACTIONS.map((name) => `--${name}`).join(', ')}`,
  );
  const addresses = given.present('bootstrap-server', 'bootstrap-controller');
  if (addresses.length === 2)
    throw new UsageError("Please don't specify both --bootstrap-server and --bootstrap-controller");
  if (addresses.length === 0)
    throw new UsageError('Please specify either --bootstrap-server or --bootstrap-controller');
  const { needs, takes } = OPTIONS_OF[action];
  given.require(...needs);
  const allowed = new Set<string>([action, ...CONNECTION, ...needs, ...takes]);
  for (const name of given.present(...(Object.keys(REASSIGN_OPTIONS) as Name[])))
    if (!allowed.has(name))
      throw new UsageError(`Option "[${name}]" can't be used with action "[${action}]"`);
  return action;
}
