import { type Assignor, emptyAssignment, inMemberOrder, wantedTopics } from './assignor.ts';

/** All partitions of all topics are dealt out in turn; who does not want a topic is passed over. */
export const roundRobinAssignor: Assignor = {
  name: 'roundrobin',
  rebalanceProtocol: 'eager',
  assign(partitionCounts, members) {
    const assignment = emptyAssignment(members);
    const seats = inMemberOrder(members).map((member) => ({
      topics: new Set(member.topics),
      partitions: assignment.get(member.memberId),
    }));
    let turn = 0;
    for (const topic of wantedTopics(partitionCounts, members)) {
      const count = partitionCounts.get(topic) ?? 0;
      for (let partition = 0; partition < count; partition++) {
        while (!seats[turn]?.topics.has(topic)) turn = (turn + 1) % seats.length;
        seats[turn]?.partitions?.push({ topic, partition });
        turn = (turn + 1) % seats.length;
      }
    }
    return assignment;
  },
};
