import type { Assignor, MemberSubscription } from './assignor.ts';
import { assignStickily } from './sticky/assign-stickily.ts';
import { decodeStickyUserData, encodeStickyUserData } from './sticky/user-data.ts';

/** As balanced as can be, and what has an owner stays there where it can. Members say in their user data what they had. */
export const stickyAssignor: Assignor = {
  name: 'sticky',
  rebalanceProtocol: 'eager',
  assign(partitionCounts, members) {
    return assignStickily(partitionCounts, members.map(withRemembered)).assignment;
  },
  userData: ({ partitions, generationId }) =>
    generationId < 0 ? null : encodeStickyUserData(partitions, generationId),
};

/** Members of this assignor own nothing any more when they join; what they had stands in their user data. */
function withRemembered(member: MemberSubscription): MemberSubscription {
  const { partitions, generationId } = decodeStickyUserData(member.userData);
  return { ...member, ownedPartitions: partitions, generationId };
}
