import type { Admin } from '@kavka/client';
import { deleteGroups } from '../../groups/delete-groups.ts';
import { listTypedGroups, typedGroups } from '../../groups/typed-groups.ts';
import { callsWithin, clientProperties, defineTool, type ToolContext, ToolError } from '../../shell/index.ts';
import { deleteOffsets } from './delete-offsets.ts';
import { describeGroups } from './describe-groups.ts';
import { type Action, actionOf, GROUP_OPTIONS, type GroupOptions } from './group-options.ts';
import { resetOffsets } from './reset-offsets.ts';

const STATES = ['Stable', 'Dead', 'Empty'];

export const shareGroups = defineTool({
  name: 'kafka-share-groups',
  summary: 'Lists, describes and deletes share groups, and resets their offsets.',
  options: GROUP_OPTIONS,
  errorPrefix: '\nError: Executing share group command failed due to ',
  example: 'kafka-share-groups --bootstrap-server localhost:9092 --list --state',
  async run(given, context) {
    const action = actionOf(given);
    const admin = await context.clients.admin({
      ...clientProperties(given, context),
      ...callsWithin(given.need('timeout')),
    });
    return (await RUN[action](admin, given, context)) ?? 0;
  },
});

type Run = (admin: Admin, given: GroupOptions, context: ToolContext) => Promise<number> | Promise<void>;

const RUN: Readonly<Record<Action, Run>> = {
  list: (admin, given, context) => listTypedGroups(admin, 'Share', STATES, given, context),
  describe: async (admin, given, context) =>
    describeGroups(admin, await scopeOf(admin, given, context), given, context),
  delete: async (admin, given, context) => {
    const states = await statesOf(admin, context);
    const groupIds = given.has('all-groups') ? [...states.keys()] : [...new Set(given.all('group'))];
    return deleteGroups(admin, 'share', groupIds, context, (groupId) => objection(groupId, states));
  },
  'reset-offsets': (admin, given, context) => resetOffsets(admin, onlyGroup(given), given, context),
  'delete-offsets': (admin, given, context) =>
    deleteOffsets(admin, onlyGroup(given), given.all('topic'), context),
};

async function scopeOf(admin: Admin, given: GroupOptions, context: ToolContext): Promise<readonly string[]> {
  return given.has('all-groups')
    ? [...(await statesOf(admin, context)).keys()]
    : [...new Set(given.all('group'))];
}

async function statesOf(admin: Admin, { signal }: ToolContext): Promise<Map<string, string>> {
  return new Map((await typedGroups(admin, 'Share', signal)).map(({ groupId, state }) => [groupId, state]));
}

function objection(groupId: string, states: ReadonlyMap<string, string>): string | undefined {
  const state = states.get(groupId);
  if (state === undefined) return `Group '${groupId}' is not a share group.`;
  if (state === 'Dead') return `Share group '${groupId}' group state is DEAD.`;
  return state === 'Empty' ? undefined : `Share group '${groupId}' is not EMPTY.`;
}

function onlyGroup(given: GroupOptions): string {
  const [group, ...others] = given.all('group');
  if (group === undefined || others.length > 0)
    throw new ToolError('Found multiple arguments for option group, but you asked for only one');
  return group;
}
