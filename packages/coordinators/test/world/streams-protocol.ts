import type { Init } from '@kavka/protocol';
import type { HistoryAnswer, HistoryGroup, HistoryMember, MemberProtocol } from './member-protocol.ts';
import { tasksIn } from './streams-text.ts';
import type { World } from './world.ts';

const GROUP = 'g';
const TOPIC = 't';
const ORIGIN = { clientId: 'client', clientHost: '/10.0.0.1', version: 0 };
const TOPOLOGY = {
  epoch: 0,
  subtopologies: [
    {
      subtopologyId: '0',
      sourceTopics: [TOPIC],
      sourceTopicRegex: [],
      stateChangelogTopics: [],
      repartitionSinkTopics: [],
      repartitionSourceTopics: [],
      copartitionGroups: [],
    },
  ],
};
const UNSAID = { endpointInformationEpoch: 0, instanceId: null, rackId: null, userEndpoint: null };
const NO_OFFSETS = { taskOffsets: null, taskEndOffsets: null, shutdownApplication: false };

/** Members of a streams group, each a process of its own; each partition of their topic is a task. */
export const STREAMS_PROTOCOL: MemberProtocol = {
  isExclusive: true,
  repeatsAnswers: false,

  async heartbeat(world: World, { memberId, epoch, owned }: HistoryMember): Promise<HistoryAnswer> {
    const isJoining = epoch === 0;
    const { response } = await world.coordinator.streamsGroupHeartbeat(
      {
        ...UNSAID,
        ...NO_OFFSETS,
        groupId: GROUP,
        memberId,
        memberEpoch: epoch,
        rebalanceTimeoutMs: 30_000,
        topology: isJoining ? TOPOLOGY : null,
        activeTasks: isJoining ? [] : tasksIn([...owned].join()),
        standbyTasks: [],
        warmupTasks: [],
        processId: memberId,
        clientTags: [],
      },
      ORIGIN,
    );
    const { errorCode = 0, memberEpoch = 0, activeTasks } = response;
    return { errorCode, epoch: memberEpoch, owned: activeTasks ? placesOf(activeTasks) : undefined };
  },

  leave(world: World, { memberId }: HistoryMember): void {
    void world.coordinator.streamsGroupHeartbeat(
      {
        ...UNSAID,
        ...NO_OFFSETS,
        groupId: GROUP,
        memberId,
        memberEpoch: -1,
        rebalanceTimeoutMs: -1,
        topology: null,
        activeTasks: null,
        standbyTasks: null,
        warmupTasks: null,
        processId: null,
        clientTags: null,
      },
      ORIGIN,
    );
  },

  async describe(world: World): Promise<HistoryGroup | undefined> {
    const request = { groupIds: [GROUP], includeAuthorizedOperations: false };
    const { groups } = await world.coordinator.streamsGroupDescribe(request);
    const described = groups?.[0];
    if (described === undefined || described.errorCode) return undefined;
    const members = (described.members ?? []).map(({ memberId = '', memberEpoch = 0, assignment }) => {
      return { memberId, epoch: memberEpoch, owned: placesOf(assignment?.activeTasks) };
    });
    return { state: described.groupState ?? '', members, described };
  },

  places(world: World): string[] {
    return Array.from(
      { length: world.topics.partitionCount(TOPIC) ?? 0 },
      (_, partition) => `0_${partition}`,
    );
  },
};

function placesOf(tasks: Init<{ subtopologyId: string; partitions: number[] }[]> = []): Set<string> {
  return new Set(
    tasks.flatMap(({ subtopologyId, partitions = [] }) =>
      partitions.map((each) => `${subtopologyId}_${each}`),
    ),
  );
}
