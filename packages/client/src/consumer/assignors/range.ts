import { type Assignor, emptyAssignment, inMemberOrder, wantedTopics } from './assignor.ts';

/** Each topic by itself: its partitions in a row are cut into one piece a member, the first members get one more. */
export const rangeAssignor: Assignor = {
  name: 'range',
  rebalanceProtocol: 'eager',
  assign(partitionCounts, members) {
    const assignment = emptyAssignment(members);
    const ordered = inMemberOrder(members);
    for (const topic of wantedTopics(partitionCounts, members)) {
      const takers = ordered.filter((member) => member.topics.includes(topic));
      const count = partitionCounts.get(topic) ?? 0;
      const share = Math.floor(count / takers.length);
      const withOneMore = count % takers.length;
      let partition = 0;
      takers.forEach(({ memberId }, index) => {
        const end = partition + share + (index < withOneMore ? 1 : 0);
        for (; partition < end; partition++) assignment.get(memberId)?.push({ topic, partition });
      });
    }
    return assignment;
  },
};
