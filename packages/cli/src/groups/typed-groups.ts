import type { Admin, GroupListing } from '@kavka/client';
import { type ToolContext, wantsJson } from '../shell/index.ts';
import { namedWords } from './named-words.ts';
import { printGroupList } from './print-group-list.ts';

/** Groups of one type, which have a tool of their own. */
export type GroupType = 'Share' | 'Streams';

type ListOptions = Parameters<typeof wantsJson>[0] & {
  get(name: 'state'): string | undefined;
  has(name: 'state'): boolean;
};

/** Ids of all groups of the type, or of those in certain `states` of those that there are, with their states where asked for. */
export async function listTypedGroups(
  admin: Admin,
  type: GroupType,
  states: readonly string[],
  given: ListOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  const wanted = namedWords(given.get('state'), states, 'state', 'states');
  const groups = await typedGroups(admin, type, signal, wanted);
  printGroupList(output, groups, { hasStates: given.has('state'), isJson: wantsJson(given) });
}

export function typedGroups(
  admin: Admin,
  type: GroupType,
  signal: AbortSignal,
  states: readonly string[] = [],
): Promise<GroupListing[]> {
  return admin.listGroups({ signal, states, types: [type] });
}
