import { inJavaHashOrder } from '@kavka/base';
import type { StreamsGroupTopologyValueTopicInfo } from '@kavka/protocol/messages/coordinator/streams-group-topology-value';
import type { MetadataView } from '../../ports.ts';
import { Refusal } from '../../runtime/refusal.ts';
import { partitionCounts } from './partition-counts.ts';
import { type Subtopology, sourcesOf, type Topology } from './topology.ts';
import { TopologyProblem } from './topology-problem.ts';

/** A topic of an application that the broker makes for it. */
export interface InternalTopic {
  readonly name: string;
  readonly partitions: number;
  /** As the application told it: 0 or -1 for what the broker is set to. */
  readonly replicationFactor: number;
  readonly configs: readonly { readonly key: string; readonly value: string }[];
}

/** A part of a topology on the topics that are there. */
export interface ConfiguredSubtopology {
  readonly subtopologyId: string;
  readonly taskCount: number;
  readonly isStateful: boolean;
  readonly sources: readonly string[];
  readonly sourceTopics: readonly string[];
  readonly repartitionSinkTopics: readonly string[];
  readonly repartitionSourceTopics: readonly InternalTopic[];
  readonly stateChangelogTopics: readonly InternalTopic[];
}

/** A topology on the topics that are there; where they do not suffice, what is wrong, and what is to be made. */
export interface ConfiguredTopology {
  readonly epoch: number;
  /** By subtopology id, in order; null where the number of tasks is not known. */
  readonly subtopologies: ReadonlyMap<string, ConfiguredSubtopology> | null;
  readonly missingTopics: readonly InternalTopic[];
  readonly problem: TopologyProblem | null;
}

export function configureTopology(topology: Topology, metadata: MetadataView): ConfiguredTopology | Refusal {
  const { epoch } = topology;
  const failed = (problem: TopologyProblem): ConfiguredTopology => {
    return { epoch, subtopologies: null, missingTopics: [], problem };
  };
  const missing = missingSources(topology, metadata);
  if (missing.length > 0) return failed(TopologyProblem.missingSources(missing));
  const counts = partitionCounts(topology, (topic) => metadata.partitionCount(topic));
  if (counts instanceof Refusal) return counts;
  if (counts instanceof TopologyProblem) return failed(counts);
  const ids = [...topology.subtopologies.keys()].sort();
  const subtopologies = new Map(
    ids.map((id) => [id, configure(topology.subtopologies.get(id) as Subtopology, counts, metadata)]),
  );
  const internal = internalTopics(subtopologies.values());
  for (const topic of internal.values()) {
    const found = metadata.partitionCount(topic.name);
    if (found === undefined) continue;
    if (found !== topic.partitions) return failed(wrongCount(topic, found));
    internal.delete(topic.name);
  }
  const names = inJavaHashOrder([...internal.keys()]);
  const problem = names.length === 0 ? null : TopologyProblem.missingInternalTopics(names);
  return { epoch, subtopologies, missingTopics: [...internal.values()], problem };
}

function missingSources({ subtopologies }: Topology, metadata: MetadataView): string[] {
  const missing = new Set<string>();
  for (const { sourceTopics } of subtopologies.values())
    for (const topic of sourceTopics) if (metadata.topicId(topic) === undefined) missing.add(topic);
  return [...missing].sort();
}

function configure(
  part: Subtopology,
  counts: ReadonlyMap<string, number>,
  metadata: MetadataView,
): ConfiguredSubtopology {
  const sources = sourcesOf(part);
  const internal = (topic: StreamsGroupTopologyValueTopicInfo): InternalTopic => ({
    name: topic.name,
    partitions: topic.partitions === 0 ? (counts.get(topic.name) ?? 0) : topic.partitions,
    replicationFactor: topic.replicationFactor,
    configs: topic.topicConfigs,
  });
  return {
    subtopologyId: part.subtopologyId,
    taskCount: Math.max(...sources.map((topic) => metadata.partitionCount(topic) ?? counts.get(topic) ?? 0)),
    isStateful: part.stateChangelogTopics.length > 0,
    sources,
    sourceTopics: part.sourceTopics,
    repartitionSinkTopics: part.repartitionSinkTopics,
    repartitionSourceTopics: part.repartitionSourceTopics.map(internal),
    stateChangelogTopics: part.stateChangelogTopics.map(internal),
  };
}

function internalTopics(parts: Iterable<ConfiguredSubtopology>): Map<string, InternalTopic> {
  const topics = new Map<string, InternalTopic>();
  for (const { repartitionSourceTopics, stateChangelogTopics } of parts) {
    for (const topic of repartitionSourceTopics) topics.set(topic.name, topic);
    for (const topic of stateChangelogTopics) topics.set(topic.name, topic);
  }
  return topics;
}

function wrongCount({ name, partitions }: InternalTopic, found: number): TopologyProblem {
  return TopologyProblem.incorrectlyPartitioned(
    `Existing topic ${name} has different number of partitions: expected ${partitions}, found ${found}`,
  );
}
