import type { Admin } from '@kavka/client';
import { deleteGroups } from '../../groups/delete-groups.ts';
import { deleteOffsets } from '../../groups/delete-offsets.ts';
import { namedPartitions } from '../../names/topic-partitions.ts';
import { callsWithin, clientProperties, defineTool, printLine, type ToolContext } from '../../shell/index.ts';
import { describeGroups } from './describe-groups.ts';
import { type Action, actionOf, GROUP_OPTIONS, type GroupOptions } from './group-options.ts';
import { consumerGroups as allConsumerGroups, listGroups } from './list-groups.ts';
import { resetOffsets } from './reset-offsets.ts';

export const consumerGroups = defineTool({
  name: 'kafka-consumer-groups',
  summary: 'Lists, describes and deletes groups of consumers, and resets their offsets.',
  options: GROUP_OPTIONS,
  errorPrefix: '\nError: Executing consumer group command failed due to ',
  example: 'kafka-consumer-groups --bootstrap-server localhost:9092 --list --state',
  async run(given, context) {
    const action = actionOf(given);
    if (action === 'validate-regex') return validateRegex(given.need('validate-regex'), context);
    const admin = await context.clients.admin({
      ...clientProperties(given, context),
      ...callsWithin(given.need('timeout')),
    });
    return (await RUN[action](admin, given, context)) ?? 0;
  },
});

type Run = (admin: Admin, given: GroupOptions, context: ToolContext) => Promise<number> | Promise<void>;

const RUN: Readonly<Record<Exclude<Action, 'validate-regex'>, Run>> = {
  list: listGroups,
  describe: async (admin, given, context) =>
    describeGroups(admin, await scopeOf(admin, given, context), given, context),
  delete: async (admin, given, context) =>
    deleteGroups(admin, 'consumer', await scopeOf(admin, given, context), context),
  'reset-offsets': async (admin, given, context) =>
    resetOffsets(admin, await scopeOf(admin, given, context), given, context),
  'delete-offsets': async (admin, given, context) => {
    const partitions = await namedPartitions(admin, given.all('topic'), context.signal);
    return deleteOffsets(admin, given.need('group'), partitions, context);
  },
};

async function scopeOf(
  admin: Admin,
  given: GroupOptions,
  { signal }: ToolContext,
): Promise<readonly string[]> {
  if (!given.has('all-groups')) return [...new Set(given.all('group'))];
  return (await allConsumerGroups(admin, signal)).map(({ groupId }) => groupId);
}

/** What only other kinds of regular expressions know, such as looking ahead and back-references, RE2 does not. */
function validateRegex(regex: string, { output }: ToolContext): number {
  const problem = regexProblem(regex);
  if (problem === undefined) printLine(output, `The regular expression \`${regex}\` is valid.`);
  else printLine(output, `The regular expression \`${regex}\` is invalid: ${problem}.`);
  return problem === undefined ? 0 : 1;
}

function regexProblem(regex: string): string | undefined {
  if (/\(\?<?[=!]/.test(regex)) return 'looking ahead or behind is not served';
  if (/\\[1-9]/.test(regex)) return 'back-references are not served';
  try {
    RegExp(regex.replace(/^\(\?[a-zA-Z]+\)/, ''), 'u');
    return undefined;
  } catch (error) {
    return String(error).replace(/^SyntaxError: Invalid regular expression: /, '');
  }
}
