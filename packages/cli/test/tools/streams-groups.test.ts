import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StreamsGroupDescription } from '@kavka/client';
import { activePartitions, membersTable } from '../../src/tools/streams-groups/group-tables.ts';
import { internalTopics } from '../../src/tools/streams-groups/input-offsets.ts';
import { run, testCluster } from '../stage.ts';

const NO_TASKS = { active: [], standby: [], warmup: [] };
const GROUP: StreamsGroupDescription = {
  groupId: 'app',
  state: 'Stable',
  groupEpoch: 3,
  targetAssignmentEpoch: 2,
  topologyEpoch: 0,
  authorizedOperations: null,
  subtopologies: [
    {
      subtopologyId: '0',
      sourceTopics: ['in'],
      repartitionSinkTopics: ['app-by-key-repartition'],
      repartitionSourceTopics: [],
      changelogTopics: [],
    },
    {
      subtopologyId: '1',
      sourceTopics: [],
      repartitionSinkTopics: [],
      repartitionSourceTopics: ['app-by-key-repartition'],
      changelogTopics: ['app-counts-changelog', 'elsewhere'],
    },
  ],
  members: [
    {
      ...{ memberId: 'm', memberEpoch: 3, instanceId: null, rackId: null, clientId: 'c', clientHost: '/::1' },
      ...{ topologyEpoch: 0, processId: 'p', isClassic: false },
      assignment: { active: ['0_0', '0_1', '1_0'], standby: ['1_1'], warmup: [] },
      targetAssignment: { ...NO_TASKS, active: ['0_0'] },
    },
  ],
};

describe('kafka-streams-groups', () => {
  const cluster = testCluster();
  const groups = (words: string) => run('kafka-streams-groups', [...cluster.at, ...words.split(' ')]);

  it('shows members with their tasks', () => {
    assert.deepEqual(membersTable(GROUP, false).rows, [
      ['app', 'm', 'p', 'c', 'ACTIVE: 0:[0,1]; 1:[0]; STANDBY: 1:[1]; '],
    ]);
    const { columns, rows } = membersTable(GROUP, true);
    assert.equal(columns.length, rows[0]?.length);
    assert.equal(rows[0]?.at(-1), 'ACTIVE: 0:[0,1]; 1:[0]; STANDBY: 1:[1]; TARGET-ACTIVE: 0:[0]; ');
  });

  it('knows what members read, and the topics of the application', () => {
    assert.deepEqual(
      activePartitions(GROUP).map(({ topic, partition }) => `${topic}-${partition}`),
      ['app-by-key-repartition-0', 'in-0', 'in-1'],
    );
    assert.deepEqual(internalTopics(GROUP), {
      inferred: ['app-by-key-repartition', 'app-counts-changelog'],
      strange: ['elsewhere'],
    });
  });

  it('tells of groups that are not there', async () => {
    assert.equal((await groups('--list --state')).output, 'GROUP           STATE\n');
    const missing = await groups('--describe --group none');
    assert.equal(missing.code, 1);
    assert.match(missing.errors, /^\nError: Executing streams group command failed due to .*none.*\n$/);
    const deletion = await groups('--delete --group none --delete-all-internal-topics');
    assert.equal(deletion.code, 1);
    assert.match(deletion.output, /Group 'none' does not exist or is not a streams group\./);
  });

  it('takes the options that go together, and no others', async () => {
    for (const [words, message] of [
      ['--list --describe --all-groups', /^Command must include exactly one action/],
      ['--describe', /^Option \[describe\] takes one of these options: \[all-groups\], \[group\]/],
      ['--reset-offsets --group g --to-latest', /takes the option: \[execute\] or \[dry-run\]/],
      ['--delete --group g --input-topic t', /does not support topic-specific offset deletion/],
      ['--delete-offsets --group g', /takes the \[group\] and one of these options/],
      ['--list --execute', /^Only Option \[reset-offsets\] accepts/],
      ['--describe --group g --delete-internal-topic t', /takes \[reset-offsets\] when \[execute\]/],
    ] as const)
      assert.match((await groups(words)).errors, message);
  });
});
