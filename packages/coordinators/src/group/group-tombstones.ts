import { tombstonesOfGroup } from '../offsets/delete-offsets.ts';
import type { OffsetsOfShard } from '../offsets/fetch-offsets.ts';
import type { GroupRecord } from '../records/group-record.ts';
import type { Group } from './group-registry.ts';

/** Forgets a group with all its offsets. */
export function groupTombstones(group: Group, offsets: OffsetsOfShard): GroupRecord[] {
  return [...tombstonesOfGroup(group.groupId, offsets), ...group.tombstones()];
}
