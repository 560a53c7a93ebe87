import type { Assignor, MemberSubscription } from './assignor.ts';
import { assignStickily } from './sticky/assign-stickily.ts';

const GENERATION_BYTES = 4;

/**
 * The sticky assignment, without what must change hands: such partitions are free until their owner has given them up, and are given out in
 * the rebalance that follows. Nobody stops working on what stays.
 */
export const cooperativeStickyAssignor: Assignor = {
  name: 'cooperative-sticky',
  rebalanceProtocol: 'cooperative',
  assign(partitionCounts, members) {
    const { assignment, changingHands } = assignStickily(partitionCounts, members.map(withGeneration));
    for (const [memberId, partitions] of assignment) {
      assignment.set(
        memberId,
        partitions.filter((partition) => changingHands.get(partition) !== memberId),
      );
    }
    return assignment;
  },
  userData({ generationId }) {
    const bytes = Buffer.alloc(GENERATION_BYTES);
    bytes.writeInt32BE(generationId);
    return bytes;
  },
};

/** Members of protocol versions without a generation say it in their user data. */
function withGeneration(member: MemberSubscription): MemberSubscription {
  const { generationId, userData } = member;
  if (generationId >= 0 || userData === null || userData.length < GENERATION_BYTES) return member;
  return { ...member, generationId: userData.readInt32BE(0) };
}
