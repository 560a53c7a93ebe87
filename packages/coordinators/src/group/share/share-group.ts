import { ErrorCode } from '@kavka/protocol';
import {
  SHARE_CURRENT_ASSIGNMENT,
  SHARE_EPOCH,
  SHARE_MEMBER,
  SHARE_STATE_PARTITIONS,
  SHARE_TARGET_ASSIGNMENT,
  SHARE_TARGET_ASSIGNMENT_EPOCH,
  type ShareGroupRecord,
} from '../../records/share-group-records.ts';
import type { Change } from '../../runtime/state-machine.ts';
import type { ReplayedGroup, RetentionStart } from '../group.ts';
import { DELETED_ASSIGNMENT, ModernGroup, type Undo } from '../modern/modern-group.ts';
import { SubscriptionCounts } from '../modern/subscription-counts.ts';
import { topicPartitionsOf } from '../modern/topic-partitions.ts';
import {
  newShareMember,
  type ShareMember,
  withCurrentAssignment,
  withMetadata,
  withoutAssignment,
} from './share-member.ts';
import { NO_STATE_PARTITIONS, type StatePartitions, statePartitionsOf } from './state-partitions.ts';

const NO_UNDO: Undo = () => {};

/** A group of KIP-932: its members read the same partitions, each its own records. */
export class ShareGroup extends ModernGroup<ShareMember> implements ReplayedGroup<ShareGroupRecord> {
  readonly kind = 'share';
  readonly listedProtocolType = 'share';
  readonly #now: () => number;
  #statePartitions = NO_STATE_PARTITIONS;
  #hasEpoch = false;

  constructor(groupId: string, now: () => number) {
    super(groupId);
    this.#now = now;
  }

  get state(): string {
    return this.isEmpty ? 'Empty' : 'Stable';
  }

  /** Neither an epoch nor partitions with a state: no record of it is left. */
  get isGone(): boolean {
    return !this.#hasEpoch && this.isEmpty && this.#statePartitions === NO_STATE_PARTITIONS;
  }

  get statePartitions(): StatePartitions {
    return this.#statePartitions;
  }

  /** What the topics that the group reads would be with `next` in the place of `previous`. */
  subscriptionsWith(previous: ShareMember | undefined, next: ShareMember | undefined): SubscriptionCounts {
    const counts = new SubscriptionCounts(this.subscriptions);
    counts.countNames(previous?.subscribedTopicNames ?? [], -1);
    counts.countNames(next?.subscribedTopicNames ?? [], 1);
    return counts;
  }

  /** It has no offsets that could be deleted. */
  offsetDeleteError(): number {
    return ErrorCode.GROUP_ID_NOT_FOUND;
  }

  retentionStart(): RetentionStart | undefined {
    return undefined;
  }

  tombstones(): ShareGroupRecord[] {
    const { groupId } = this;
    const memberIds = [...this.members.keys()];
    return [
      ...memberIds.map((memberId) => SHARE_CURRENT_ASSIGNMENT.tombstone({ groupId, memberId })),
      ...memberIds.map((memberId) => SHARE_TARGET_ASSIGNMENT.tombstone({ groupId, memberId })),
      SHARE_TARGET_ASSIGNMENT_EPOCH.tombstone({ groupId }),
      ...memberIds.map((memberId) => SHARE_MEMBER.tombstone({ groupId, memberId })),
      SHARE_STATE_PARTITIONS.tombstone({ groupId }),
      SHARE_EPOCH.tombstone({ groupId }),
    ];
  }

  close(): void {}

  replay(record: ShareGroupRecord): Change {
    return { commit: () => {}, revert: this.#applied(record) };
  }

  #applied(record: ShareGroupRecord): Undo {
    switch (record.type) {
      case 'share-group-metadata': {
        const { value } = record;
        const undoKnown = this.#setHasEpoch(value !== null);
        const undo = value === null ? NO_UNDO : this.setEpoch(value.epoch, value.metadataHash);
        return () => {
          undo();
          undoKnown();
        };
      }
      case 'share-group-member-metadata': {
        const { memberId } = record.key;
        const member = this.members.get(memberId) ?? newShareMember(memberId);
        return this.setMember(
          memberId,
          record.value === null ? undefined : withMetadata(member, record.value),
        );
      }
      case 'share-group-target-assignment-metadata': {
        const { value } = record;
        if (value === null) return this.setTargetMetadata(DELETED_ASSIGNMENT);
        return this.setTargetMetadata({
          epoch: value.assignmentEpoch,
          timestampMs: value.assignmentTimestamp,
        });
      }
      case 'share-group-target-assignment-member': {
        const { key, value } = record;
        return this.setTarget(
          key.memberId,
          value === null ? undefined : topicPartitionsOf(value.topicPartitions),
        );
      }
      case 'share-group-current-member-assignment': {
        const { memberId } = record.key;
        const member = this.members.get(memberId);
        if (record.value !== null)
          return this.setMember(
            memberId,
            withCurrentAssignment(member ?? newShareMember(memberId), record.value),
          );
        return member === undefined ? NO_UNDO : this.setMember(memberId, withoutAssignment(member));
      }
      case 'share-group-state-partition-metadata':
        return this.#setStatePartitions(
          record.value === null ? NO_STATE_PARTITIONS : statePartitionsOf(record.value, this.#now()),
        );
    }
  }

  #setHasEpoch(hasEpoch: boolean): Undo {
    const previous = this.#hasEpoch;
    this.#hasEpoch = hasEpoch;
    return () => {
      this.#hasEpoch = previous;
    };
  }

  #setStatePartitions(partitions: StatePartitions): Undo {
    const previous = this.#statePartitions;
    this.#statePartitions = partitions;
    return () => {
      this.#statePartitions = previous;
    };
  }
}
