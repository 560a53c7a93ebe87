import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partitionCounts } from '../../../src/group/streams/partition-counts.ts';
import { type Subtopology, Topology } from '../../../src/group/streams/topology.ts';
import { StreamsStatus, TopologyProblem } from '../../../src/group/streams/topology-problem.ts';
import { Refusal } from '../../../src/runtime/refusal.ts';

type Part = Partial<Omit<Subtopology, 'repartitionSourceTopics' | 'stateChangelogTopics'>> & {
  readonly repartitions?: Readonly<Record<string, number>>;
  readonly changelogs?: readonly string[];
};

const EXISTING: Readonly<Record<string, number>> = { four: 4, three: 3 };

function topic(name: string, partitions: number) {
  return { name, partitions, replicationFactor: 0, topicConfigs: [] };
}

function topology(...parts: readonly Part[]): Topology {
  const subtopologies = parts.map(({ repartitions = {}, changelogs = [], ...part }, i) => ({
    subtopologyId: String(i),
    sourceTopics: [],
    sourceTopicRegex: [],
    repartitionSinkTopics: [],
    copartitionGroups: [],
    ...part,
    repartitionSourceTopics: Object.entries(repartitions).map(([name, count]) => topic(name, count)),
    stateChangelogTopics: changelogs.map((name) => topic(name, 0)),
  }));
  return new Topology({ epoch: 0, subtopologies });
}

function counts(...parts: readonly Part[]): unknown {
  const result = partitionCounts(topology(...parts), (name) => EXISTING[name]);
  if (result instanceof Refusal) return result.errorMessage;
  return result instanceof TopologyProblem ? result.statusCode : Object.fromEntries(result);
}

describe('partitionCounts', () => {
  it('follows what is read from part to part', () => {
    const chain: Part[] = [
      { repartitions: { r1: 0 }, repartitionSinkTopics: ['r2'] },
      { sourceTopics: ['four', 'three'], repartitionSinkTopics: ['r1'] },
      { repartitions: { r2: 0 }, changelogs: ['c'] },
    ];
    assert.deepEqual(counts(...chain), { r1: 4, r2: 4, c: 4 });
  });

  it('keeps a number that the application has chosen', () => {
    const parts = [
      { sourceTopics: ['four'], repartitionSinkTopics: ['r'] },
      { repartitions: { r: 9 }, changelogs: ['c'] },
    ];
    assert.deepEqual(counts(...parts), { r: 9, c: 9 });
  });

  it('gives a repartition topic that is joined the number of the other topic', () => {
    const joined = { sourceTopics: [0], sourceTopicRegex: [], repartitionSourceTopics: [0] };
    const parts = [
      { sourceTopics: ['four'], repartitionSinkTopics: ['r'] },
      { sourceTopics: ['three'], repartitions: { r: 0 }, copartitionGroups: [joined] },
    ];
    assert.deepEqual(counts(...parts), { r: 3 });
    const fixed = [parts[0] ?? {}, { ...parts[1], repartitions: { r: 5 } }];
    assert.equal(counts(...fixed), StreamsStatus.INCORRECTLY_PARTITIONED_TOPICS);
  });

  it('tells topics that cannot be joined', () => {
    const joined = { sourceTopics: [0, 1], sourceTopicRegex: [], repartitionSourceTopics: [] };
    const part = { sourceTopics: ['four', 'three'], copartitionGroups: [joined] };
    assert.equal(counts(part), StreamsStatus.INCORRECTLY_PARTITIONED_TOPICS);
  });

  it('refuses loops, topics that nobody writes, and parts that read nothing', () => {
    const loop = { repartitions: { r: 0 }, repartitionSinkTopics: ['r'] };
    assert.match(String(counts(loop)), /loops/);
    assert.match(String(counts({ sourceTopics: ['four'], repartitions: { r: 0 } })), /never used as a sink/);
    assert.match(String(counts({ changelogs: ['c'] })), /No source topics/);
  });
});
