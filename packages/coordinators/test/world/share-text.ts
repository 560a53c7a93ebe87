import type { Init } from '@kavka/protocol';
import type { ShareGroupDescribeResponseDescribedGroup } from '@kavka/protocol/messages/77-share-group-describe';
import type { ShareGroupRecord } from '../../src/records/share-group-records.ts';
import { ownedText } from './consumer-text.ts';
import { errorName } from './text.ts';
import type { Topics } from './world.ts';

export function shareRecordText(record: ShareGroupRecord, topics: Topics): string {
  const member = 'memberId' in record.key ? ` ${record.key.memberId}` : '';
  const start = `${record.groupId}${member}`;
  if (record.value === null) return `${start} ${record.type.replace('share-group-', '')} gone`;
  switch (record.type) {
    case 'share-group-metadata':
      return `${start} epoch ${record.value.epoch}`;
    case 'share-group-member-metadata':
      return `${start} reads ${record.value.subscribedTopicNames}`;
    case 'share-group-target-assignment-metadata':
      return `${start} target of epoch ${record.value.assignmentEpoch}`;
    case 'share-group-target-assignment-member':
      return `${start} shall read ${ownedText(record.value.topicPartitions, topics)}`;
    case 'share-group-current-member-assignment':
      return `${start} in epoch ${record.value.memberEpoch} reads ${ownedText(record.value.assignedPartitions, topics)}`;
    case 'share-group-state-partition-metadata': {
      const { initializingTopics, initializedTopics, deletingTopics } = record.value;
      const parts = [
        ['begins', ownedText(initializingTopics, topics)],
        ['has', ownedText(initializedTopics, topics)],
        ['deletes', deletingTopics.map(({ topicName }) => topicName).join() || 'nothing'],
      ];
      const told = parts.filter(([, what]) => what !== 'nothing').map((part) => part.join(' '));
      return `${start} states: ${told.join(', ') || 'none'}`;
    }
  }
}

export function describedShareText(
  group: Init<ShareGroupDescribeResponseDescribedGroup>,
  topics: Topics,
): string {
  if (group.errorCode) return `${errorName(group.errorCode)} ${group.errorMessage ?? ''}`.trimEnd();
  const members = (group.members ?? []).map(
    ({ memberId, memberEpoch, assignment }) =>
      `${memberId}@${memberEpoch} ${ownedText(assignment?.topicPartitions ?? [], topics)}`,
  );
  const epochs = `epoch ${group.groupEpoch}/${group.assignmentEpoch} ${group.assignorName}`;
  return `${group.groupState} ${epochs} [${members.sort().join('; ')}]`;
}
