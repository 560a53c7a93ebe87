import type { Init } from '@kavka/protocol';
import type { HistoryAnswer, HistoryGroup, HistoryMember, MemberProtocol } from './member-protocol.ts';
import type { World } from './world.ts';

const GROUP = 'g';
const TOPIC = 't';
const ORIGIN = { clientId: 'client', clientHost: '/10.0.0.1', version: 1 };

/** Members of a share group, all of which read the same topic. */
export const SHARE_PROTOCOL: MemberProtocol = {
  isExclusive: false,
  repeatsAnswers: true,

  async heartbeat(world: World, { memberId, epoch }: HistoryMember): Promise<HistoryAnswer> {
    const answer = await world.coordinator.shareGroupHeartbeat(
      { groupId: GROUP, memberId, memberEpoch: epoch, rackId: null, subscribedTopicNames: [TOPIC] },
      ORIGIN,
    );
    const { errorCode = 0, memberEpoch = 0, assignment } = answer;
    return {
      errorCode,
      epoch: memberEpoch,
      owned: assignment ? placesOf(assignment.topicPartitions) : undefined,
    };
  },

  leave(world: World, { memberId }: HistoryMember): void {
    const leaving = { groupId: GROUP, memberId, memberEpoch: -1, rackId: null, subscribedTopicNames: null };
    void world.coordinator.shareGroupHeartbeat(leaving, ORIGIN);
  },

  async describe(world: World): Promise<HistoryGroup | undefined> {
    const request = { groupIds: [GROUP], includeAuthorizedOperations: false };
    const { groups } = await world.coordinator.shareGroupDescribe(request);
    const described = groups?.[0];
    if (described === undefined || described.errorCode) return undefined;
    const members = (described.members ?? []).map(({ memberId = '', memberEpoch = 0, assignment }) => {
      return { memberId, epoch: memberEpoch, owned: placesOf(assignment?.topicPartitions) };
    });
    return { state: described.groupState ?? '', members, described };
  },

  places(world: World): string[] {
    const count = world.topics.partitionCount(TOPIC) ?? 0;
    return Array.from({ length: count }, (_, partition) => `${world.topics.topicId(TOPIC)}/${partition}`);
  },
};

function placesOf(topics: Init<{ topicId: string; partitions: number[] }[]> = []): Set<string> {
  return new Set(
    topics.flatMap(({ topicId, partitions = [] }) => partitions.map((each) => `${topicId}/${each}`)),
  );
}
