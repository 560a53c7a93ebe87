import type { Admin } from '@kavka/client';
import { deleteOffsets } from '../../groups/delete-offsets.ts';
import { listTypedGroups, typedGroups } from '../../groups/typed-groups.ts';
import { namedPartitions } from '../../names/topic-partitions.ts';
import { callsWithin, clientProperties, defineTool, type ToolContext } from '../../shell/index.ts';
import { deleteGroupsWithTopics } from './delete-groups.ts';
import { describeGroups } from './describe-groups.ts';
import { type Action, actionOf, GROUP_OPTIONS, type GroupOptions } from './group-options.ts';
import { inputOffsets } from './input-offsets.ts';
import { resetOffsets } from './reset-offsets.ts';

const STATES = ['Stable', 'Dead', 'Empty', 'Assigning', 'Reconciling', 'NotReady'];

export const streamsGroups = defineTool({
  name: 'kafka-streams-groups',
  summary: 'Lists, describes and deletes groups of Kafka Streams, and resets their offsets.',
  options: GROUP_OPTIONS,
  errorPrefix: '\nError: Executing streams group command failed due to ',
  example: 'kafka-streams-groups --bootstrap-server localhost:9092 --list --state',
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
  list: (admin, given, context) => listTypedGroups(admin, 'Streams', STATES, given, context),
  describe: async (admin, given, context) =>
    describeGroups(admin, await scopeOf(admin, given, context), given, context),
  delete: async (admin, given, context) =>
    deleteGroupsWithTopics(admin, await scopeOf(admin, given, context), given, context),
  'reset-offsets': async (admin, given, context) =>
    resetOffsets(admin, await scopeOf(admin, given, context), given, context),
  'delete-offsets': async (admin, given, context) => {
    const groupId = given.need('group');
    const partitions = given.has('all-input-topics')
      ? await inputOffsets(admin, groupId, context.signal)
      : await namedPartitions(admin, given.all('input-topic'), context.signal);
    return deleteOffsets(admin, groupId, partitions, context);
  },
};

async function scopeOf(
  admin: Admin,
  given: GroupOptions,
  { signal }: ToolContext,
): Promise<readonly string[]> {
  if (!given.has('all-groups')) return [...new Set(given.all('group'))];
  return (await typedGroups(admin, 'Streams', signal)).map(({ groupId }) => groupId);
}
