import {
  CONSUMER_EPOCH,
  CONSUMER_REGULAR_EXPRESSION,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import type { TopicHashes } from '../modern/metadata-hash.ts';
import { SubscriptionCounts } from '../modern/subscription-counts.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import { type ConsumerMember, regexOf } from './consumer-member.ts';
import { Counts } from './counts.ts';
import { memberTombstones } from './member-records.ts';

/** Takes members out, with the regular expressions that were theirs alone; a new epoch begins. */
export function removalRecords(
  group: ConsumerGroup,
  members: readonly ConsumerMember[],
  topicHashes: TopicHashes,
): ConsumerGroupRecord[] {
  const { groupId } = group;
  const regexes = ownRegexes(group, members);
  const subscriptions = new SubscriptionCounts(group.subscriptions);
  for (const { subscribedTopicNames } of members) subscriptions.countNames(subscribedTopicNames, -1);
  for (const regex of regexes) subscriptions.countRegexes(group.resolvedRegexes.get(regex)?.topics ?? [], -1);
  const metadataHash = topicHashes.ofTopics(subscriptions.topics());
  return [
    ...members.flatMap(({ memberId }) => memberTombstones(groupId, memberId)),
    ...regexes.map((regularExpression) =>
      CONSUMER_REGULAR_EXPRESSION.tombstone({ groupId, regularExpression }),
    ),
    CONSUMER_EPOCH.record({ groupId }, { epoch: group.groupEpoch + 1, metadataHash }),
  ];
}

function ownRegexes(group: ConsumerGroup, members: readonly ConsumerMember[]): string[] {
  const counts = new Counts();
  for (const member of members) counts.count(regexOf(member), 1);
  return [...counts.entries()]
    .filter(([regex, count]) => group.regexes.of(regex) === count)
    .map(([regex]) => regex);
}
