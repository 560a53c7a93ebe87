import type { Admin, GroupListing } from '@kavka/client';
import { namedWords } from '../../groups/named-words.ts';
import { printGroupList } from '../../groups/print-group-list.ts';
import { type ToolContext, wantsJson } from '../../shell/index.ts';
import type { GroupOptions } from './group-options.ts';

const STATES = ['Stable', 'Dead', 'Empty', 'Assigning', 'Reconciling', 'NotReady'];

/** Ids of all streams groups, or of those in certain states, with their states where asked for. */
export async function listGroups(
  admin: Admin,
  given: GroupOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  const states = namedWords(given.get('state'), STATES, 'state', 'states');
  const groups = await streamsGroups(admin, signal, states);
  printGroupList(output, groups, { hasStates: given.has('state'), isJson: wantsJson(given) });
}

export function streamsGroups(
  admin: Admin,
  signal: AbortSignal,
  states: readonly string[] = [],
): Promise<GroupListing[]> {
  return admin.listGroups({ signal, states, types: ['Streams'] });
}
