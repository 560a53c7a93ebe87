import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseUuid } from '@kavka/base';
import { configureTopology } from '../../../src/group/streams/configured-topology.ts';
import { Topology } from '../../../src/group/streams/topology.ts';
import type { MetadataView } from '../../../src/ports.ts';
import { Refusal } from '../../../src/runtime/refusal.ts';

const METADATA: MetadataView = {
  topicName: () => undefined,
  topicId: () => parseUuid('AAAAAAAAAAAAAAAAAAAAAQ'),
  partitionCount: (topic) => (topic === 'source' ? 2 : undefined),
  racksOfPartition: () => [],
  topicNames: () => ['source'],
  version: 1,
};

it('keeps the replication factor of an internal topic as it was told, where that is the default too', () => {
  const changelog = (name: string, replicationFactor: number) => {
    return { name, partitions: 0, replicationFactor, topicConfigs: [] };
  };
  const subtopology = {
    subtopologyId: '0',
    sourceTopics: ['source'],
    sourceTopicRegex: [],
    repartitionSinkTopics: [],
    repartitionSourceTopics: [],
    copartitionGroups: [],
    stateChangelogTopics: [changelog('zero', 0), changelog('default', -1), changelog('three', 3)],
  };
  const configured = configureTopology(new Topology({ epoch: 0, subtopologies: [subtopology] }), METADATA);
  assert.ok(!(configured instanceof Refusal));
  const factors = configured.missingTopics.map(({ name, replicationFactor }) => [name, replicationFactor]);
  assert.deepEqual(Object.fromEntries(factors), { zero: 0, default: -1, three: 3 });
});
