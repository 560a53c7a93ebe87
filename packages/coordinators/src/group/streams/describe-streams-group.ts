import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  StreamsGroupDescribeResponseDescribedGroup,
  StreamsGroupDescribeResponseMember,
  StreamsGroupDescribeResponseTopicInfo,
  StreamsGroupDescribeResponseTopology,
} from '@kavka/protocol/messages/89-streams-group-describe';
import type { InternalTopic } from './configured-topology.ts';
import type { StreamsGroup } from './streams-group.ts';
import type { StreamsMember } from './streams-member.ts';
import { type OwnedTasks, type TaskSets, taskIds } from './tasks.ts';
import type { Topology } from './topology.ts';

export function describeStreamsGroup(group: StreamsGroup): Init<StreamsGroupDescribeResponseDescribedGroup> {
  const { groupId, groupEpoch, assignmentEpoch } = group;
  return {
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    groupId,
    groupState: group.state,
    groupEpoch,
    assignmentEpoch,
    topology: topologyOf(group),
    members: [...group.members.values()].map((member) => memberOf(member, group.targetOf(member.memberId))),
  };
}

/** As it runs, with the numbers of partitions of its internal topics; as it was told where it cannot run. */
function topologyOf({
  configured,
  topology,
}: StreamsGroup): Init<StreamsGroupDescribeResponseTopology> | null {
  if (configured !== null && configured.problem === null && configured.subtopologies !== null) {
    const subtopologies = [...configured.subtopologies.values()].map((part) => ({
      subtopologyId: part.subtopologyId,
      sourceTopics: part.sourceTopics.toSorted(),
      repartitionSinkTopics: part.repartitionSinkTopics.toSorted(),
      stateChangelogTopics: part.stateChangelogTopics.map(internalTopic).sort(byName),
      repartitionSourceTopics: part.repartitionSourceTopics.map(internalTopic).sort(byName),
    }));
    return { epoch: configured.epoch, subtopologies };
  }
  return topology === null ? null : asTold(topology);
}

function asTold({ epoch, subtopologies }: Topology): Init<StreamsGroupDescribeResponseTopology> {
  const told = ({ name, partitions, replicationFactor, topicConfigs }: ToldTopic) => {
    return { name, partitions, replicationFactor, topicConfigs };
  };
  return {
    epoch,
    subtopologies: [...subtopologies.keys()].sort().flatMap((id) => {
      const part = subtopologies.get(id);
      if (part === undefined) return [];
      return [
        {
          subtopologyId: id,
          sourceTopics: part.sourceTopics.toSorted(),
          repartitionSinkTopics: part.repartitionSinkTopics.toSorted(),
          stateChangelogTopics: part.stateChangelogTopics.map(told).sort(byName),
          repartitionSourceTopics: part.repartitionSourceTopics.map(told).sort(byName),
        },
      ];
    }),
  };
}

type ToldTopic = Topology['value']['subtopologies'][number]['stateChangelogTopics'][number];

function internalTopic(topic: InternalTopic): StreamsGroupDescribeResponseTopicInfo {
  const { name, partitions, replicationFactor, configs } = topic;
  return {
    name,
    partitions,
    replicationFactor,
    topicConfigs: configs.map(({ key, value }) => ({ key, value })),
  };
}

function memberOf(member: StreamsMember, target: TaskSets): Init<StreamsGroupDescribeResponseMember> {
  const { memberId, memberEpoch, instanceId, rackId, clientId, clientHost, topologyEpoch } = member;
  return {
    memberId,
    memberEpoch,
    instanceId,
    rackId,
    clientId,
    clientHost,
    topologyEpoch,
    processId: member.processId,
    userEndpoint: member.userEndpoint,
    clientTags: [...member.clientTags].map(([key, value]) => ({ key, value })),
    assignment: assignmentOf(member.assignedTasks),
    targetAssignment: assignmentOf(target),
  };
}

function assignmentOf({ active, standby, warmup }: TaskSets | OwnedTasks) {
  return { activeTasks: taskIds(active), standbyTasks: taskIds(standby), warmupTasks: taskIds(warmup) };
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1;
}
