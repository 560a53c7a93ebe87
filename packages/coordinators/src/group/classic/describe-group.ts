import type { Init } from '@kavka/protocol';
import type { DescribeGroupsResponseDescribedGroup } from '@kavka/protocol/messages/15-describe-groups';
import type { ClassicGroup } from './classic-group.ts';

/** Members' metadata can be told only while the group has settled on a protocol. */
export function describeGroup(group: ClassicGroup): Init<DescribeGroupsResponseDescribedGroup> {
  const isStable = group.state === 'Stable';
  return {
    groupId: group.groupId,
    groupState: group.state,
    protocolType: group.protocolType ?? '',
    protocolData: isStable ? (group.protocolName ?? '') : '',
    members: [...group.members.values()].map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.groupInstanceId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      memberAssignment: member.assignment,
      ...(isStable ? { memberMetadata: member.metadata(group.protocolName) } : {}),
    })),
  };
}
