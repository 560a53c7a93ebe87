import type { Admin } from '@kavka/client';
import { deleteGroups } from '../../groups/delete-groups.ts';
import { refusals, refusalText } from '../../groups/group-errors.ts';
import { typedGroups } from '../../groups/typed-groups.ts';
import { printLine, type ToolContext } from '../../shell/index.ts';
import type { GroupOptions } from './group-options.ts';
import { internalTopics } from './input-offsets.ts';

/** Deletes groups, with their internal topics where asked for; exit code 1 where something could not be deleted. */
export async function deleteGroupsWithTopics(
  admin: Admin,
  groupIds: readonly string[],
  given: GroupOptions,
  context: ToolContext,
): Promise<number> {
  const { signal } = context;
  const states = new Map(
    (await typedGroups(admin, 'Streams', signal)).map(({ groupId, state }) => [groupId, state]),
  );
  const empty = groupIds.filter((groupId) => states.get(groupId) === 'Empty');
  const topics = given.has('delete-all-internal-topics')
    ? await topicsToDelete(admin, empty, context)
    : new Map<string, readonly string[]>();
  const code = await deleteGroups(admin, 'streams', groupIds, context, (groupId) =>
    objection(groupId, states.get(groupId)),
  );
  if (topics.size === 0) return code;
  const left = new Set((await typedGroups(admin, 'Streams', signal)).map(({ groupId }) => groupId));
  const deleted = new Map([...topics].filter(([groupId]) => !left.has(groupId)));
  return Math.max(code, await deleteTopics(admin, deleted, context));
}

/** Internal topics of groups that have some. */
export async function topicsToDelete(
  admin: Admin,
  groupIds: readonly string[],
  { errors, signal }: ToolContext,
): Promise<Map<string, readonly string[]>> {
  const topics = new Map<string, readonly string[]>();
  if (groupIds.length === 0) return topics;
  for (const group of await admin.describeStreamsGroups(groupIds, { signal })) {
    const { inferred, strange } = internalTopics(group);
    for (const topic of strange)
      printLine(
        errors,
        `\nError: The internal topic '${topic}' is not inferred as internal ` +
          `and thus will not be deleted with the group '${group.groupId}'.`,
      );
    if (inferred.length > 0) topics.set(group.groupId, inferred);
  }
  return topics;
}

function objection(groupId: string, state: string | undefined): string | undefined {
  if (state === undefined) return `Group '${groupId}' does not exist or is not a streams group.`;
  if (state === 'Dead') return `Streams group '${groupId}' group state is DEAD.`;
  return state === 'Empty' ? undefined : `Streams group '${groupId}' is not EMPTY.`;
}

async function deleteTopics(
  admin: Admin,
  topics: ReadonlyMap<string, readonly string[]>,
  { output, signal }: ToolContext,
): Promise<number> {
  const failed = new Map<string, string>();
  for (const [groupId, names] of topics)
    await admin.deleteTopics(names, { signal }).catch((error: unknown) => {
      for (const refused of refusals(error)) {
        printLine(output, `Failed to delete internal topic: ${refused.context.topic}`);
        failed.set(groupId, refusalText(refused));
      }
    });
  const groups = [...topics.keys()].map((groupId) => `'${groupId}'`).join(', ');
  if (failed.size === 0) {
    if (topics.size > 0)
      printLine(
        output,
        `Deletion of associated internal topics of the streams groups (${groups}) was successful.`,
      );
    return 0;
  }
  printLine(output, 'Deletion of some associated internal topics failed:');
  for (const [groupId, reason] of failed)
    printLine(
      output,
      `* Internal topics of the streams group '${groupId}' could not be deleted due to: ${reason}`,
    );
  return 1;
}
