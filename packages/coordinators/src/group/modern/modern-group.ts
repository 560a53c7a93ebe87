import { AssignedGroup, type AssignedMember } from './assigned-group.ts';

export { DELETED_ASSIGNMENT, type Undo } from './assigned-group.ts';

import { SubscriptionCounts } from './subscription-counts.ts';
import { NO_PARTITIONS, type TopicPartitions } from './topic-partitions.ts';

/** What a member of a group that reads topics has. */
export interface ModernMember extends AssignedMember {
  readonly subscribedTopicNames: ReadonlySet<string>;
}

/** A group whose members read topics, and are assigned partitions of them. */
export abstract class ModernGroup<Member extends ModernMember> extends AssignedGroup<
  Member,
  TopicPartitions
> {
  readonly #subscriptions = new SubscriptionCounts();

  targetOf(memberId: string): TopicPartitions {
    return this.targetAssignment.get(memberId) ?? NO_PARTITIONS;
  }

  get subscriptions(): SubscriptionCounts {
    return this.#subscriptions;
  }

  isSubscribedTo(topic: string): boolean {
    return this.#subscriptions.has(topic);
  }

  dependsOn(topic: string): boolean {
    return this.isSubscribedTo(topic);
  }

  protected override memberChanged(previous: Member | undefined, member: Member | undefined): void {
    if (previous?.subscribedTopicNames === member?.subscribedTopicNames) return;
    this.#subscriptions.countNames(previous?.subscribedTopicNames ?? [], -1);
    this.#subscriptions.countNames(member?.subscribedTopicNames ?? [], 1);
  }
}
