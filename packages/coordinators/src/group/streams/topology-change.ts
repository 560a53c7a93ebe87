import { ErrorCode } from '@kavka/protocol';
import type { StreamsGroupHeartbeatRequestTopology } from '@kavka/protocol/messages/88-streams-group-heartbeat';
import { Refusal } from '../../runtime/refusal.ts';
import type { StreamsGroup } from './streams-group.ts';
import { Topology } from './topology.ts';

/** The topology of the group once a member has told its own; the first member decides. */
export function topologyChange(
  group: StreamsGroup,
  told: StreamsGroupHeartbeatRequestTopology | null,
): { readonly value: Topology; readonly isNew: boolean } | Refusal {
  const known = group.topology;
  if (told === null) {
    if (known !== null) return { value: known, isNew: false };
    const message = 'The topology is null and the group topology is also null.';
    return new Refusal(ErrorCode.UNKNOWN_SERVER_ERROR, message);
  }
  const { epoch, subtopologies } = told;
  const topology = new Topology({ epoch, subtopologies: subtopologies.map(withoutExtras) });
  if (known === null) return { value: topology, isNew: true };
  if (known.epoch <= epoch && !known.equals(topology))
    return new Refusal(ErrorCode.INVALID_REQUEST, 'Topology updates are not supported yet.');
  return { value: known, isNew: false };
}

type Told = StreamsGroupHeartbeatRequestTopology['subtopologies'][number];
type ToldTopic = Told['repartitionSourceTopics'][number];

/** As the log has it, with its fields in one order, so that two of them can be compared. */
function withoutExtras(part: Told) {
  const topicInfo = ({ name, partitions, replicationFactor, topicConfigs }: ToldTopic) => ({
    name,
    partitions,
    replicationFactor,
    topicConfigs: topicConfigs.map(({ key, value }) => ({ key, value })),
  });
  return {
    subtopologyId: part.subtopologyId,
    sourceTopics: part.sourceTopics,
    sourceTopicRegex: part.sourceTopicRegex,
    stateChangelogTopics: part.stateChangelogTopics.map(topicInfo),
    repartitionSinkTopics: part.repartitionSinkTopics,
    repartitionSourceTopics: part.repartitionSourceTopics.map(topicInfo),
    copartitionGroups: part.copartitionGroups.map(
      ({ sourceTopics, sourceTopicRegex, repartitionSourceTopics }) => ({
        sourceTopics,
        sourceTopicRegex,
        repartitionSourceTopics,
      }),
    ),
  };
}
