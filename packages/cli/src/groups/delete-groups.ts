import type { Admin } from '@kavka/client';
import { printLine, type ToolContext } from '../shell/index.ts';
import { refusals, refusalText } from './group-errors.ts';

/** Why a group cannot be deleted; undefined where it may be tried. */
type Objection = (groupId: string) => string | undefined;

/** Deletes each group that can be; exit code 1 where one could not. `kind`: `consumer`, `share` and so on. */
export async function deleteGroups(
  admin: Admin,
  kind: string,
  groupIds: readonly string[],
  { output, signal }: ToolContext,
  objection: Objection = () => undefined,
): Promise<number> {
  const failed = new Map<string, string>();
  await Promise.all(
    groupIds.map(async (groupId) => {
      const reason = objection(groupId) ?? (await refusalOf(admin, groupId, signal));
      if (reason !== undefined) failed.set(groupId, reason);
    }),
  );
  const deleted = groupIds.filter((groupId) => !failed.has(groupId)).map((groupId) => `'${groupId}'`);
  if (failed.size === 0) {
    printLine(output, `Deletion of requested ${kind} groups (${deleted.join(', ')}) was successful.`);
    return 0;
  }
  printLine(output, `\nError: Deletion of some ${kind} groups failed:`);
  for (const [groupId, reason] of failed)
    printLine(output, `* Group '${groupId}' could not be deleted due to: ${reason}`);
  if (deleted.length > 0)
    printLine(
      output,
      `\nThese ${kind} groups were deleted successfully: ${deleted.join(', ')}${kind === 'streams' ? '.' : ''}`,
    );
  return 1;
}

async function refusalOf(admin: Admin, groupId: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    await admin.deleteGroups([groupId], { signal });
    return undefined;
  } catch (error) {
    return refusals(error).map(refusalText).at(-1);
  }
}
