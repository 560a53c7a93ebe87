import type { Uuid } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import type { ConsumerGroupDescribeResponseDescribedGroup } from '@kavka/protocol/messages/69-consumer-group-describe';
import { MemberState } from '../../src/group/modern/member-state.ts';
import type { ConsumerGroupRecord } from '../../src/records/consumer-group-records.ts';
import { errorName } from './text.ts';
import type { Topics } from './world.ts';

interface OwnedTopic {
  readonly topicId?: Uuid | undefined;
  readonly partitions?: readonly number[] | undefined;
}

/** `t-0.1,u-2` as topics with their partitions. */
export function partitionsIn(text: string, topics: Topics): { topicId: Uuid; partitions: number[] }[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const at = part.lastIndexOf('-');
      const topicId = topics.idOf(part.slice(0, at));
      if (topicId === undefined) throw new Error(`no such topic: ${part}`);
      return {
        topicId,
        partitions: part
          .slice(at + 1)
          .split('.')
          .map(Number),
      };
    });
}

export function ownedText(owned: readonly OwnedTopic[], topics: Topics): string {
  const texts = owned.map(({ topicId, partitions }) => {
    const name = topicId === undefined ? undefined : topics.topicName(topicId);
    return `${name ?? 'gone'}-${[...(partitions ?? [])].sort((left, right) => left - right).join('.')}`;
  });
  return texts.length === 0 ? 'nothing' : texts.sort().join(',');
}

export function consumerRecordText(
  record: ConsumerGroupRecord,
  topics: Topics,
  nameOf: (memberId: string) => string,
): string {
  const member = 'memberId' in record.key ? ` ${nameOf(record.key.memberId)}` : '';
  const start = `${record.groupId}${member}`;
  if (record.value === null) return `${start} ${record.type.replace('consumer-group-', '')} gone`;
  switch (record.type) {
    case 'consumer-group-metadata':
      return `${start} epoch ${record.value.epoch}`;
    case 'consumer-group-target-assignment-metadata':
      return `${start} target of epoch ${record.value.assignmentEpoch}`;
    case 'consumer-group-member-metadata': {
      const { subscribedTopicNames, subscribedTopicRegex, classicMemberMetadata } = record.value;
      const regex = subscribedTopicRegex ? ` /${subscribedTopicRegex}/` : '';
      return `${start} reads ${subscribedTopicNames}${regex}${classicMemberMetadata ? ' (classic)' : ''}`;
    }
    case 'consumer-group-target-assignment-member':
      return `${start} shall own ${ownedText(record.value.topicPartitions, topics)}`;
    case 'consumer-group-current-member-assignment': {
      const { memberEpoch, assignedPartitions, partitionsPendingRevocation, state } = record.value;
      const pending =
        partitionsPendingRevocation.length === 0
          ? ''
          : ` gives up ${ownedText(partitionsPendingRevocation, topics)}`;
      const owns = ownedText(assignedPartitions, topics);
      return `${start} in epoch ${memberEpoch} ${stateName(state)} owns ${owns}${pending}`;
    }
    case 'consumer-group-regular-expression':
      return `${start} /${record.key.regularExpression}/ is ${record.value.topics.join() || 'nothing'}`;
    default:
      return `${start} ${record.type}`;
  }
}

export function describedText(
  group: Init<ConsumerGroupDescribeResponseDescribedGroup>,
  topics: Topics,
  nameOf: (memberId: string) => string,
): string {
  if (group.errorCode) return `${errorName(group.errorCode)} ${group.errorMessage ?? ''}`.trimEnd();
  const members = (group.members ?? []).map((member) => {
    const owns = ownedText(member.assignment?.topicPartitions ?? [], topics);
    const shall = ownedText(member.targetAssignment?.topicPartitions ?? [], topics);
    const more = owns === shall ? '' : ` of ${shall}`;
    return `${nameOf(member.memberId ?? '')}@${member.memberEpoch} ${owns}${more}`;
  });
  const epochs = `epoch ${group.groupEpoch}/${group.assignmentEpoch} ${group.assignorName}`;
  return `${group.groupState} ${epochs} [${members.sort().join('; ')}]`;
}

function stateName(state: number): string {
  const [name] = Object.entries(MemberState).find(([, number]) => number === state) ?? [String(state)];
  return name.toLowerCase().replace('_', ' ');
}
