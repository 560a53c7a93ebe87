import type {
  StreamsGroupTopologyValue,
  StreamsGroupTopologyValueSubtopology,
} from '@kavka/protocol/messages/coordinator/streams-group-topology-value';

export type Subtopology = StreamsGroupTopologyValueSubtopology;

/** What an application computes: parts that are connected by topics alone, each of which runs as one task per partition. */
export class Topology {
  readonly epoch: number;
  readonly subtopologies: ReadonlyMap<string, Subtopology>;
  /** By each topic that is read, the part that reads it. */
  readonly readers: ReadonlyMap<string, Subtopology>;
  readonly #value: StreamsGroupTopologyValue;

  constructor(value: StreamsGroupTopologyValue) {
    this.#value = value;
    this.epoch = value.epoch;
    this.subtopologies = new Map(value.subtopologies.map((part) => [part.subtopologyId, part]));
    const readers = new Map<string, Subtopology>();
    for (const part of this.subtopologies.values())
      for (const topic of sourcesOf(part)) readers.set(topic, part);
    this.readers = readers;
  }

  /** As the log has it. */
  get value(): StreamsGroupTopologyValue {
    return this.#value;
  }

  /** Topics that are read or written as state: when one of them changes, the topology is looked at again. */
  requiredTopics(): Set<string> {
    const topics = new Set(this.readers.keys());
    for (const { stateChangelogTopics } of this.subtopologies.values())
      for (const { name } of stateChangelogTopics) topics.add(name);
    return topics;
  }

  /** Order counts in lists, but not among the parts. */
  equals(other: Topology): boolean {
    if (this.epoch !== other.epoch || this.subtopologies.size !== other.subtopologies.size) return false;
    for (const [id, part] of this.subtopologies) {
      const otherPart = other.subtopologies.get(id);
      if (otherPart === undefined || JSON.stringify(part) !== JSON.stringify(otherPart)) return false;
    }
    return true;
  }
}

/** The topics that a part reads: those of others, and those by which parts hand records on. */
export function sourcesOf({ sourceTopics, repartitionSourceTopics }: Subtopology): string[] {
  return [...sourceTopics, ...repartitionSourceTopics.map(({ name }) => name)];
}

/** Topics of a part that have to have the same number of partitions. */
export function copartitionGroupsOf(part: Subtopology): Set<string>[] {
  return part.copartitionGroups.map(({ sourceTopics, repartitionSourceTopics }) => {
    const sources = sourceTopics.map((index) => part.sourceTopics[index]);
    const repartitions = repartitionSourceTopics.map((index) => part.repartitionSourceTopics[index]?.name);
    return new Set([...sources, ...repartitions].filter((topic) => topic !== undefined));
  });
}
