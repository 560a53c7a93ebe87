import type { AcknowledgeType } from '@kavka/client';
import { FORMATTER_OPTIONS } from '../../records/formatter-options.ts';
import {
  BOOTSTRAP,
  COMMAND_CONFIG,
  flag,
  type Given,
  integer,
  type Options,
  pairs,
  readProperties,
  type ToolContext,
  text,
  UsageError,
} from '../../shell/index.ts';

const DEFAULT_GROUP = 'console-share-consumer';

export const SHARE_OPTIONS = {
  ...BOOTSTRAP,
  ...COMMAND_CONFIG,
  ...FORMATTER_OPTIONS,
  topic: text('topic', 'The topic to read. REQUIRED.', { completes: 'topic' }),
  group: text('group', `The share group to read in. Left out: ${DEFAULT_GROUP}.`, { completes: 'group' }),
  'command-property': text('name=value', 'A config of the consumer; wins over --command-config.', {
    isRepeated: true,
  }),
  'consumer-property': text('name=value', 'A config of the consumer.', {
    isRepeated: true,
    replacedBy: 'command-property',
  }),
  'consumer-config': text('file', 'A properties file with configs of the consumer.', {
    replacedBy: 'command-config',
    completes: 'file',
  }),
  'max-messages': integer('number', 'Ends after so many records. Left out: goes on.'),
  'timeout-ms': integer('ms', 'Ends when no record has come for so long.'),
  reject: flag('Nobody shall get the records again.'),
  release: flag('Others shall get the records as well.'),
  'reject-message-on-error': flag('Rejects a record that cannot be printed, and goes on.'),
  'enable-systest-events': flag('Prints shutdown_complete at the end, for system tests.'),
} as const satisfies Options;

export type ShareGiven = Given<typeof SHARE_OPTIONS>;

/** @throws UsageError for options that do not go together, in the words of the original */
export function checkShareOptions(given: ShareGiven): void {
  if (!given.has('topic')) throw new UsageError('--topic is a required argument');
  if (given.has('reject') && given.has('release'))
    throw new UsageError('At most one of --reject and --release may be specified.');
}

/** What is said of records that were printed. */
export function acknowledgement(given: ShareGiven): AcknowledgeType {
  if (given.has('reject')) return 'reject';
  return given.has('release') ? 'release' : 'accept';
}

/** What was typed counts most, then properties, then the file. @throws UsageError for contradictions */
export function shareProperties(given: ShareGiven, context: ToolContext): Record<string, string> {
  const path = given.get('command-config');
  const file = path === undefined ? {} : readProperties(context, path);
  const extra = Object.fromEntries(pairs('command-property', given.all('command-property')));
  const groups = new Set(
    [given.get('group'), file['group.id'], extra['group.id']].filter((group) => group !== undefined),
  );
  if (groups.size > 1)
    throw new UsageError(
      "The group ids provided in different places (directly using '--group', via '--command-property', or via " +
        `'--command-config') do not match. Detected group ids: ${[...groups].map((group) => `'${group}'`).join(', ')}`,
    );
  return {
    'client.id': 'console-share-consumer',
    ...file,
    ...extra,
    'bootstrap.servers': given.need('bootstrap-server'),
    'group.id': [...groups][0] ?? DEFAULT_GROUP,
    'share.acknowledgement.mode': 'explicit',
  };
}
