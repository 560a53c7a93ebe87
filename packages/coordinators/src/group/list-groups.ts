import type { Init } from '@kavka/protocol';
import type { ListGroupsResponseListedGroup } from '@kavka/protocol/messages/16-list-groups';
import type { Group } from './group-registry.ts';

/** Which groups are listed; an empty filter lets everything pass, and letters may be large or small. */
export interface GroupFilter {
  readonly states: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

export function groupFilter(states: readonly string[], types: readonly string[]): GroupFilter {
  return { states: normalized(states), types: normalized(types) };
}

export function listGroups(
  groups: Iterable<Group>,
  filter: GroupFilter,
): Init<ListGroupsResponseListedGroup>[] {
  const listed: Init<ListGroupsResponseListedGroup>[] = [];
  for (const group of groups) {
    const hasState = filter.states.size === 0 || filter.states.has(filterName(group.state));
    const hasType = filter.types.size === 0 || filter.types.has(group.kind);
    if (!hasState || !hasType) continue;
    listed.push({
      groupId: group.groupId,
      protocolType: group.listedProtocolType,
      groupState: group.state,
      groupType: group.kind,
    });
  }
  return listed;
}

/** Kafka's own spelling. */
function filterName(state: string): string {
  return state === 'NotReady' ? 'not_ready' : state.toLowerCase();
}

function normalized(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.trim().toLowerCase()));
}
