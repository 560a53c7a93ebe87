import type { GroupMetadataValue } from '@kavka/protocol/messages/coordinator/group-metadata-value';
import type { ClassicGroupRecord } from '../../records/group-record.ts';
import { ClassicGroup } from './classic-group.ts';
import { ClassicMember, NO_ASSIGNMENT } from './classic-member.ts';

/** The record of a group as it is, with these assignments (of members without one: none). */
export function groupRecordOf(
  group: ClassicGroup,
  assignments: ReadonlyMap<string, Buffer>,
): ClassicGroupRecord {
  const { groupId, protocolName } = group;
  const members = [...group.members.values()].map((member) => ({
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    rebalanceTimeout: member.rebalanceTimeoutMs,
    sessionTimeout: member.sessionTimeoutMs,
    subscription: member.metadata(protocolName),
    assignment: assignments.get(member.memberId) ?? NO_ASSIGNMENT,
  }));
  return {
    type: 'classic-group',
    groupId,
    value: {
      protocolType: group.protocolType ?? '',
      generation: group.generation,
      protocol: protocolName,
      leader: group.leaderId,
      currentStateTimestamp: group.stateTimestampMs,
      members,
    },
  };
}

/** The record of a group that begins: whatever joins it later is stored with its first generation. */
export function newGroupRecord(group: ClassicGroup): ClassicGroupRecord {
  const { groupId, stateTimestampMs } = group;
  return {
    type: 'classic-group',
    groupId,
    value: {
      protocolType: '',
      generation: 0,
      protocol: null,
      leader: null,
      currentStateTimestamp: stateTimestampMs,
      members: [],
    },
  };
}

/** The group that a record stands for; with members it is stable. */
export function groupOfRecord(groupId: string, value: GroupMetadataValue): ClassicGroup {
  const members = value.members.map((stored) => {
    const member = new ClassicMember({
      memberId: stored.memberId,
      groupInstanceId: stored.groupInstanceId,
      clientId: stored.clientId,
      clientHost: stored.clientHost,
      rebalanceTimeoutMs: stored.rebalanceTimeout === -1 ? stored.sessionTimeout : stored.rebalanceTimeout,
      sessionTimeoutMs: stored.sessionTimeout,
      protocols: [{ name: value.protocol ?? '', metadata: stored.subscription }],
    });
    member.assignment = stored.assignment;
    return member;
  });
  return ClassicGroup.stored(
    groupId,
    {
      state: members.length === 0 ? 'Empty' : 'Stable',
      generation: value.generation,
      protocolType: value.protocolType === '' ? null : value.protocolType,
      protocolName: value.protocol,
      leaderId: value.leader,
      stateTimestampMs: value.currentStateTimestamp,
    },
    members,
  );
}
