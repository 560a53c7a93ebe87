import type { Uuid } from '@kavka/base';
import type { GroupRecord } from '../../records/group-record.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { PartitionAssignor } from '../modern/partition-assignor.ts';
import type { PartitionsOfTopic } from '../modern/topic-partitions.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';
import type { MemberDeadlines } from './member-deadlines.ts';
import { currentAssignmentRecord, memberRecord } from './member-records.ts';
import { reconcile } from './reconcile.ts';
import type { RegexRefresh } from './regex-refresh.ts';
import { sameNames, saysSame, standsSame } from './same-member.ts';
import { subscribedTopicIds } from './subscribed-topics.ts';
import { changeSubscription } from './subscription-change.ts';
import { type MemberTarget, type MemberUpdate, updateTarget } from './target-update.ts';

/** What a member has said, taken into its group: the epoch that follows from it. */
export interface Said {
  readonly groupEpoch: number;
  readonly isHomogeneous: boolean;
  readonly hasSubscriptionChanged: boolean;
  readonly records: readonly GroupRecord[];
}

export interface TakenStep {
  readonly member: ConsumerMember;
  readonly records: readonly GroupRecord[];
}

/** One step of a member: what it says may begin a new epoch, a new epoch may need a new assignment, and it gets nearer to its own. */
export class MemberStep {
  readonly #context: ModernContext;
  readonly #regexes: RegexRefresh;
  readonly #assignors: readonly PartitionAssignor[];
  readonly #deadlines: MemberDeadlines;

  constructor(
    context: ModernContext,
    regexes: RegexRefresh,
    assignors: readonly PartitionAssignor[],
    deadlines: MemberDeadlines,
  ) {
    this.#context = context;
    this.#regexes = regexes;
    this.#assignors = assignors;
    this.#deadlines = deadlines;
  }

  take(
    group: ConsumerGroup,
    update: MemberUpdate,
    reported: readonly PartitionsOfTopic[] | null,
  ): TakenStep | Refusal {
    const said = this.say(group, update);
    if (said instanceof Refusal) return said;
    const target = updateTarget(group, update, said, this.#assignors, this.#context);
    const reached = this.reach(group, update.next, target, said.hasSubscriptionChanged, reported);
    if (reached instanceof Refusal) return reached;
    return {
      member: reached.member,
      records: [...said.records, ...target.records, ...reached.records],
    };
  }

  say(group: ConsumerGroup, { previous, next }: MemberUpdate): Said | Refusal {
    const haveNamesChanged = !sameNames(previous.subscribedTopicNames, next.subscribedTopicNames);
    const own = saysSame(previous, next) ? [] : [memberRecord(group.groupId, next)];
    const regex = this.#regexes.update(group, previous, next);
    if (regex instanceof Refusal) return regex;
    const mustBump = haveNamesChanged || regex.change === 'resolved';
    const hasSubscriptionChanged = haveNamesChanged || regex.change !== 'none';
    const records = [...own, ...regex.records];
    if (!mustBump && !group.hasMetadataExpired(this.#context.clock.now())) {
      const { groupEpoch } = group;
      return { groupEpoch, isHomogeneous: group.isHomogeneous(), hasSubscriptionChanged, records };
    }
    const change = changeSubscription(group, previous, next, mustBump, this.#context);
    return { ...change, hasSubscriptionChanged, records: [...records, ...change.records] };
  }

  reach(
    group: ConsumerGroup,
    member: ConsumerMember,
    { epoch, target }: MemberTarget,
    hasSubscriptionChanged: boolean,
    reported: readonly PartitionsOfTopic[] | null,
  ): TakenStep | Refusal {
    let topicIds: ReadonlySet<Uuid> | undefined;
    const next = reconcile(member, {
      targetEpoch: epoch,
      target,
      hasSubscriptionChanged,
      subscribedTopicIds: () => {
        topicIds ??= subscribedTopicIds(member, group.resolvedRegexes, this.#context.metadata);
        return topicIds;
      },
      isOwned: (topicId, partition) => group.owners.isOwned(topicId, partition),
      reported,
    });
    if (next instanceof Refusal) return next;
    if (standsSame(next, member)) return { member, records: [] };
    if (next.classicMetadata === null) this.#deadlines.expectRevocation(group.groupId, next);
    return { member: next, records: [currentAssignmentRecord(group.groupId, next)] };
  }
}
