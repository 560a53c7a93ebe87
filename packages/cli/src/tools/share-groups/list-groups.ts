import type { Admin, GroupListing } from '@kavka/client';
import { namedWords } from '../../groups/named-words.ts';
import {
  printJson,
  printLine,
  printTable,
  type Table,
  type ToolContext,
  tableObjects,
  wantsJson,
} from '../../shell/index.ts';
import type { GroupOptions } from './group-options.ts';

const STATES = ['Stable', 'Dead', 'Empty'];
const MIN_WIDTHS = [15];

/** Ids of all share groups, or of those in certain states, with their states where asked for. */
export async function listGroups(
  admin: Admin,
  given: GroupOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  const states = namedWords(given.get('state'), STATES, 'state', 'states');
  const groups = await shareGroups(admin, signal, states);
  const hasStates = given.has('state');
  const table: Table = {
    columns: ['GROUP', ...(hasStates ? ['STATE'] : [])],
    rows: groups.map(({ groupId, state }) => [groupId, ...(hasStates ? [state] : [])]),
  };
  if (wantsJson(given)) printJson(output, tableObjects(table));
  else if (hasStates) printTable(output, table, MIN_WIDTHS, true);
  else for (const { groupId } of groups) printLine(output, groupId);
}

export function shareGroups(
  admin: Admin,
  signal: AbortSignal,
  states: readonly string[] = [],
): Promise<GroupListing[]> {
  return admin.listGroups({ signal, states, types: ['Share'] });
}
