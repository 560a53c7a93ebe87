import { inJavaHashOrder } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import {
  CONSUMER_CURRENT_ASSIGNMENT,
  CONSUMER_EPOCH,
  CONSUMER_MEMBER,
  CONSUMER_PARTITION_METADATA,
  CONSUMER_REGULAR_EXPRESSION,
  CONSUMER_TARGET_ASSIGNMENT,
  CONSUMER_TARGET_ASSIGNMENT_EPOCH,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import type { Change } from '../../runtime/state-machine.ts';
import type { ReplayedGroup, RetentionStart } from '../group.ts';
import { DELETED_ASSIGNMENT, ModernGroup, type Undo } from '../modern/modern-group.ts';
import type { SubscriptionCounts } from '../modern/subscription-counts.ts';
import { topicPartitionsOf } from '../modern/topic-partitions.ts';
import {
  type ConsumerMember,
  isReconciledTo,
  newConsumerMember,
  regexOf,
  withCurrentAssignment,
  withMetadata,
} from './consumer-member.ts';
import { Counts } from './counts.ts';
import { PartitionOwners } from './partition-owners.ts';
import { type ResolvedRegex, resolvedRegexOf } from './resolved-regex.ts';

/** Kafka's names, as clients see them. */
export type ConsumerGroupState = 'Empty' | 'Assigning' | 'Reconciling' | 'Stable';

const NO_UNDO: Undo = () => {};

/** A group of KIP-848. */
export class ConsumerGroup extends ModernGroup<ConsumerMember> implements ReplayedGroup<ConsumerGroupRecord> {
  readonly kind = 'consumer';
  readonly listedProtocolType = 'consumer';
  readonly owners = new PartitionOwners();
  readonly #staticMembers = new Map<string, string>();
  readonly #serverAssignors = new Counts();
  readonly #regexes = new Counts();
  readonly #classicProtocols = new Counts();
  readonly #resolvedRegexes = new Map<string, ResolvedRegex>();
  #classicMemberCount = 0;
  #hasPartitionMetadata = false;
  #isGone = false;

  get state(): ConsumerGroupState {
    if (this.isEmpty) return 'Empty';
    if (this.groupEpoch > this.assignmentEpoch) return 'Assigning';
    for (const member of this.members.values())
      if (!isReconciledTo(member, this.assignmentEpoch)) return 'Reconciling';
    return 'Stable';
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Members that speak the classic protocol. */
  get classicMemberCount(): number {
    return this.#classicMemberCount;
  }

  /** A record of Kafka before 4.1 is there, which is to be deleted. */
  get hasPartitionMetadata(): boolean {
    return this.#hasPartitionMetadata;
  }

  /** Members by regular expression. */
  get regexes(): Counts {
    return this.#regexes;
  }

  /** The same, once `next` stands in the place of `previous`. */
  regexesWith(previous: ConsumerMember, next: ConsumerMember): Counts {
    const counts = new Counts(this.#regexes);
    counts.count(regexOf(previous), -1);
    counts.count(regexOf(next), 1);
    return counts;
  }

  get resolvedRegexes(): ReadonlyMap<string, ResolvedRegex> {
    return this.#resolvedRegexes;
  }

  staticMember(instanceId: string | null): ConsumerMember | undefined {
    const memberId = instanceId === null ? undefined : this.#staticMembers.get(instanceId);
    return memberId === undefined ? undefined : this.members.get(memberId);
  }

  /** Whether a member with these protocols of the classic kind fits beside those that are there. */
  acceptsClassic(protocolType: string, protocols: readonly { readonly name: string }[]): boolean {
    if (protocolType !== this.listedProtocolType) return false;
    if (this.isEmpty) return protocols.length > 0;
    return protocols.some(({ name }) => this.#classicProtocols.of(name) === this.#classicMemberCount);
  }

  /** The assignor that most members prefer, once `next` stands in the place of `previous`; undefined where none prefers any. */
  preferredAssignor(previous?: ConsumerMember, next?: ConsumerMember): string | undefined {
    const counts = new Counts(this.#serverAssignors);
    counts.count(previous?.serverAssignor, -1);
    counts.count(next?.serverAssignor, 1);
    const [first, ...others] = inJavaHashOrder([...counts.names()]);
    return others.reduce((best, name) => (counts.of(name) > counts.of(best ?? '') ? name : best), first);
  }

  /** Whether all members want the same topics. */
  isHomogeneous(
    memberCount = this.members.size,
    subscriptions: SubscriptionCounts = this.subscriptions,
    regexes: Counts = this.#regexes,
  ): boolean {
    const [first] = regexes.entries();
    if (first === undefined) return subscriptions.isHomogeneous(memberCount);
    if (first[1] !== memberCount) return false;
    for (const [, { byName, byRegex }] of subscriptions.entries())
      if (byRegex !== 1 || byName > 0) return false;
    return true;
  }

  offsetDeleteError(): number {
    return ErrorCode.NONE;
  }

  retentionStart(): RetentionStart {
    return (offset) => offset.commitTimestampMs;
  }

  replay(record: ConsumerGroupRecord): Change {
    const undo = this.#replay(record);
    return { commit: () => {}, revert: undo };
  }

  /** `idOf`: the member id by which the records of a member stand. */
  tombstones(idOf = (memberId: string) => memberId): ConsumerGroupRecord[] {
    const { groupId } = this;
    const memberIds = [...this.members.keys()].map(idOf);
    const regexes = [...this.#resolvedRegexes.keys()];
    return [
      ...memberIds.map((memberId) => CONSUMER_CURRENT_ASSIGNMENT.tombstone({ groupId, memberId })),
      ...memberIds.map((memberId) => CONSUMER_TARGET_ASSIGNMENT.tombstone({ groupId, memberId })),
      CONSUMER_TARGET_ASSIGNMENT_EPOCH.tombstone({ groupId }),
      ...memberIds.map((memberId) => CONSUMER_MEMBER.tombstone({ groupId, memberId })),
      ...regexes.map((regularExpression) =>
        CONSUMER_REGULAR_EXPRESSION.tombstone({ groupId, regularExpression }),
      ),
      CONSUMER_PARTITION_METADATA.tombstone({ groupId }),
      CONSUMER_EPOCH.tombstone({ groupId }),
    ];
  }

  close(): void {}

  protected override memberChanged(
    previous: ConsumerMember | undefined,
    member: ConsumerMember | undefined,
  ): void {
    super.memberChanged(previous, member);
    if (previous !== undefined) this.#count(previous, -1);
    if (previous !== undefined) this.owners.remove(previous);
    if (member !== undefined) this.#count(member, 1);
    if (member !== undefined) this.owners.add(member);
  }

  #count(member: ConsumerMember, change: number): void {
    const { instanceId, memberId, classicMetadata } = member;
    if (instanceId !== null && change > 0) this.#staticMembers.set(instanceId, memberId);
    if (instanceId !== null && change < 0) this.#staticMembers.delete(instanceId);
    this.#serverAssignors.count(member.serverAssignor, change);
    this.#regexes.count(regexOf(member), change);
    if (classicMetadata === null) return;
    this.#classicMemberCount += change;
    for (const { name } of classicMetadata.supportedProtocols) this.#classicProtocols.count(name, change);
  }

  #replay(record: ConsumerGroupRecord): Undo {
    switch (record.type) {
      case 'consumer-group-metadata':
        return record.value === null
          ? this.#setGone(true)
          : this.setEpoch(record.value.epoch, record.value.metadataHash);
      case 'consumer-group-partition-metadata':
        return this.#setPartitionMetadata(record.value !== null);
      case 'consumer-group-member-metadata': {
        const { memberId } = record.key;
        if (record.value === null) return this.setMember(memberId, undefined);
        return this.setMember(memberId, withMetadata(this.#memberOrNew(memberId), record.value));
      }
      case 'consumer-group-target-assignment-metadata': {
        if (record.value === null) return this.setTargetMetadata(DELETED_ASSIGNMENT);
        const { assignmentEpoch, assignmentTimestamp } = record.value;
        return this.setTargetMetadata({ epoch: assignmentEpoch, timestampMs: assignmentTimestamp });
      }
      case 'consumer-group-target-assignment-member':
        return this.setTarget(
          record.key.memberId,
          record.value === null ? undefined : topicPartitionsOf(record.value.topicPartitions),
        );
      case 'consumer-group-current-member-assignment': {
        const { memberId } = record.key;
        if (record.value === null && !this.members.has(memberId)) return NO_UNDO;
        return this.setMember(memberId, withCurrentAssignment(this.#memberOrNew(memberId), record.value));
      }
      case 'consumer-group-regular-expression': {
        const resolved = record.value === null ? undefined : resolvedRegexOf(record.value);
        return this.#setResolvedRegex(record.key.regularExpression, resolved);
      }
    }
  }

  #memberOrNew(memberId: string): ConsumerMember {
    return this.members.get(memberId) ?? newConsumerMember(memberId);
  }

  #setGone(isGone: boolean): Undo {
    this.#isGone = isGone;
    return () => {
      this.#isGone = !isGone;
    };
  }

  #setPartitionMetadata(isThere: boolean): Undo {
    const previous = this.#hasPartitionMetadata;
    this.#hasPartitionMetadata = isThere;
    return () => {
      this.#hasPartitionMetadata = previous;
    };
  }

  #setResolvedRegex(regex: string, resolved: ResolvedRegex | undefined): Undo {
    const previous = this.#resolvedRegexes.get(regex);
    this.subscriptions.countRegexes(previous?.topics ?? [], -1);
    this.subscriptions.countRegexes(resolved?.topics ?? [], 1);
    if (resolved === undefined) this.#resolvedRegexes.delete(regex);
    else this.#resolvedRegexes.set(regex, resolved);
    return () => this.#setResolvedRegex(regex, previous);
  }
}
