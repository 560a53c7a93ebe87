import type { Clock } from '@kavka/base';
import type { OffsetsOfShard } from '../offsets/fetch-offsets.ts';
import type {
  ClassicGroupRecord,
  GroupRecord,
  OffsetRecord,
  OpaqueGroupRecord,
} from '../records/group-record.ts';
import type { Change } from '../runtime/state-machine.ts';
import { ClassicGroup } from './classic/classic-group.ts';
import { groupOfRecord } from './classic/group-record-of.ts';
import type { GroupRegistry } from './group-registry.ts';
import { OpaqueGroup } from './opaque-group.ts';

const NO_CHANGE: Change = { commit: () => {}, revert: () => {} };

/** The state that the records of one partition add up to. */
export class ReplayedGroups {
  readonly groups: GroupRegistry;
  readonly offsets: OffsetsOfShard;
  readonly #clock: Clock;

  constructor(groups: GroupRegistry, offsets: OffsetsOfShard, clock: Clock) {
    this.groups = groups;
    this.offsets = offsets;
    this.#clock = clock;
  }

  apply(record: GroupRecord): Change {
    switch (record.type) {
      case 'offset':
        return this.#applyOffset(record);
      case 'classic-group':
        return this.#applyClassic(record);
      case 'opaque-group':
        return this.#applyOpaque(record);
    }
  }

  /** Whoever stores offsets has a group, if only a simple one. */
  ensureGroup(groupId: string): Change {
    if (this.groups.get(groupId) !== undefined) return NO_CHANGE;
    return this.groups.put(ClassicGroup.empty(groupId, this.#clock.now()));
  }

  #applyOffset(record: OffsetRecord): Change {
    const { groupId, value } = record;
    const { store, pending } = this.offsets;
    if (value !== null && this.groups.get(groupId) !== undefined) return store.set(groupId, record, value);
    const group = value === null ? NO_CHANGE : this.ensureGroup(groupId);
    const offset = store.set(groupId, record, value);
    return {
      commit: () => {
        if (value === null) pending.forget(groupId, record);
        group.commit();
        offset.commit();
      },
      revert: () => {
        offset.revert();
        group.revert();
      },
    };
  }

  #applyClassic({ groupId, value }: ClassicGroupRecord): Change {
    if (value !== null) return this.groups.put(groupOfRecord(groupId, value));
    return this.groups.classic(groupId) === undefined ? NO_CHANGE : this.groups.remove(groupId);
  }

  /** The records of another kind of group take the place of a classic one; the last tombstone of them removes the group. */
  #applyOpaque(record: OpaqueGroupRecord): Change {
    const { groupId, kind } = record;
    const existing = this.groups.get(groupId);
    const group = existing?.kind === kind ? existing : new OpaqueGroup(kind, groupId);
    if (existing !== group && record.value === null) return NO_CHANGE;
    const set = group.set(record);
    const inPlace = this.#place(group, existing);
    return {
      commit: () => {
        set.commit();
        inPlace.commit();
      },
      revert: () => {
        inPlace.revert();
        set.revert();
      },
    };
  }

  #place(group: OpaqueGroup, existing: unknown): Change {
    if (group.isGone) return this.groups.remove(group.groupId);
    return existing === group ? NO_CHANGE : this.groups.put(group);
  }
}
