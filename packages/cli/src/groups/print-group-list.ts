import type { GroupListing } from '@kavka/client';
import {
  type OutputStream,
  printJson,
  printLine,
  printTable,
  type Table,
  tableObjects,
} from '../shell/index.ts';

const MIN_WIDTHS = [15];

/** Ids of groups, a line each, or with their states as a table. */
export function printGroupList(
  output: OutputStream,
  groups: readonly GroupListing[],
  { hasStates, isJson }: { readonly hasStates: boolean; readonly isJson: boolean },
): void {
  const table: Table = {
    columns: ['GROUP', ...(hasStates ? ['STATE'] : [])],
    rows: groups.map(({ groupId, state }) => [groupId, ...(hasStates ? [state] : [])]),
  };
  if (isJson) printJson(output, tableObjects(table));
  else if (hasStates) printTable(output, table, MIN_WIDTHS, true);
  else for (const { groupId } of groups) printLine(output, groupId);
}
