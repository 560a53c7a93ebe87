import { FORMATTER_OPTIONS } from '../../records/formatter-options.ts';
import {
  BOOTSTRAP,
  COMMAND_CONFIG,
  flag,
  type Given,
  integer,
  long,
  type Options,
  oneOf,
  pairs,
  parseLong,
  readProperties,
  type ToolContext,
  ToolError,
  text,
  UsageError,
} from '../../shell/index.ts';

export const CONSUMER_OPTIONS = {
  ...BOOTSTRAP,
  ...COMMAND_CONFIG,
  topic: text('topic', 'The topic to read.', { completes: 'topic' }),
  include: text('pattern', 'A regular expression of topics to read, in the place of --topic.'),
  whitelist: text('pattern', 'The name of --include before Kafka 3.', {
    replacedBy: 'include',
    isHidden: true,
  }),
  partition: integer(
    'number',
    'The only partition to read. From its end on, unless --offset says otherwise.',
  ),
  offset: text('offset', 'Where to begin in --partition: a number, earliest or latest.', {
    fallback: 'latest',
  }),
  'from-beginning': flag('Begins with the first record, unless the group has read before.'),
  'max-messages': integer('number', 'Ends after so many records. Left out: goes on.'),
  'timeout-ms': long('ms', 'Ends when no record has come for so long.'),
  group: text('group', 'The consumer group to read in. Left out: one of its own.', { completes: 'group' }),
  'isolation-level': oneOf(
    ['read_committed', 'read_uncommitted'],
    'Whether records of transactions are shown before they are committed.',
    { fallback: 'read_uncommitted' },
  ),
  'command-property': text('name=value', 'A config of the consumer; wins over --command-config.', {
    isRepeated: true,
  }),
  'consumer-property': text('name=value', 'A config of the consumer.', {
    isRepeated: true,
    replacedBy: 'command-property',
  }),
  'consumer.config': text('file', 'A properties file with configs of the consumer.', {
    replacedBy: 'command-config',
    completes: 'file',
  }),
  ...FORMATTER_OPTIONS,
  'skip-message-on-error': flag('Goes on after a record that cannot be printed.'),
  'enable-systest-events': flag('Prints shutdown_complete at the end, for system tests.'),
  'new-consumer': flag('There is no other.', { isHidden: true }),
} as const satisfies Options;

export type ConsumerGiven = Given<typeof CONSUMER_OPTIONS>;

/** @throws UsageError for options that do not go together, in the words of the original */
export function checkConsumerOptions(given: ConsumerGiven): void {
  given.exactlyOne('topic', 'include');
  if (given.has('partition')) {
    if (!given.has('topic')) throw new UsageError('The topic is required when partition is specified.');
    if (given.has('from-beginning') && given.has('offset'))
      throw new UsageError('Options from-beginning and offset cannot be specified together.');
  } else if (given.has('offset')) throw new UsageError('The partition is required when offset is specified.');
}

/** Where to begin in the one partition that is read. */
export function startOffset(given: ConsumerGiven): number | 'earliest' | 'latest' {
  const text = given.need('offset').toLowerCase();
  if (!given.has('offset')) return given.has('from-beginning') ? 'earliest' : 'latest';
  if (text === 'earliest' || text === 'latest') return text;
  const offset = parseLong(text);
  if (offset !== undefined && offset >= 0n && offset <= Number.MAX_SAFE_INTEGER) return Number(offset);
  throw new UsageError(
    `The provided offset value '${text}' is incorrect. Valid values are 'earliest', 'latest', or a non-negative long.`,
  );
}

const GENERATED_GROUPS = 100_000;

export interface ConsumerProperties {
  readonly properties: Readonly<Record<string, string>>;
  /** The user named a group: what was read is committed. */
  readonly hasGroup: boolean;
}

/** What was typed counts most, then properties, then the file. @throws UsageError, ToolError for contradictions */
export function consumerProperties(given: ConsumerGiven, context: ToolContext): ConsumerProperties {
  const path = given.get('command-config');
  const file = path === undefined ? {} : readProperties(context, path);
  const extra = Object.fromEntries(pairs('command-property', given.all('command-property')));
  const groupId = groupOf(given, file['group.id'], extra['group.id']);
  const properties: Record<string, string> = { 'client.id': 'console-consumer', ...file, ...extra };
  properties['auto.offset.reset'] = resetPolicy(given, properties['auto.offset.reset']);
  properties['bootstrap.servers'] = given.need('bootstrap-server');
  if (given.has('isolation-level') || properties['isolation.level'] === undefined)
    properties['isolation.level'] = given.need('isolation-level');
  if (groupId !== undefined) properties['group.id'] = groupId;
  else if (!given.has('partition')) {
    properties['group.id'] = `console-consumer-${context.random.below(GENERATED_GROUPS)}`;
    properties['enable.auto.commit'] ??= 'false';
  }
  return { properties, hasGroup: groupId !== undefined };
}

function groupOf(given: ConsumerGiven, ...others: readonly (string | undefined)[]): string | undefined {
  const groups = new Set([given.get('group'), ...others].filter((group) => group !== undefined));
  if (groups.size > 1)
    throw new UsageError(
      "The group ids provided in different places (directly using '--group', via '--command-property', or via " +
        `'--command-config') do not match. Detected group ids: ${[...groups].map((group) => `'${group}'`).join(', ')}`,
    );
  if (groups.size > 0 && given.has('partition'))
    throw new UsageError('Options group and partition cannot be specified together.');
  return [...groups][0];
}

function resetPolicy(given: ConsumerGiven, configured: string | undefined): string {
  const isFromBeginning = given.has('from-beginning');
  if (isFromBeginning && configured !== undefined && configured !== 'earliest')
    throw new ToolError(
      `Can't simultaneously specify --from-beginning and 'auto.offset.reset=${configured}', please remove one option`,
    );
  return configured ?? (isFromBeginning ? 'earliest' : 'latest');
}
