import { ErrorCode } from '@kavka/protocol';
import { Refusal } from '../../runtime/refusal.ts';
import { copartitionGroupsOf, type Subtopology, sourcesOf, type Topology } from './topology.ts';
import { TopologyProblem } from './topology-problem.ts';

/** How many partitions a topic has, or is to have; undefined where that is not known. */
type CountOf = (topic: string) => number | undefined;

/** What a topology asks for where it leaves the number to the coordinator. */
const UNDECIDED = 0;

/**
 * How many partitions the internal topics of a topology are to have. Topics by which parts hand records on follow from what is read before
 * them, changelogs from what their part reads.
 */
export function partitionCounts(
  topology: Topology,
  existing: CountOf,
): ReadonlyMap<string, number> | TopologyProblem | Refusal {
  const parts = [...topology.subtopologies.values()];
  const decided = new Map<string, number>();
  const countOf: CountOf = (topic) => existing(topic) ?? decided.get(topic);
  const repartitions = repartitionCounts(parts, countOf);
  if (repartitions instanceof Refusal) return repartitions;
  for (const [topic, count] of repartitions) decided.set(topic, count);
  const copartitions = new Copartitions(parts, countOf);
  for (const part of parts) {
    for (const group of copartitionGroupsOf(part)) {
      const counts = copartitions.countsOf(group);
      if (counts instanceof TopologyProblem || counts instanceof Refusal) return counts;
      for (const [topic, count] of counts) decided.set(topic, count);
    }
  }
  const changelogs = changelogCounts(parts, countOf);
  if (changelogs instanceof Refusal) return changelogs;
  for (const [topic, count] of changelogs) decided.set(topic, count);
  return decided;
}

/** Parts are gone over until nothing new is learned: what one hands on may depend on what it is handed. */
function repartitionCounts(parts: readonly Subtopology[], countOf: CountOf): Map<string, number> | Refusal {
  const counts = new Map<string, number>();
  for (const { repartitionSourceTopics } of parts)
    for (const { name, partitions } of repartitionSourceTopics)
      if (partitions !== UNDECIDED) counts.set(name, partitions);
  for (let isComplete = false; !isComplete; ) {
    isComplete = true;
    let hasProgressed = false;
    for (const part of parts) {
      for (const sink of part.repartitionSinkTopics) {
        if (counts.has(sink)) continue;
        const count = largestSource(part, counts, countOf);
        if (count === undefined) isComplete = false;
        else counts.set(sink, count);
        hasProgressed ||= count !== undefined;
      }
    }
    if (!isComplete && !hasProgressed)
      return invalid('There may be loops in the topology that cannot be resolved.');
  }
  const isUsed = (part: Subtopology) => part.repartitionSourceTopics.every(({ name }) => counts.has(name));
  return parts.every(isUsed)
    ? counts
    : invalid('because a repartition source topic is never used as a sink topic.');
}

function invalid(reason: string): Refusal {
  const message = `Failed to compute number of partitions for all repartition topics, ${reason}`;
  return new Refusal(ErrorCode.STREAMS_INVALID_TOPOLOGY, message);
}

function largestSource(
  { sourceTopics, repartitionSourceTopics }: Subtopology,
  repartitions: ReadonlyMap<string, number>,
  countOf: CountOf,
): number | undefined {
  const counts = [
    ...repartitionSourceTopics.map(({ name }) => repartitions.get(name)),
    ...sourceTopics.map(countOf),
  ].filter((count) => count !== undefined);
  return counts.length === 0 ? undefined : Math.max(...counts);
}

function changelogCounts(parts: readonly Subtopology[], countOf: CountOf): Map<string, number> | Refusal {
  const counts = new Map<string, number>();
  for (const part of parts) {
    const sources = sourcesOf(part);
    if (sources.length === 0) {
      const message = `No source topics found for subtopology ${part.subtopologyId}`;
      return new Refusal(ErrorCode.STREAMS_INVALID_TOPOLOGY, message);
    }
    const largest = Math.max(...sources.map((topic) => countOf(topic) ?? 0));
    for (const { name } of part.stateChangelogTopics) counts.set(name, largest);
  }
  return counts;
}

/** Topics that are joined must have the same number of partitions; those that the coordinator makes are given it. */
class Copartitions {
  readonly #countOf: CountOf;
  /** Of topics by which parts hand records on: those whose number is the application's choice, and the others. */
  readonly #fixed = new Set<string>();
  readonly #flexible = new Set<string>();

  constructor(parts: readonly Subtopology[], countOf: CountOf) {
    this.#countOf = countOf;
    for (const { repartitionSourceTopics } of parts)
      for (const { name, partitions } of repartitionSourceTopics)
        (partitions === UNDECIDED ? this.#flexible : this.#fixed).add(name);
  }

  countsOf(group: ReadonlySet<string>): Map<string, number> | TopologyProblem | Refusal {
    if (group.size === 0) return new Map();
    const isRepartition = (topic: string) => this.#fixed.has(topic) || this.#flexible.has(topic);
    const repartitions = this.#counts([...group].filter(isRepartition));
    const others = this.#counts([...group].filter((topic) => !isRepartition(topic)));
    const count = others.size === 0 ? this.#ofRepartitions(repartitions) : same(others);
    if (typeof count !== 'number') return count;
    for (const [topic, own] of repartitions) {
      if (!this.#fixed.has(topic) || own === count) continue;
      return TopologyProblem.incorrectlyPartitioned(
        `Number of partitions [${own}] of repartition topic [${topic}] doesn't match number of partitions [${count}] of the source topic.`,
      );
    }
    return new Map([...repartitions.keys()].map((topic) => [topic, count]));
  }

  #ofRepartitions(repartitions: ReadonlyMap<string, number>): number | TopologyProblem | Refusal {
    if (this.#fixed.size > 0) return same(this.#counts(this.#fixed), repartitions);
    const largest = Math.max(...repartitions.values());
    if (largest > 0) return largest;
    const message = `All topics in the copartition group had undefined partition number: ${[...repartitions.keys()].join(', ')}`;
    return new Refusal(ErrorCode.STREAMS_INVALID_TOPOLOGY, message);
  }

  #counts(topics: Iterable<string>): Map<string, number> {
    return new Map([...topics].map((topic) => [topic, this.#countOf(topic) ?? 0]));
  }
}

function same(counts: ReadonlyMap<string, number>, told = counts): number | TopologyProblem {
  const [first = 0, ...others] = counts.values();
  if (others.every((count) => count === first)) return first;
  const list = [...told].sort(([left], [right]) => (left < right ? -1 : 1));
  return TopologyProblem.incorrectlyPartitioned(
    `Following topics do not have the same number of partitions: [{${list.map((entry) => entry.join('=')).join(', ')}}]`,
  );
}
