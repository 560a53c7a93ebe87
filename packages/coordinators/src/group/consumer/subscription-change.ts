import {
  CONSUMER_EPOCH,
  CONSUMER_PARTITION_METADATA,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { SubscriptionCounts } from '../modern/subscription-counts.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import { type ConsumerMember, regexOf } from './consumer-member.ts';

/** How long topics need not be looked at again without a sign of a change. */
export const METADATA_REFRESH_MS = 2 ** 31 - 1;

export interface SubscriptionChange {
  readonly groupEpoch: number;
  readonly isHomogeneous: boolean;
  readonly records: readonly ConsumerGroupRecord[];
}

/** What the topics that a group reads are, once `next` stands in the place of `previous`; others than before begin a new epoch. */
export function changeSubscription(
  group: ConsumerGroup,
  previous: ConsumerMember,
  next: ConsumerMember,
  mustBump: boolean,
  { clock, topicHashes, logger }: ModernContext,
): SubscriptionChange {
  const { groupId } = group;
  const subscriptions = subscriptionsWith(group, previous, next);
  const hash = topicHashes.ofTopics(subscriptions.topics());
  const records: ConsumerGroupRecord[] = [];
  let { groupEpoch } = group;
  if (mustBump || hash !== group.metadataHash) {
    groupEpoch++;
    records.push(CONSUMER_EPOCH.record({ groupId }, { epoch: groupEpoch, metadataHash: hash }));
    logger.info('A new epoch of a group begins', { group: groupId, epoch: groupEpoch });
  }
  group.setMetadataRefresh(clock.now() + METADATA_REFRESH_MS, groupEpoch);
  if (group.hasPartitionMetadata) records.push(CONSUMER_PARTITION_METADATA.tombstone({ groupId }));
  const isThere = group.members.has(next.memberId) || group.staticMember(next.instanceId) !== undefined;
  const memberCount = group.members.size + (isThere ? 0 : 1);
  return {
    groupEpoch,
    isHomogeneous: group.isHomogeneous(memberCount, subscriptions, group.regexesWith(previous, next)),
    records,
  };
}

function subscriptionsWith(
  group: ConsumerGroup,
  previous: ConsumerMember,
  next: ConsumerMember,
): SubscriptionCounts {
  const counts = new SubscriptionCounts(group.subscriptions);
  counts.countNames(previous.subscribedTopicNames, -1);
  counts.countNames(next.subscribedTopicNames, 1);
  const regex = regexOf(previous);
  if (regex !== undefined && regex !== regexOf(next) && group.regexes.of(regex) === 1)
    counts.countRegexes(group.resolvedRegexes.get(regex)?.topics ?? [], -1);
  return counts;
}
