import { ErrorCode } from '@kavka/protocol';
import type { GroupRecord } from '../../records/group-record.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { PartitionsOfTopic } from '../modern/topic-partitions.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import { type ConsumerMember, LEAVING_STATIC_EPOCH, newConsumerMember } from './consumer-member.ts';
import { replacementRecords } from './member-records.ts';

/** Who speaks for a member of a consumer group. */
export interface Claim {
  readonly memberId: string;
  readonly instanceId: string | null;
  /** Undefined where the member speaks the classic protocol, whose generation is judged elsewhere. */
  readonly memberEpoch: number | undefined;
  /** Null where it does not say what it owns. */
  readonly reported: readonly PartitionsOfTopic[] | null;
  /** It may be new. */
  readonly isJoining: boolean;
}

/** A member as it was before the request; a new one is not in the group yet. */
export interface Admission {
  readonly member: ConsumerMember;
  readonly records: readonly GroupRecord[];
}

/** Finds the member that a request speaks for, or makes it, or tells why it is not let in. */
export function admit(group: ConsumerGroup, claim: Claim): Admission | Refusal {
  return claim.instanceId === null ? admitDynamic(group, claim) : admitStatic(group, claim, claim.instanceId);
}

function admitDynamic(group: ConsumerGroup, claim: Claim): Admission | Refusal {
  const { memberId, isJoining } = claim;
  const member = group.members.get(memberId) ?? (isJoining ? newConsumerMember(memberId) : undefined);
  if (member === undefined) return notAMember(group, memberId);
  return epochRefusal(member, claim) ?? { member, records: [] };
}

/** A joining static member that comes back under another id gets the place of the one that is there. */
function admitStatic(group: ConsumerGroup, claim: Claim, instanceId: string): Admission | Refusal {
  const { groupId } = group;
  const { memberId, isJoining } = claim;
  const existing = group.staticMember(instanceId);
  if (!isJoining) return checkStatic(existing, claim, instanceId);
  if (existing === undefined)
    return { member: group.members.get(memberId) ?? newConsumerMember(memberId), records: [] };
  const isOfConsumerProtocol = claim.memberEpoch !== undefined && existing.classicMetadata === null;
  if (isOfConsumerProtocol && existing.memberEpoch !== LEAVING_STATIC_EPOCH) {
    return new Refusal(
      ErrorCode.UNRELEASED_INSTANCE_ID,
      `Static member ${memberId} with instance id ${instanceId} cannot join the group because the instance id is owned by ` +
        `${existing.memberId} member.`,
    );
  }
  const member = { ...existing, memberId, memberEpoch: 0, previousMemberEpoch: 0 };
  return {
    member,
    records: replacementRecords(groupId, existing, member, group.targetOf(existing.memberId)),
  };
}

function checkStatic(
  existing: ConsumerMember | undefined,
  claim: Claim,
  instanceId: string,
): Admission | Refusal {
  if (existing === undefined) return unknownInstance(instanceId);
  const refusal = fencedInstance(existing, claim.memberId, instanceId) ?? epochRefusal(existing, claim);
  return refusal ?? { member: existing, records: [] };
}

export function notAMember({ groupId }: ConsumerGroup, memberId: string): Refusal {
  return new Refusal(ErrorCode.UNKNOWN_MEMBER_ID, `Member ${memberId} is not a member of group ${groupId}.`);
}

export function unknownInstance(instanceId: string): Refusal {
  return new Refusal(ErrorCode.UNKNOWN_MEMBER_ID, `Instance id ${instanceId} is unknown.`);
}

export function fencedInstance(
  existing: ConsumerMember,
  memberId: string,
  instanceId: string,
): Refusal | undefined {
  if (existing.memberId === memberId) return undefined;
  return new Refusal(
    ErrorCode.FENCED_INSTANCE_ID,
    `Static member ${memberId} with instance id ${instanceId} was fenced by member ${existing.memberId}.`,
  );
}

/** A member may repeat a heartbeat whose answer it did not get, as long as it owns nothing that it has not any more. */
function epochRefusal(member: ConsumerMember, { memberEpoch, reported }: Claim): Refusal | undefined {
  if (memberEpoch === undefined || memberEpoch === 0 || memberEpoch === member.memberEpoch) return undefined;
  const isRepeated = memberEpoch === member.previousMemberEpoch && reported !== null;
  if (memberEpoch < member.memberEpoch && isRepeated && ownsAll(member, reported)) return undefined;
  const relation = memberEpoch > member.memberEpoch ? 'greater' : 'smaller';
  return new Refusal(
    ErrorCode.FENCED_MEMBER_EPOCH,
    `The consumer group member has a ${relation} member epoch (${memberEpoch}) than the one known by the group coordinator ` +
      `(${member.memberEpoch}). The member must abandon all its partitions and rejoin.`,
  );
}

function ownsAll({ assignedPartitions }: ConsumerMember, reported: readonly PartitionsOfTopic[]): boolean {
  return reported.every(({ topicId, partitions }) => {
    const own = assignedPartitions.get(topicId);
    return own !== undefined && partitions.every((partition) => own.has(partition));
  });
}
