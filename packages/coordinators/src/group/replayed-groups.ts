import type { Clock } from '@kavka/base';
import type { OffsetsOfShard } from '../offsets/fetch-offsets.ts';
import type {
  ClassicGroupRecord,
  GroupRecord,
  ModernGroupRecord,
  OffsetRecord,
} from '../records/group-record.ts';
import type { Change } from '../runtime/state-machine.ts';
import { ClassicGroup } from './classic/classic-group.ts';
import { groupOfRecord } from './classic/group-record-of.ts';
import { ConsumerGroup } from './consumer/consumer-group.ts';
import type { ReplayedGroup } from './group.ts';
import type { Group, GroupRegistry } from './group-registry.ts';
import { ShareGroup } from './share/share-group.ts';
import { StreamsGroup } from './streams/streams-group.ts';

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
      default:
        return this.#applyModern(record);
    }
  }

  /** Offsets of a transaction wait for its marker; nothing else is written in one. */
  applyInTransaction(record: GroupRecord, producerId: bigint): Change {
    if (record.type !== 'offset' || record.value === null) return this.apply(record);
    const { groupId, value } = record;
    const pending = this.offsets.pending.add(producerId, groupId, record, value);
    return {
      commit: () => {
        this.ensureGroup(groupId).commit();
        pending.commit();
      },
      revert: () => pending.revert(),
    };
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

  #applyModern(record: ModernGroupRecord): Change {
    const { groupId } = record;
    switch (record.kind) {
      case 'consumer':
        return this.#replay(record, this.groups.consumer(groupId) ?? new ConsumerGroup(groupId));
      case 'streams':
        return this.#replay(record, this.groups.streams(groupId) ?? new StreamsGroup(groupId));
      case 'share':
        return this.#replay(
          record,
          this.groups.share(groupId) ?? new ShareGroup(groupId, () => this.#clock.now()),
        );
    }
  }

  /** The records of another kind of group take the place of what is there; a tombstone of what is not there changes nothing. */
  #replay<Record extends GroupRecord>(record: Record, group: Group & ReplayedGroup<Record>): Change {
    const isNew = this.groups.get(group.groupId) !== group;
    if (isNew && record.value === null) return NO_CHANGE;
    const replayed = group.replay(record);
    const placed = this.#place(group, isNew);
    return {
      commit: () => {
        replayed.commit();
        placed.commit();
      },
      revert: () => {
        placed.revert();
        replayed.revert();
      },
    };
  }

  #place(group: Group & { readonly isGone: boolean }, isNew: boolean): Change {
    if (group.isGone) return this.groups.remove(group.groupId);
    return isNew ? this.groups.put(group) : NO_CHANGE;
  }
}
