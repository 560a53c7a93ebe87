import type {
  StreamsGroupHeartbeatResponseEndpointToPartitions,
  StreamsGroupHeartbeatResponseTopicPartition,
} from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { MetadataView } from '../../ports.ts';
import type { StreamsGroup } from './streams-group.ts';
import type { StreamsMember } from './streams-member.ts';
import { type EpochTasks, type Tasks, taskIds } from './tasks.ts';

/** Which partitions' state is to be asked of which member: for queries from outside of the application. */
export function partitionsByEndpoint(
  group: StreamsGroup,
  updated: StreamsMember,
  metadata: MetadataView,
): StreamsGroupHeartbeatResponseEndpointToPartitions[] {
  const others = [...group.members.values()].filter(({ memberId }) => memberId !== updated.memberId);
  return [...others, updated].flatMap(({ userEndpoint, assignedTasks }) => {
    if (userEndpoint === null) return [];
    return [
      {
        userEndpoint: { host: userEndpoint.host, port: userEndpoint.port },
        activePartitions: topicPartitions(assignedTasks.active, group, metadata),
        standbyPartitions: topicPartitions(assignedTasks.standby, group, metadata),
      },
    ];
  });
}

/** A topic with fewer partitions than its part has tasks is read by the first of them. */
function topicPartitions(
  tasks: Tasks | EpochTasks,
  { configured }: StreamsGroup,
  metadata: MetadataView,
): StreamsGroupHeartbeatResponseTopicPartition[] {
  return taskIds(tasks).flatMap(({ subtopologyId, partitions }) => {
    const sources = configured?.subtopologies?.get(subtopologyId)?.sources ?? [];
    return sources.map((topic) => ({
      topic,
      partitions: partitions.slice(0, metadata.partitionCount(topic) ?? 0),
    }));
  });
}
